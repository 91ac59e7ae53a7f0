"""A small affair that the tests of the explorer share."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_mention, a_person, an_actor, an_event, built_together
from timeline.models import Event
from timeline.vocabulary import EventType, Precision, Status


@pytest.fixture
@built_together()
def affair(db: None) -> dict[str, Event]:
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    holm = a_person("Ada Holm", of=norland)
    met = an_event(
        "Ada Holm met envoys of Sudria.", type=EventType.CONSULT, sources=[holm], targets=[sudria], start=date(2020, 1, 3)
    )
    a_mention(
        met,
        "A delegation of Sudria was received by Ada Holm.",
        publisher="Evening Post",
        type=EventType.CONSULT,
        sources=[holm],
        targets=[sudria],
        start=date(2020, 1, 3),
        confidence=0.6,
    )
    return {
        "met": met,
        "closed": an_event(
            "Sudria closed its border.", type=EventType.SANCTION, sources=[sudria], targets=[norland], start=date(2020, 2, 5)
        ),
        "aid": an_event(
            "Norland is to send aid.",
            type=EventType.AID,
            status=Status.PLANNED,
            sources=[norland],
            start=date(2020, 1, 13),
            end=date(2020, 1, 19),
            precision=Precision.WEEK,
        ),
        "accused": an_event("Norland accused Sudria.", type=EventType.ACCUSE, sources=[norland], targets=[sudria]),
    }
