"""What another article adds to the days that one of them only infers."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_mention, an_event
from timeline.vocabulary import DateBasis, Status

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, FRIDAY = date(2024, 5, 13), date(2024, 5, 14), date(2024, 5, 17)


@pytest.mark.parametrize(
    ("basis", "printed", "expected", "why"),
    [
        (DateBasis.INFERRED, TUESDAY, (MONDAY, TUESDAY), "what Tuesday's paper reports had happened by Tuesday"),
        (DateBasis.INFERRED, date(2024, 5, 10), (MONDAY, FRIDAY), "a report from before the range cannot bound it"),
        (DateBasis.STATED, TUESDAY, (MONDAY, FRIDAY), "what a text states, no day of publication changes"),
    ],
)
def test_an_inferred_end_is_moved_up_by_an_earlier_report(basis, printed, expected, why):
    event = an_event("France condemned the raid.", start=MONDAY, end=FRIDAY, basis=basis, published_on=FRIDAY)
    a_mention(event, "Paris condemned the raid.", published_on=printed)
    event.refresh_from_db()
    assert (event.start, event.end) == expected, why


@pytest.mark.parametrize(
    ("printed", "expected", "why"),
    [
        (TUESDAY, (MONDAY, TUESDAY), "what was announced for the week was done by Tuesday, when it was told as done"),
        (date(2024, 5, 20), (MONDAY, FRIDAY), "a report from after the week bounds nothing"),
    ],
)
def test_a_time_that_was_only_announced_ends_when_it_is_told_as_done(printed, expected, why):
    event = an_event("France will leave the base.", start=MONDAY, end=FRIDAY, status=Status.PLANNED, published_on=MONDAY)
    a_mention(event, "France has left the base.", published_on=printed)
    event.refresh_from_db()
    assert (event.start, event.end) == expected, why
    assert ("had happened" in event.date_reason) == (expected[1] == TUESDAY)
