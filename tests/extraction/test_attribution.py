"""Who says so: beside the words, after a quotation, a paragraph later, nested."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import EventMention

DAY = date(2024, 5, 16)


def speakers(event: EventMention) -> list[str]:
    return [mention.actor.name for mention in event.speakers if mention.actor]


def event_of(text: str, event_type: str) -> EventMention:
    found = [event for event in extract(text, DAY).events if event.type == event_type]
    assert found, f"no {event_type} in {text!r}"
    return found[0]


ROWS = [
    ("Norway said that Russia had shelled Ukraine.", "ASSAULT", ["Norway"], "the verb of saying stands before"),
    ("Russia shelled Ukraine, Norway said.", "ASSAULT", ["Norway"], "it stands after"),
    (
        "Russia shelled Ukraine, said Foreign Minister Ingrid Dahle of Norway.",
        "ASSAULT",
        ["Ingrid Dahle"],
        "verb and speaker changed places",
    ),
    ("According to Norway, Russia shelled Ukraine.", "ASSAULT", ["Norway"], "“according to” opens the sentence"),
    ("Russia shelled Ukraine, according to Norway.", "ASSAULT", ["Norway"], "“according to” closes it"),
    ("Russia shelled Ukraine.", "ASSAULT", [], "the article says so itself"),
    ("Russia threatened Ukraine.", "THREATEN", [], "who threatens does not report the threat"),
    (
        "“Russia shelled Ukraine overnight,” President Jonas Lind of Sweden told reporters.",
        "ASSAULT",
        ["Jonas Lind"],
        "a quotation",
    ),
]


@pytest.mark.parametrize(("text", "event_type", "expected", "why"), ROWS, ids=[row[0][:45] for row in ROWS])
def test_speaker_in_the_sentence(text: str, event_type: str, expected: list[str], why: str) -> None:
    assert speakers(event_of(text, event_type)) == expected, why


def test_nested_speech_gives_the_innermost_speaker_first() -> None:
    event = event_of("France said that Germany had confirmed that Russia shelled Ukraine.", "ASSAULT")
    assert speakers(event) == ["Germany", "France"]


def test_the_speaker_of_a_long_quotation_speaks_for_all_its_sentences() -> None:
    text = "“Russia shelled Ukraine. The world looked away,” President Jonas Lind of Sweden said."
    assert speakers(event_of(text, "ASSAULT")) == ["Jonas Lind"]


def test_a_speaker_who_is_only_he_is_named_by_the_next_paragraph() -> None:
    text = (
        "“Kenya condemned Somalia yesterday, and rightly so,” he pointed out.\n\n"
        "The border has been shut for a week, Kenyan Foreign Minister Peter Kiptoo said."
    )
    event = event_of(text, "ACCUSE")
    assert speakers(event) == ["Peter Kiptoo"]


def test_a_statement_that_fits_no_type_is_told_once_and_needs_a_matter_of_states() -> None:
    events = extract("Foreign Minister Ingrid Dahle of Norway said that peace with Russia was far away.", DAY).events
    assert [(event.type, [mention.actor.name for mention in event.sources if mention.actor]) for event in events] == [
        ("STATEMENT", ["Ingrid Dahle"])
    ]
    assert not extract("Foreign Minister Ingrid Dahle of Norway said that she had slept well.", DAY).events
