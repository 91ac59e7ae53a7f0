"""The whole pipeline on small articles, and on text that is hardly text."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import BlockKind

DAY = date(2024, 5, 16)
ARTICLE = """LIMA, May 16 (Andina) — Peru recalled its ambassador from Chile on Wednesday.

Chile regretted the step. "We rejected the request of Peru because the law left us no choice," President Ana Soto of Chile said.

Read - Peru Threatens Chile With Tariffs
"""


def test_every_span_lies_in_its_sentence_and_the_events_stand_in_the_order_of_the_text() -> None:
    found = extract(ARTICLE, DAY)
    triggers = [event.trigger for event in found.events]
    assert triggers == sorted(triggers)
    assert len(found.events) >= 3
    for event in found.events:
        assert event.sentence.span.covers(event.trigger)
        assert event.clause.start <= event.trigger.start < event.clause.end
        assert {"type", "actors", "status", "date", "speaker"} <= set(event.reasons)


def test_a_link_is_weaker_evidence_than_the_body() -> None:
    found = extract(ARTICLE, DAY).events
    by_kind = {event.sentence.block.kind: event.confidence for event in found}
    assert by_kind[BlockKind.LINK] <= 0.5 < by_kind[BlockKind.PARAGRAPH]


ODD = [
    ("", "empty"),
    ("\ufeff\r\n \t\r\n", "nothing but blanks"),
    ('"' * 100_000, "100,000 quotation marks"),
    ("“" * 5_000 + " Russia attacked Ukraine", "quotations that never close"),
    ("俄罗斯外交部长拉夫罗夫星期四会见了中国外交部长王毅。" * 50, "Chinese"),
    ("أدانت مصر الهجوم على السودان يوم الخميس." * 50, "Arabic"),
    ("🙂🙂 Russia\u00ad attacked\r\nUkraine 🙂", "emoji, a soft hyphen, CRLF"),
]


@pytest.mark.parametrize(("text", "why"), ODD, ids=[row[1] for row in ODD])
def test_odd_text_is_read_without_harm(text: str, why: str) -> None:
    found = extract(text, DAY)
    assert all(text[event.trigger.start : event.trigger.end] for event in found.events)


def test_offsets_stay_right_behind_emoji() -> None:
    text = "🙂🙂 Russia condemned Ukraine."
    assert [event.clause.of(text) for event in extract(text, DAY).events] == ["Russia condemned Ukraine"]


def test_all_capitals_are_read() -> None:
    assert [event.type for event in extract("RUSSIA CONDEMNED UKRAINE ON MONDAY.", DAY).events] == ["ACCUSE"]
