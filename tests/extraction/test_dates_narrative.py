"""Dates of texts that tell of a past time, as an encyclopedia does: days and months count from what was told last.

The texts were published on Tuesday, 14 May 2019.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction.dates import find_dates
from timeline.extraction.values import DateMention

TUESDAY = date(2019, 5, 14)
OPENING = "The siege of Brenholm lasted from 3 October 1866 to 20 February 1867. "


def found_in(text: str) -> dict[str, DateMention]:
    return {mention.span.of(text): mention for mention in find_dates(text, TUESDAY)}


NARRATIVES = [
    ("It began on 9 October 1866. The mill burned on 12 October.", "12 October", "1866-10-12", "the year told last"),
    ("The ford was lost on 28 December 1866. In January the garrison ate its horses.", "January", "1867-01", "over the year's turn"),
    ("The ford was lost on 28 December 1866. The general had ridden out on 2 November.", "2 November", "1866-11-02",
     "what had happened lies before"),
    ("The ford was lost on 6 March 1867. A priest who was born in 1811 wrote of it. On 9 March he fled.", "9 March", "1867-03-09",
     "a year in passing leaves the story where it is"),
    ("The ford was lost on 6 March 1867.\n\nIn April the duke paid.", "April", "1867-04", "across paragraphs too"),
    ("A bridge was laid on 9 October 1866. On the 12th it broke.", "the 12th", "1866-10-12", "only the day of the month"),
    ("A bridge was laid on 29 October 1866. It held until the 4th, and fell.", "the 4th", "/1866-11-04", "of the next month when it is over"),
    ("A bridge was laid on 9 October 1866. On the 12th Danish guns broke it.", "the 12th", "1866-10-12", "before a name"),
    ("It was mid-November 1866. On the night of the 26th snow fell.", "the night of the 26th", "1866-11-26", "a night of a day"),
    ("They marched on 9 October 1866. Two days later they stood in the marsh.", "Two days later", "1866-10-11", "counted on"),
    ("They marched on 9 October 1866. The next week was quiet.", "The next week", "1866-10-15/1866-10-21", "the week after that day"),
    ("They marched on 9 October 1866. The next year both kings died.", "The next year", "1867", "the year after that day"),
    ("They marched on 9 October 1866. That autumn the rivers froze.", "That autumn", "1866-23", "the autumn of that year"),
    ("They marched on 9 October 1866. The following spring a truce came.", "The following spring", "1867-21", "the first spring after"),
    ("They marched on 9 October 1866. By the end of the year half were ill.", "the end of the year", "/1866-12-31", "of the year told"),
    ("They marched on 9 October 1866. On Friday they rested.", "Friday", "1866-10-12", "the first Friday from then on"),
    ("They marched on 9 October 1866. At noon the gates opened.", "noon", "1866-10-09", "an hour of the day told"),
    ("They came on the evening of 9 October 1866. By dawn the gate was theirs.", "dawn", "/1866-10-10", "dawn ends that night"),
    ("They marched on 9 October 1866 and won on Christmas Day.", "Christmas Day", "1866-12-25", "a holiday of that year"),
    ("They marched in May 1866. A treaty came in March of the following year.", "March of the following year", "1867-03", "told year"),
    ("They lay low from 9 October 1866. Over the next three months the walls cracked.", "the next three months", "1866-10-09/1867-01-09",
     "a window opens where the story stands"),
    ("They held the mill from 9 October 1866. On the night of 17/18 November it burned.", "the night of 17/18 November",
     "1866-11-17/1866-11-18", "the night between two days"),
    ("In the winter of 1866-67 the wells froze.", "the winter of 1866-67", "1866-24", "a winter has two years"),
    ("They marched on 9 October 1866. At dawn on 12 October they rested.", "dawn on 12 October", "1866-10-12", "an hour of a day"),
    ("They marched on 9 October 1866. A stone was raised ten years ago. On 12 October they rested.", "12 October", "1866-10-12",
     "what counts from publication leaves the story where it is"),
    ("They marched on Tuesday, 9 October 1866. The gate fell on Sunday 14 October.", "Sunday 14 October", "1866-10-14", "with its weekday"),
]  # fmt: skip

REPORTS = [
    ("The mayor said on Monday that Brenholm, besieged from 3 October 1866 to 20 February 1867, would build a museum in June.", "June",
     "2019-06", "a report of today about a past time"),
    ("Yesterday the museum of Brenholm opened. The siege of 3 October 1866 ended on 20 February 1867. The roof fell in on 2 May.",
     "2 May", "2019-05-02", "a text that begins with its own day"),
    ("A truce of 9 October 1866 is on show. The hall opens on 2 June.", "2 June", "2019-06-02", "one old date makes no narrative"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expression", "expected", "why"), NARRATIVES)
def test_a_narrative_goes_on_from_what_it_told_last(text: str, expression: str, expected: str, why: str) -> None:
    found = found_in(OPENING + text)
    assert expression in found, f"found only {list(found)}"
    assert found[expression].range.edtf == expected, why


@pytest.mark.parametrize(("text", "expression", "expected", "why"), REPORTS)
def test_a_report_counts_from_its_own_day(text: str, expression: str, expected: str, why: str) -> None:
    assert found_in(text)[expression].range.edtf == expected, why


@pytest.mark.parametrize("words", ["the 7th Lancers", "the 3rd attempt", "the 2nd Guards Division"])
def test_what_is_numbered_like_a_day_is_none(words: str) -> None:
    assert not any("the" in mention for mention in found_in(f"{OPENING}Fire fell on {words} at once."))


def test_the_name_of_a_war_is_no_season() -> None:
    assert list(found_in("The Winter War was hard.")) == []


def test_a_reader_is_told_from_which_date_the_text_goes_on() -> None:
    mention = found_in(f"{OPENING}It began on 9 October 1866. The mill burned on the 12th.")["the 12th"]
    assert "goes on from 9 October 1866" in mention.reason
