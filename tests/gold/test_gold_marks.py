"""The marks of all marked articles are well formed: a slip would be counted as an error of the extraction."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from timeline.vocabulary import DateBasis, EventType, Status

GOLD = sorted(Path(__file__).parent.glob("*.json"))
OTHER_HANDS = sorted((Path(__file__).parents[1] / "hands").glob("*.json"))
HELD_OUT = sorted((Path(__file__).parents[1] / "heldout").glob("*.json"))
ALL = [*GOLD, *OTHER_HANDS, *HELD_OUT]
ORGANISATIONS = {
    "400 Mawozo",
    "Abc Color",
    "African Development Bank",
    "African Union",
    "Airlines for Europe",
    "Amnesty International",
    "Asian Handball Federation",
    "Asian Rowing Federation",
    "Badminton World Federation",
    "Caribbean Community",
    "Catholic Church",
    "Cavally Front",
    "Cibao Poultry Farmers' Association",
    "Collective Security Treaty Organisation",
    "Collective Security Treaty Organization",
    "Confederation of African Handball",
    "Democratic Progressive Party",
    "Doctors Without Borders",
    "East African Community",
    "Edhi Foundation",
    "Eurasian Economic Commission",
    "European Judo Union",
    "Forum Fisheries Agency",
    "Human Rights Watch",
    "Inter-American Commission on Human Rights",
    "Intergovernmental Authority on Development",
    "International Committee of the Red Cross",
    "International Court of Arbitration",
    "International Criminal Court",
    "International Organization for Migration",
    "Iraqi Observatory for Human Rights",
    "Islamic Courts",
    "Islamic State",
    "Islamic State Sahel Province",
    "Karen Frontier Force",
    "Karen National Union",
    "League of Arab States",
    "Military Command",
    "National Fishworkers' Forum",
    "National Iranian Gas Company",
    "National Organisation of Mujahideen",
    "National Rally",
    "Naviera Guaraní",
    "Nemuro Fisheries Cooperative",
    "Organization of American States",
    "Pakistan Fisherfolk Forum",
    "Pakistan-Afghanistan Joint Chamber of Commerce and Industry",
    "Polisario Front",
    "Radio Maribios",
    "Rapid Support Forces",
    "Red Cross",
    "Southern African Development Community",
    "Srpski Zavet",
    "Tehreek-e-Taliban Pakistan",
    "Tigray People's Liberation Front",
    "Union of Canoe Fishermen",
    "United Russia",
    "Workers' Party",
    "World Bank",
    "World Food Programme",
    "Xiamen Lugang Shipping",
}
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


def test_no_affair_stands_in_two_sets() -> None:
    """What a rule was made on measures nothing when it is met again."""
    stems = [path.stem for path in ALL]
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
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
    for path in ALL:
        for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
            articles.setdefault(event["id"], set()).add(path.stem)
    affairs = {path.stem.removesuffix("-1") for path in ALL if path.stem.endswith("-1")}
    merging = {event_id.split("-")[0] for event_id, stems in articles.items() if len(stems) > 1}
    assert affairs == merging, "an affair whose two articles have no event in common measures no merging"
