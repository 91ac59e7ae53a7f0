"""Sentences that look like a deed between states, but are of prizes, films, seasons, prices or idle words."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import EventMention

THURSDAY = date(2024, 5, 16)
AFFAIR = "Norway accused Kenya of piracy on Monday. Kenya's foreign minister met the Norwegian ambassador.\n\n"


def told(sentence: str) -> list[EventMention]:
    """What a sentence reports in an article about an affair of two states."""
    events = extract(AFFAIR + sentence, THURSDAY).events
    return [event for event in events if event.sentence.span.start >= len(AFFAIR)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks with Kenya are off to a good start.",
        "They hit the purchase of dollars and trade with Kenya.",
        "Kenya threatened the Norwegian goal after the break.",
        "Norway attacked down the left and Kenya held on.",
        "Norway defended its title in Nairobi.",
        "Thieves drove off in a car of the Kenyan consul.",
        "Visits to Kenyan parks are off by a tenth this year.",
        "Sales between Norway and Kenya are off 10 percent.",
        "The visit is off limits to Kenyan reporters.",
        "Kenya joined the fight for the title.",
        "The film was shot in Kenya with Norwegian money.",
        "In a film shot in Kenya, Norway is to win the war.",
        "The plan met with resistance from residents of Oslo.",
        "The song drew protests from listeners in Nairobi.",
        "The Kenyan minister faces complaints from commuters.",
        "The concert sparked demand for tickets from Norway.",
        "The police cleared trucks from the road to Kenya.",
        "Kenya stopped the broadcast of the match in Norway.",
        "Norway's police opened a file on a Kenyan singer.",
        "The family drove to the border of Norway.",
        "Kenya postponed the evacuation of a village after the river fell.",
        "Norway delayed the departure of the Kenyan flight because of fog.",
        "Kenya hopes to persuade Norway to free the crew.",
        "Kenya tried to convince Norway to free the crew.",
    ],
)
def test_nothing_happened_between_states(sentence: str) -> None:
    assert told(sentence) == []


def test_a_headline_about_a_slow_start_calls_nothing_off() -> None:
    words = "Sale off to a slow start in Oslo"
    events = extract(f"{words}\n\n{AFFAIR}", THURSDAY).events
    assert not [event for event in events if event.sentence.span.start < len(words)]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Kenyan crews joined the fight against the fires in Norway.", ["AID"]),
        ("The plan ran into objections from Norway.", ["REJECT"]),
        ("The talks with Kenya are off for now.", ["REJECT"]),
        ("Kenya halted maize exports to Norway for the season.", ["SANCTION"]),
        ("The assault captured the Kenyan port.", ["COERCE"]),
        ("Norwegian police drove 300 herders across the border.", ["COERCE"]),
        ("Kenyans marched to the border with Norway.", ["PROTEST"]),
        ("Norway put off the withdrawal of its troops from Kenya.", ["REJECT"]),
        ("Norway declassified files on Kenya's war.", ["COOPERATE"]),
        ("Kenya persuaded Norway to free the crew.", ["RETREAT"]),
        ("Kenyan soldiers drove off in trucks.", ["RETREAT"]),
        ("Kenya threatened the goal of a ceasefire with Norway.", ["THREATEN"]),
        ("Kenya threatened Norway's goal of joining the treaty.", ["THREATEN"]),
        ("Kenya attacked the Norwegian title to the island.", ["ASSAULT"]),
        ("Norway attacked down the middle of the strait.", ["ASSAULT"]),
        ("Norway attacked from the sea.", ["ASSAULT"]),
        ("Norway attacked a Kenyan customs post.", ["ASSAULT"]),
    ],
)
def test_what_stands_close_to_it_is_still_read(sentence: str, types: list[str]) -> None:
    assert [event.type.value for event in told(sentence)] == types


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("Return the statues", "REQUEST"),
        ("Free our men now", "REQUEST"),
        ("Leave", "REQUEST"),
        ("Do not land here", "REQUEST"),
        ("Free trade is the answer", "STATEMENT"),
        ("Return to talks is possible", "STATEMENT"),
        ("Open borders help us all", "STATEMENT"),
        ("Don’t worry", "STATEMENT"),
        ("End of story", "STATEMENT"),
        ("Respect for the law matters", "STATEMENT"),
    ],
)
def test_a_quotation_orders_only_if_its_first_word_is_a_verb(quotation: str, kind: str) -> None:
    assert [event.type.value for event in told(f"“{quotation},” Norway's foreign minister said.")] == [kind]


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Norway freed the crew hours before the talks on Tuesday.", (date(2024, 5, 14), date(2024, 5, 14))),
        ("Norway freed the crew before the talks on Tuesday.", (None, date(2024, 5, 14))),
        ("Norway accused Kenya before the Security Council on Tuesday.", (None, date(2024, 5, 16))),
    ],
)
def test_before_is_a_time_only_of_what_happens(sentence: str, when: tuple[date | None, date]) -> None:
    (event,) = told(sentence)
    assert (event.date.range.start, event.date.range.end) == when


def test_whom_a_ban_that_ends_was_on_stands_behind_it() -> None:
    (event,) = told("The ban on Kenyan tea ended.")
    assert [mention.actor.name for mention in event.targets if mention.actor] == ["Kenya"]
    assert [mention.actor.name for mention in event.sources if mention.actor] == ["Norway"]
