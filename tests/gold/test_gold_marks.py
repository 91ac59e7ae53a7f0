"""The marks of the gold and of the held-out articles are well formed: a slip would be counted as an error of the extraction."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from timeline.vocabulary import DateBasis, EventType, Status

GOLD = sorted(Path(__file__).parent.glob("*.json"))
HELD_OUT = sorted((Path(__file__).parents[1] / "heldout").glob("*.json"))
ORGANISATIONS = {"African Union", "East African Community", "Karen National Union", "Red Cross"}
SPELLED_OUT = {"IAEA"}  # stands in the articles by its full name
OPEN_AHEAD = {Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL}


def test_gold_holds_enough_articles_to_measure_with() -> None:
    without_events = [path for path in GOLD if not json.loads(path.read_text(encoding="utf-8"))["events"]]
    assert len(GOLD) >= 30
    assert len(without_events) >= 6


def test_held_out_articles_show_every_type_and_status() -> None:
    marks = [mark for path in HELD_OUT for mark in json.loads(path.read_text(encoding="utf-8"))["events"]]
    assert len(HELD_OUT) >= 20
    assert {mark["type"] for mark in marks} == set(EventType)
    assert {mark["status"] for mark in marks} == set(Status)


def test_held_out_affairs_are_not_those_of_the_gold_set() -> None:
    """What a rule was made on measures nothing when it is met again."""
    assert {path.stem for path in GOLD}.isdisjoint(path.stem for path in HELD_OUT)


@pytest.mark.parametrize("path", [*GOLD, *HELD_OUT], ids=lambda path: path.stem)
def test_marks_follow_the_rules(path: Path) -> None:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    published_on = date.fromisoformat(text.split()[1])
    gold = json.loads(path.read_text(encoding="utf-8"))
    for event in gold["events"]:
        about = f"{path.name}: {event['id']}"
        assert text.count(event["sentence"]) == 1, f"{about}: its sentence stands not exactly once"
        for event_type in [event["type"], *event["also"]]:
            EventType(event_type)
        status, *_ = [Status(value) for value in [event["status"], *event.get("also_status", [])]]
        start, end = (date.fromisoformat(event[key]) if event[key] else None for key in ("start", "end"))
        if DateBasis(event["basis"]) is DateBasis.NONE:
            expected = (published_on, None) if status in OPEN_AHEAD else (None, published_on)
            assert (start, end) == expected, f"{about}: undated, but not bounded by the day of publication"
        assert start or end, f"{about}: no end of its range is known"
        assert not (start and end) or start <= end, f"{about}: ends before it starts"
        if status is Status.OCCURRED:
            assert start is None or start <= published_on, f"{about}: occurred after it was printed"
        named = [*event["sources"], *event["targets"], *filter(None, [event["speaker"]])]
        for name in named:
            assert re.fullmatch("[A-Z]{3}", name) or name in text or name in SPELLED_OUT, f"{about}: {name} is not in the article"
            assert " " not in name or name in gold["people"] or name in ORGANISATIONS, f"{about}: whose person is {name}?"


def test_events_told_by_two_articles_share_an_id() -> None:
    articles: dict[str, set[str]] = {}
    for path in [*GOLD, *HELD_OUT]:
        for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
            articles.setdefault(event["id"], set()).add(path.stem)
    affairs = {path.stem.removesuffix("-1") for path in [*GOLD, *HELD_OUT] if path.stem.endswith("-1")}
    merging = {event_id.split("-")[0] for event_id, stems in articles.items() if len(stems) > 1}
    assert affairs == merging, "an affair whose two articles have no event in common measures no merging"
