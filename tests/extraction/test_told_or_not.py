"""Which words report an event, and which only look like one."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.triggers import lexicon

THURSDAY = date(2024, 5, 16)
AFFAIR = "Norway accused Kenya of piracy on Monday. Kenya's foreign minister met the Norwegian ambassador.\n\n"


def found_in(text: str) -> list[tuple[str, str]]:
    """Type and trigger of each event of the text."""
    return [(event.type.value, event.trigger.of(text)) for event in extract(text, THURSDAY).events]


def found_after_affair(sentence: str) -> list[str]:
    """The types that a sentence reports in an article about an affair of two states."""
    text = AFFAIR + sentence
    return [event.type.value for event in extract(text, THURSDAY).events if event.sentence.span.start >= len(AFFAIR)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya's foreign ministry declined to comment.",
        "The Norwegian embassy did not respond to a request for comment.",
        "Norway's foreign minister tried to sound calm.",
        "Norway, which imports a third of its coffee, has a long coast.",
        "Norway and Kenya share a belief in the sea.",
        "The name of the skipper has not been released.",
        "Some 300 refugees crossed into Kenya.",
        "Talks that were planned for June have no date.",
    ],
)
def test_what_reports_nothing(sentence):
    assert not set(found_after_affair(sentence)) - {"STATEMENT"}


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Norwegian marines boarded and seized a Kenyan trawler.", ["COERCE"]),
        ("Kenyan gunmen ambushed a Norwegian patrol and killed two of its guides.", ["ASSAULT"]),
        ("Norway summoned Kenya's envoy to protest the seizure.", ["ACCUSE"]),
        ("Norway and Kenya held talks to discuss the cod quotas.", ["CONSULT"]),
    ],
)
def test_one_deed_is_told_once(sentence, types):
    assert found_after_affair(sentence) == types


def test_a_deed_and_the_deed_it_answers_are_two():
    assert found_after_affair("Kenya will respond in kind to Norway's expulsion of the diplomats.") == ["THREATEN", "SANCTION"]


@pytest.mark.parametrize(
    ("headline", "types"),
    [
        ("Norway, Kenya trade fire on lake as Peru offers to mediate", ["ASSAULT", "AGREE"]),
        ("Norway holds fishing crew as Kenya calls for talks", ["COERCE", "REQUEST"]),
        ("Spies or tourists? Norway expels two Kenyan diplomats", ["SANCTION"]),
        ("Norway thanks Peru and calls on Kenya to follow", ["SUPPORT", "REQUEST"]),
    ],
)
def test_the_verbs_of_a_headline(headline, types):
    text = headline + "\n\nNAIROBI, May 16 - Officials said so.\n"
    assert [kind for kind, _ in found_in(text)][: len(types)] == types


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Ana Ruiz, the defence minister of Peru, insists on a ceasefire.", ["REQUEST"]),
        ("The foreign ministry called in the Kenyan ambassador, Peter Otieno.", ["ACCUSE"]),
        ("Norway took the matter to the World Trade Organization.", ["ACCUSE"]),
        ("Kenyan shopkeepers barricaded the road with tyres.", ["PROTEST"]),
        ("Norwegian soldiers unlocked the bridge.", ["CONCEDE"]),
        ("Two employees of the Kenyan embassy were ordered to leave.", ["SANCTION"]),
    ],
)
def test_deeds_of_an_affair(sentence, types):
    assert found_after_affair(sentence) == types


def test_a_list_of_words_can_name_another_list():
    assert {"trawler", "lorry"} <= lexicon().lists["carriers"]
