"""Idioms of the news that tell a deed between states, and the same words where they tell none."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)
AFFAIR = "Norway accused Kenya of piracy on Monday. Kenya's foreign minister met the Norwegian ambassador.\n\n"


def told(sentence: str) -> list[str]:
    """The types of what a sentence reports in an article about an affair of two states."""
    events = extract(AFFAIR + sentence, THURSDAY).events
    return [event.type.value for event in events if event.sentence.span.start >= len(AFFAIR)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kenya scuppered a draft resolution on Norway's whalers.", "REJECT"),
        ("Kenya broke ranks with Norway over the text.", "REJECT"),
        ("Kenya washed its hands of the dispute with Norway.", "REJECT"),
        ("Kenya proffered an olive branch to Norway.", "AGREE"),
        ("Kenya doffed its hat to Norway.", "SUPPORT"),
        ("Kenya rallied to Norway's side.", "SUPPORT"),
        ("Norway wound down its food aid to Kenya.", "SANCTION"),
        ("Norwegian lorries choked off the road to Kenya.", "SANCTION"),
        ("Kenya bundled off a Norwegian fugitive to Oslo.", "COERCE"),
        ("Hackers crippled Norwegian banks.", "COERCE"),
        ("Norway harboured the ousted president of Kenya.", "AID"),
        ("Norway airdropped flour to Kenya.", "AID"),
        ("Norway thawed 40 million euros for Kenya.", "CONCEDE"),
        ("Norwegian troops trickled out of Kenya.", "RETREAT"),
        ("A Kenyan patrol raked a Norwegian outpost with machine-gun fire.", "ASSAULT"),
        ("A mob sacked the Norwegian embassy.", "ASSAULT"),
    ],
)
def test_an_idiom_tells_a_deed(sentence: str, kind: str) -> None:
    assert told(sentence) == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The gardener raked the leaves beside the post in Nairobi.",
        "The Norwegian striker peppered the Kenyan goal with shots.",
        "Kenya's batsmen torpedoed Norway's hopes of the cup.",
        "A late slump torpedoed the Norwegian firm's merger with a Kenyan brewer.",
        "The Norwegian club parted company with its Kenyan coach.",
        "Kenyan shares rallied behind a strong tea harvest.",
        "The Norwegian runner rallied to win in Nairobi.",
        "The family took in the sights of Nairobi.",
        "The Norwegian firm mothballed a refinery in Kenya.",
        "A landslide choked off the road to Nairobi.",
        "Kenyan parents packed off their children to school in Norway.",
        "The Norwegian bank unlocked a customer's account in Nairobi.",
        "Fans trundled out of the stadium in Nairobi.",
        "The Kenyan cook washed her hands of the flour.",
        "Olive branches hung over the door of the Kenyan chapel.",
        "Kenyan reporters raised a glass to Norway.",
        "Norway's skipper waved an olive branch after the match.",
        "A storm crippled Kenyan banks.",
        "A Norwegian bank sacked its Kenyan clerk.",
    ],
)
def test_the_same_words_of_sport_business_and_weather_tell_none(sentence: str) -> None:
    assert told(sentence) == []
