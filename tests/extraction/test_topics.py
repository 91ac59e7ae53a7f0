"""Articles about games, markets and one country's own affairs, in which no event of states is found, and those that only look like them."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

DAY = date(2024, 5, 16)

RACE = (
    "LEUVEN - Denmark attacked Spain on the last climb of the day. The Danish leader chased his rival through the rain. "
    "Two Spaniards were caught near the top.\n\n"
    "Norway had threatened them since the morning. A Dane seized the lead with ten kilometres to go. The others gave up. "
    "Spain fought back on the descent.\n\n"
    "The Norwegians surrendered after that. “They warned us of the wind,” he said. Spain and Denmark meet again on Friday. "
    "The roads were wet."
)
RATES = (
    "The Bank of Japan agreed to hold its key rate on Thursday. The yen retreated against the dollar. Shares fell. "
    "The European Central Bank had warned of inflation.\n\n"
    "Traders in Japan took cover. Analysts in the United States disagreed. The benchmark lost two per cent. Bonds were attacked. "
    "The Central Bank of Turkey rejected calls to act. Futures in China sank. The stock market closed lower."
)
CLINIC = (
    "Health Minister Grace Mwangi opened a clinic in Kenya on Monday. She promised nurses. Mwangi warned thieves of medicine. "
    "The town gathered under a tent.\n\n"
    "There was music. A choir sang. The minister said that the beds had come late. Mothers brought their children. "
    "Mwangi agreed to come back in June. It rained in the end. Everybody went home."
)
SEIZURE = (
    "Peru seized a trawler of Chile on Monday. The catch was kept in port. The crew slept on deck.\n\n"
    "Chilean Foreign Minister Ana Soto condemned the seizure. She summoned the ambassador of Peru. The squad of inspectors left. "
    "A football stadium was closed.\n\n"
    "The match between the two was called off. Fans went home. The referee had no comment. Tickets were paid back."
)


@pytest.mark.parametrize("text", [RACE, RATES, CLINIC], ids=["a race", "rates of interest", "a clinic"])
def test_nothing_is_found_in_games_markets_and_home_news(text: str) -> None:
    assert not extract(text, DAY).events


def test_an_affair_of_states_is_told_though_it_spoils_a_match() -> None:
    found = {event.type.value for event in extract(SEIZURE, DAY).events}
    assert {"COERCE", "ACCUSE"} <= found


def test_force_within_one_state_is_an_event() -> None:
    text = CLINIC.replace("It rained in the end.", "Kenyan police shot a student dead.")
    assert [event.trigger.of(text) for event in extract(text, DAY).events] == ["shot a student dead"]


def test_a_short_text_is_taken_at_its_word() -> None:
    assert len(extract("Denmark attacked Spain. Norway threatened Spain.", DAY).events) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Denmark beat Spain 2-1. Spain attacked, and Denmark threatened Spain again.", 0),
        ("Denmark drew 1-1 with Spain. Spain attacked Denmark early on.", 0),
        ("Denmark lost the vote 52-48. Spain threatened Denmark.", 1),  # a count of votes is no score
    ],
)
def test_a_score_tells_of_a_match(text: str, found: int) -> None:
    assert len(extract(text, DAY).events) == found
