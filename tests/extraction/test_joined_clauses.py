"""A second clause behind "and", which has a subject, a day and a title of its own."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import ActorMention

DAY = date(2024, 5, 15)  # a Wednesday


def told(text: str, trigger: str) -> tuple[list[str], list[str], str, str]:
    """Who acts, who is acted upon, when, and the title of the event whose trigger begins so."""
    event = next(event for event in extract(text, DAY).events if event.trigger.of(text).startswith(trigger))
    return _names(event.sources), _names(event.targets), event.date.range.edtf, event.clause.of(text)


def _names(mentions: tuple[ActorMention, ...]) -> list[str]:
    return [mention.actor.name for mention in mentions if mention.actor]


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets", "when", "title"),
    [
        (
            "Kenya's envoy was summoned on Monday, and on Tuesday evening the Chilean consul, Ana Ruiz, was briefly held.",
            "held", [], ["Ana Ruiz"], "2024-05-14", "the Chilean consul, Ana Ruiz, was briefly held",
        ),  # a name and an office read as one, behind a date
        (
            "Peru recalled its envoy in April, and a week later the Chilean consul, Ana Ruiz, was expelled.",
            "expelled", [], ["Ana Ruiz"], "/2024-05-15", "the Chilean consul, Ana Ruiz, was expelled",
        ),  # behind a time that is no date
        (
            "The pilot was jailed on Monday, but on Tuesday the Danish premier, Lars Holm, condemned Mali.",
            "condemned", ["Lars Holm"], ["Mali"], "2024-05-14", "the Danish premier, Lars Holm, condemned Mali",
        ),  # who acts
        (
            "Students rallied in Lima on Sunday, and in Cusco on Monday the Chilean consul, Ana Ruiz, was attacked.",
            "attacked", [], ["Ana Ruiz"], "2024-05-13", "the Chilean consul, Ana Ruiz, was attacked",
        ),  # behind a place
        (
            "Peru expelled two envoys on Monday and on Tuesday recalled its consul from Chile.",
            "recalled", ["Peru"], ["Chile"], "2024-05-14",
            "Peru expelled two envoys on Monday and on Tuesday recalled its consul from Chile",
        ),  # the subject of before goes on
        (
            "Peru's premier, Juan Soto, met the Chilean envoy and the Danish consul, Lars Holm, and condemned Mali.",
            "condemned", ["Juan Soto"], ["Mali"], "/2024-05-15",
            "Peru's premier, Juan Soto, met the Chilean envoy and the Danish consul, Lars Holm, and condemned Mali",
        ),  # two who are met, and no clause
    ],
)  # fmt: skip
def test_second_clause(text: str, trigger: str, sources: list[str], targets: list[str], when: str, title: str) -> None:
    assert told(text, trigger) == (sources, targets, when, title)


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        (
            "Iran closed its airport on Monday and on Tuesday evening the British consul was briefly held.",
            "closed", "Iran closed its airport on Monday",
        ),  # what another does is none of it
        (
            "Peru's ambassador was summoned in Santiago by Chile on Monday and on Tuesday evening was briefly held there.",
            "summoned", "Peru's ambassador was summoned in Santiago by Chile on Monday",
        ),  # nor the day of what comes next
        (
            "Peru condemned a treaty which Chad and Mali signed on Monday.",
            "condemned", "Peru condemned a treaty which Chad and Mali signed on Monday",
        ),  # two who do one thing
        (
            "Peru's foreign minister, Ana Ruiz, who flew to Lagos with nine advisers on Sunday, met envoys and appealed for help.",
            "appealed", "Peru's foreign minister, Ana Ruiz, who flew to Lagos with nine advisers on Sunday, met envoys and appealed for help",
        ),  # too long, yet it ends on no bare verb
        (
            "Peru's foreign ministry in Lima condemned the raid on the old harbour of Mombasa and accused the Kenyan government "
            "of arming smugglers.",
            "accused", "Peru's foreign ministry in Lima condemned the raid on the old harbour of Mombasa and accused the Kenyan government of arming smugglers",
        ),  # as far as its object
        (
            "Norway said on Wednesday that Chad had freed the nine sailors whom it held in a camp near the lake, and that "
            "more would come home.",
            "freed", "Chad had freed the nine sailors whom it held in a camp near the lake",
        ),
        (
            "The pilot, who had been flown to the northern town of Kidal with a crew of nine in the first week of the war that "
            "Chad and Mali were fighting then, was briefly held by Norway.",
            "held", "briefly held by Norway",
        ),  # the subject is too far away, and nothing begins with "was"
        (
            "The consul, who had been flown to the northern town of Kidal with a crew of nine in the first week of the war that "
            "Chad and Mali were fighting then, will not be expelled by Norway.",
            "expelled", "will not be expelled by Norway",
        ),  # what is said not to come keeps its "not"
    ],
)  # fmt: skip
def test_title(text: str, trigger: str, title: str) -> None:
    assert told(text, trigger)[3] == title


def sides(text: str, trigger: str) -> tuple[list[str], list[str]]:
    return told(text, trigger)[:2]


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        ("Peru's envoy was arrested and deported by Chile.", "deported", ["Chile"], ["Peru"]),
        ("Peru's envoy was held on Monday, questioned and freed.", "questioned", [], ["Peru"]),
        ("Peru's envoy was held on Monday, questioned and freed.", "freed", [], ["Peru"]),
        ("Peru's envoy was called in by Chile and told to leave.", "told to leave", [], ["Peru"]),
        ("Three Omanis were arrested and charged with spying.", "charged", [], ["Oman"]),
        ("Peru's envoy was freed and thanked Chile.", "thanked", ["Peru"], ["Chile"]),  # who has an object, acts
        ("Peru was condemned and attacked Chile.", "attacked", ["Peru"], ["Chile"]),
        ("Peru's envoy was summoned and denied the charge.", "denied", ["Peru"], []),
        ("Peru's envoy was summoned and protested against a raid by Chile.", "summoned", [], ["Peru"]),
        ("Peru's envoy was summoned and protested against a raid by Chile.", "protested", ["Peru"], ["Chile"]),
    ],
)
def test_what_is_joined_to_a_passive_is_done_to_the_same(text: str, trigger: str, sources: list[str], targets: list[str]) -> None:
    assert sides(text, trigger) == (sources, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        ("Peru said the talks were over and expelled Chile's envoy.", "expelled", ["Peru"], ["Chile"]),
        ("Peru announced that the port was closed and seized two Omani ships.", "seized", ["Peru"], ["Oman"]),
        ("Peru agreed that nothing else was plausible, and recalled its envoy from Chile.", "recalled", ["Peru"], ["Chile"]),
        ("Peru said Chile was attacked and expelled Oman's envoy.", "expelled", ["Chile"], ["Oman"]),  # who can do it
        ("Peru condemned a raid on towns that lie near Chile and urged Oman to pay.", "urged", ["Peru"], ["Oman"]),
        ("Peru met the envoy of Chile who left Lima and accused Oman of theft.", "accused", ["Chile"], ["Oman"]),
    ],
)
def test_who_says_that_things_are_so_does_what_things_do_not(
    text: str, trigger: str, sources: list[str], targets: list[str]
) -> None:
    assert sides(text, trigger) == (sources, targets)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, the foreign minister of Peru, and Chile's foreign minister, Luis Paz, condemned Mali.",
        "Ana Ruiz, Peru's foreign minister, and Luis Paz, Chile's foreign minister, condemned Mali.",
        "Peru's president, Ana Ruiz, and Chile's president, Luis Paz, condemned Mali.",
        "Peru's president, Ana Ruiz, and Luis Paz, the Chilean premier, have condemned Mali.",
    ],
)
def test_two_persons_with_their_offices_act_together(text: str) -> None:
    assert sides(text, "condemned") == (["Ana Ruiz", "Luis Paz"], ["Mali"])


def test_who_is_seized_does_not_act_with_who_comes_next():
    text = "Peru's police went in to seize a former president, Luis Paz, and Chile broke off relations with Peru."

    assert sides(text, "broke off") == (["Chile"], ["Peru"])


@pytest.mark.parametrize(
    "text",
    [
        "Peru expelled two Omani diplomats, shut the Chilean consulate in Cusco and recalled its envoy.",
        "Peru declared two Omani diplomats unwelcome on 29 March, shut the Chilean consulate in Cusco and recalled its envoy.",
        "Peru cut aid to Oman, shut the Chilean consulate in Cusco and put its army on alert.",
    ],
)
def test_a_row_of_deeds_goes_on_with_a_form_that_need_not_be_a_past(text: str):
    assert sides(text, "shut") == (["Peru"], ["Embassy of Chile"])


def test_who_did_as_much_is_not_acted_upon():
    text = "Peru expelled three Chilean diplomats, Oman two, and Mali and Togo one each."

    assert sides(text, "expelled") == (["Peru"], ["Chile"])
