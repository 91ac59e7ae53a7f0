"""Whose day a date is, in headlines, in denials and between the clauses of a sentence.

Each text with the trigger of one of its events. The article was published on Thursday, 16 May 2024.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)
ONLY_PUBLISHED = "/2024-05-16"

HEADLINES = [
    ("Peru and Chile sign fishing accord\n\nPeru and Chile reached an agreement on Monday. The agreement was signed by the ministers of Peru and Chile.",
     "sign", "2024-05-13", "a sentence of the lead without a day does not take the day away"),
    ("Chad bombs Sudanese depot\n\nChad has bombed depots in Sudan since February 2023. Chad bombed a depot in Sudan on Tuesday.",
     "bombs", "2024-05-14", "the day of the news, and not the years of its background"),
    ("Gunmen ambush convoy as Peru and Chile meet\n\nGunmen ambushed a convoy of the army of Peru on Tuesday.",
     "ambush", "2024-05-14", "a headline that names nobody means what the first sentence tells of the kind"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "edtf", "why"), HEADLINES, ids=[row[3] for row in HEADLINES])
def test_this_event_has_that_day(text: str, trigger: str, edtf: str, why: str) -> None:
    extraction = extract(text, THURSDAY)
    days = [event.date.range.edtf for event in extraction.events if event.trigger.of(text).startswith(trigger)]
    assert days[:1] == [edtf], why
