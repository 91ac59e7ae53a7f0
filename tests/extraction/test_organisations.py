"""Organisations that no file knows: whose they are, and what the article calls them afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import ActorRef

DAY = date(2025, 6, 10)
REPORTED = "LIMA, June 9 (Pacific Desk) — Peru and Chile share a lake.\n\n"


def actors(text: str) -> dict[str, ActorRef]:
    """Who is meant by which words."""
    return {one.span.of(text): one.actor for one in extract(text, DAY).actors if one.actor}


@pytest.mark.parametrize(
    ("text", "words", "name", "affiliation"),
    [
        ("The Asian Rowing Federation fined Chile.", "Asian Rowing Federation", "Asian Rowing Federation", ""),
        ("Members of the Talca Cherry Growers' Association left.", "Talca Cherry Growers' Association", None, ""),
        ("The Inter-American Council of Pearls wrote to Peru.", "Inter-American Council of Pearls", None, ""),  # no state's
        (
            "Officers of the Lake Service of Peru's army left.",
            "Lake Service",
            "Lake Service of Peru",
            "PER",
        ),  # what follows tells
        (REPORTED + "The Floods Ministry sent tents.", "Floods Ministry", "Floods Ministry of Peru", "PER"),
        ("Peru and Chile share a lake. The Lake Agency has boats.", "Lake Agency", "Lake Agency", ""),  # of which of the two?
    ],
)
def test_an_organisation_is_found_by_its_name_alone(text: str, words: str, name: str | None, affiliation: str) -> None:
    actor = actors(text)[words]
    assert (actor.name, actor.affiliation) == (name or words, affiliation)


def test_an_organisation_is_meant_by_its_kind_afterwards() -> None:
    text = "The Asian Rowing Federation fined Chile. On Friday the federation suspended Peru."
    assert actors(text)["the federation"].name == "Asian Rowing Federation"


def test_of_two_federations_none_is_meant() -> None:
    text = "The Asian Rowing Federation and the Lake Chess Federation fined Chile. On Friday the federation suspended Peru."
    assert "the federation" not in actors(text)


def test_an_organisation_acts_and_is_acted_upon() -> None:
    (event,) = extract("Chile criticised the Asian Rowing Federation on Monday.", DAY).events
    assert [one.actor.name for one in event.targets if one.actor] == ["Asian Rowing Federation"]


def test_what_organisations_do_to_each_other_is_no_affair_of_states() -> None:
    assert not extract("The Asian Rowing Federation accused the Lake Chess Federation of greed.", DAY).events
