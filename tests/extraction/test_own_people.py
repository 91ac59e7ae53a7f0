"""Who deals with people at home, though nobody says upon whom it is done."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import EventMention

DAY = date(2024, 5, 16)
TWO = (
    "Peru seized a trawler from Chile on Monday. Peruvian officials spoke of poaching.\n\n"
    "Chile called this untrue. The government in Lima kept the vessel. Chilean fishermen were angry at Peru.\n\n"
)
DOCKERS = TWO + "Chilean dockers marched through the old town on Friday. "

AT_HOME = [
    (TWO + "Chilean police used tear gas.", "used tear gas", "the police act at home"),
    (TWO + "Chilean police arrested nine people.", "arrested", "the police arrest people at home"),
    (TWO + "Chilean soldiers dispersed a crowd with water cannon.", "dispersed", "what is made for crowds"),
    (DOCKERS + "Peruvian police arrested four of them.", "arrested", "those who were told to march are arrested"),
    (TWO + "Chilean dockers went on strike on Friday.", "went on strike", "people strike at home"),
    (TWO + "Chilean dockers marched through the old town on Friday.", "marched", "people march at home"),
    (TWO + "Chile imposed a curfew.", "imposed a curfew", "a state deals with itself"),
    (TWO + "Ana Ruiz, a senator of Chile, accused the government of weakness.", "accused", "a senator scolds those at home"),
    (TWO + "Chile's president ordered officials to count the boats.", "ordered", "officials obey at home"),
    (TWO + "Chile urged its citizens to stay away from Peru.", "urged", "its own people"),
]

BEYOND = [
    (TWO + "Chilean dockers marched to the border on Friday.", "marched", "a border is the neighbour's too"),
    (TWO + "Chilean fishermen burned a flag on Friday.", "burned", "it is the neighbour's flag"),
    (TWO + "Chilean police seized the embassy.", "seized", "an embassy is another's"),
    (TWO + "Chile's foreign minister, Ana Ruiz, urged the government to return the boat.", "urged", "he is of the government"),
]


@pytest.mark.parametrize(("text", "trigger", "why"), AT_HOME, ids=[row[2] for row in AT_HOME])
def test_it_is_done_to_those_at_home(text: str, trigger: str, why: str) -> None:
    assert {mention.actor.code for mention in told_by(text, trigger).targets if mention.actor} == {"CHL"}, why


@pytest.mark.parametrize(("text", "trigger", "why"), BEYOND, ids=[row[2] for row in BEYOND])
def test_it_is_done_to_others(text: str, trigger: str, why: str) -> None:
    assert {mention.actor.code for mention in told_by(text, trigger).targets if mention.actor} == {"PER"}, why


def told_by(text: str, trigger: str) -> EventMention:
    return [event for event in extract(text, DAY).events if event.trigger.of(text).startswith(trigger)][-1]
