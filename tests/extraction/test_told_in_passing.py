"""What a sentence tells beside its main verb: in a clause without "which", in an infinitive of purpose, behind a condition."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)
AFFAIR = "Norway accused Kenya of piracy on Monday. Kenya's foreign minister met the Norwegian ambassador.\n\n"


def told(sentence: str) -> list[tuple[str, str]]:
    """Type and status of each event of the sentence, in an article about an affair of two states."""
    text = AFFAIR + sentence
    events = [event for event in extract(text, THURSDAY).events if event.sentence.span.start >= len(AFFAIR)]
    return [(event.type.value, event.status.value) for event in events]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The quota rests on the treaty Norway signed with Kenya in 2011.", "SUPPORT"),
        ("Norway dropped the complaint it had lodged at the World Trade Organization.", "ACCUSE"),
        ("The quota rests on a treaty which Norway, Peru and Chile signed with Kenya.", "SUPPORT"),
        ("Norway recalled its envoy and put off talks with Kenya.", "REJECT"),
        ("A Kenyan fisherman drowned when a Norwegian patrol boat rammed his dhow, which capsized.", "ASSAULT"),
    ],
)
def test_what_hangs_on_a_noun_or_an_and(sentence, event):
    assert (event, "occurred") in told(sentence)


def test_what_a_call_or_a_journey_is_made_for():
    assert told("Norway's president telephoned Kenya's president on Sunday to apologise.") == [
        ("CONSULT", "occurred"),
        ("CONCEDE", "occurred"),
    ]
    assert told("Norway's president is ready to mediate between Kenya and Peru.") == [("AGREE", "occurred")]


def test_what_a_warning_warns_of_is_told_beside_it():
    warned = "Norway will close the port of Bergen to Kenyan ships unless the crew is freed"
    assert told(warned + ", Foreign Minister Per Vik warned Kenya.")[:2] == [
        ("SANCTION", "hypothetical"),
        ("THREATEN", "occurred"),
    ]
    assert told(warned + ".")[0] == ("THREATEN", "occurred")
    assert ("ASSAULT", "hypothetical") in told("Norway vowed to bomb Kenyan ports unless the crew is freed.")


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Within hours Kenya's trade minister, Ann Otieno, dismissed the report.", "REJECT"),
        ("The embassy called the ruling groundless.", "ACCUSE"),
        ("Mutinous soldiers toppled President Ann Otieno on Tuesday.", "COERCE"),
    ],
)
def test_who_acts_behind_a_time_or_without_a_name(sentence, event):
    assert [kind for kind, _ in told(sentence)] == [event]


def test_a_condition_is_no_gift():
    assert told("The crews may leave, provided that the fine is paid.") == []


def test_what_is_hit_back_with_is_told_once():
    assert told("Kenya hit back on Friday by shutting out Norwegian salmon.") == [("SANCTION", "occurred")]
