"""Clauses that are cut by commas, turned round, or told by a form alone."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)


def told(text: str) -> list[tuple[str, str, set[str], set[str]]]:
    """Type, status and both sides of each event, states by code and persons by name."""
    return [
        (event.type.value, event.status.value, *({m.actor.affiliation or m.actor.code or m.actor.name for m in side if m.actor} for side in (event.sources, event.targets)))
        for event in extract(text, THURSDAY).events
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway expelled from Oslo two Kenyan diplomats.", ("SANCTION", "occurred", {"NOR"}, {"KEN"})),
        ("Norway expelled from Oslo a day later two Kenyan diplomats.", ("SANCTION", "occurred", {"NOR"}, {"KEN"})),
        ("Norway's premier received in Oslo the Kenyan ambassador.", ("CONSULT", "occurred", {"NOR"}, {"KEN"})),
        ("Norway accepted, on behalf of the bloc, Kenya's invitation.", ("AGREE", "occurred", {"NOR"}, {"KEN"})),
        ("Norway's ambassador, recalled on Tuesday, is to return to Kenya.", ("SANCTION", "occurred", {"NOR"}, set())),
        ("The ban on Kenyan tea, imposed by Norway in May, is still in force.", ("COERCE", "occurred", {"NOR"}, {"KEN"})),
        ("“If Kenya attacks, we will answer,” warned Norway's minister.", ("THREATEN", "occurred", {"NOR"}, {"KEN"})),
        ("Norway spoke of losses but, urged Kenya to intervene.", ("REQUEST", "occurred", {"NOR"}, {"KEN"})),
        ("“The boats belong to Kenya no more,” complained Norway's minister.", ("ACCUSE", "occurred", {"NOR"}, {"KEN"})),
        ("“Kenya must pay,” demanded Norway's minister.", ("REQUEST", "occurred", {"NOR"}, {"KEN"})),
        ("Norway insisted that Kenya free the sailors.", ("REQUEST", "occurred", {"NOR"}, {"KEN"})),
        ("Norway said Kenya had to free the sailors.", ("REQUEST", "occurred", {"NOR"}, {"KEN"})),
        ("Norway said Kenya ought to apologise.", ("REQUEST", "occurred", {"NOR"}, {"KEN"})),
        ("Talks between Norway and Kenya are set for Monday.", ("CONSULT", "planned", {"NOR", "KEN"}, set())),
        ("Norway said Kenya stole the boats.", ("ACCUSE", "occurred", {"NOR"}, {"KEN"})),
    ],
)
def test_the_event_is_read(text: str, event: tuple[str, str, set[str], set[str]]) -> None:
    assert event in told(text)


def test_what_is_demanded_in_two_ways_is_told_once() -> None:
    assert len(told("“Kenya must pay,” demanded Norway's minister.")) == 1


def test_a_claim_is_no_demand() -> None:
    assert not [kind for kind, *_ in told("Norway insisted that Kenya frees its sailors every May.") if kind == "REQUEST"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway put Peter Otieno, a minister of Kenya, on its blacklist.", "SANCTION"),
        ("Norway declared Peter Otieno, Kenya's charge d'affaires in Oslo, persona non grata.", "SANCTION"),
        ("Norway gave Peter Otieno, the last consul of Kenya, five days to leave.", "SANCTION"),
        ("Norway accused the army of Kenya of opening fire first.", "ASSAULT"),
        ("Norway sent 600 soldiers and 20 armoured vehicles to the border with Kenya.", "MOBILIZE"),
        ("Norway will no longer sell gas to Kenya, its premier said.", "SANCTION"),
        ("Norwegians blocked the road to Kenya.", "PROTEST"),
        ("Norway protests as Kenyan ship enters its waters", "ACCUSE"),
        ("Norway described Kenya's reply as unfounded.", "ACCUSE"),
    ],
)
def test_the_type_is_read(text: str, event: str) -> None:
    assert event in [kind for kind, *_ in told(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("If Kenya does nothing, we will do it ourselves, Norway's foreign minister said.", ("THREATEN", "occurred", {"NOR"}, {"KEN"})),
        ("“If Kenya does not open the dam, we will act,” Norway's minister said.", ("THREATEN", "occurred", {"NOR"}, {"KEN"})),
        ("Norway's arrest of two Kenyans angered students.", ("COERCE", "occurred", {"NOR"}, {"KEN"})),
        ("Norwegian fire killed two Kenyan soldiers.", ("ASSAULT", "occurred", {"NOR"}, {"KEN"})),
        ("Norway no longer lets Kenyan ships into its ports.", ("REJECT", "occurred", {"NOR"}, {"KEN"})),
    ],
)  # fmt: skip
def test_what_hangs_on_another_and_who_did_it(text: str, event: tuple[str, str, set[str], set[str]]) -> None:
    assert event in told(text)


def test_kindness_on_a_condition_is_no_threat() -> None:
    assert "THREATEN" not in [kind for kind, *_ in told("If Kenya does not object, we will buy its tea, Norway's minister said.")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Norway sent home three Kenyans convicted of theft in 2001.",
            [("RETREAT", "occurred", {"NOR"}, {"KEN"}), ("SANCTION", "occurred", set(), {"KEN"})],
        ),  # the Kenyans convict nobody
        (
            "Norway released on Friday two Kenyan envoys detained in May.",
            [("RETREAT", "occurred", {"NOR"}, {"KEN"}), ("COERCE", "occurred", set(), {"KEN"})],
        ),  # with no more than a day behind
        (
            "Norway handed over to Chile two Kenyans accused of piracy.",
            [("RETREAT", "occurred", {"NOR"}, {"KEN"}), ("ACCUSE", "occurred", set(), {"KEN"})],
        ),  # the object stands behind a place
        (
            "Norway welcomed the treaty Chile signed in May.",
            [("SUPPORT", "occurred", {"NOR"}, {"CHL"}), ("SUPPORT", "occurred", {"CHL"}, {"NOR"})],
        ),  # a clause without "which", where one acts
        ("Norway said Kenyans attacked.", [("ASSAULT", "occurred", {"KEN"}, set())]),  # what is said
        ("Norway wants the port reopened.", []),  # what is wanted has not been done
    ],
)
def test_what_a_participle_says_was_done_by_somebody_unnamed(
    text: str, events: list[tuple[str, str, set[str], set[str]]]
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "If Kenya withdraws, Norway will free the sailors, its minister said.",
            [("RETREAT", "hypothetical", {"NOR"}, {"KEN"})],
        ),  # for whose doing it will be done
        (
            "Norway will lift the embargo if Kenya opens its port.",
            [("CONCEDE", "hypothetical", {"NOR"}, {"KEN"})],
        ),
        ("Should Kenya withdraw, Norway will free the sailors.", [("RETREAT", "hypothetical", {"NOR"}, {"KEN"})]),
        (
            "If Kenya attacks, Norway would bomb Mombasa, its minister warned.",
            [
                ("ASSAULT", "hypothetical", {"KEN"}, set()),
                ("ASSAULT", "hypothetical", {"NOR"}, {"KEN"}),
                ("THREATEN", "occurred", {"NOR"}, {"KEN"}),
            ],
        ),  # "attacks" is done, though nothing follows
        ("If its aid ends, Norway will free the sailors.", []),  # a thing is nobody to do it for
        ("If Kenya attacks Chile, Norway will send aid.", [("ASSAULT", "hypothetical", {"KEN"}, {"CHL"})]),  # no help to Kenya
        (
            "Even if Kenya withdraws, Norway will close its border.",
            [("SANCTION", "hypothetical", {"NOR"}, set())],
        ),  # it does not hang on that
        ("Should Kenya withdraw?", []),  # a question
    ],
)
def test_what_is_done_on_a_condition_is_done_to_whom_it_hangs_on(
    text: str, events: list[tuple[str, str, set[str], set[str]]]
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "A meeting planned for May between Norway and Kenya has been called off.",
            [("REJECT", "occurred", {"NOR", "KEN"}, set())],
        ),
        ("Talks between Norway and Kenya planned for June were cancelled by Norway.", [("REJECT", "occurred", {"NOR"}, {"KEN"})]),
        ("A visit to Kenya by Norway's premier planned for May is off.", [("REJECT", "occurred", {"NOR"}, set())]),
        ("A meeting of Norway and Kenya, due next Wednesday, is off.", [("REJECT", "occurred", {"NOR", "KEN"}, set())]),
        ("A meeting planned for next week is off.", []),  # whose?
        ("Talks between Norway and Kenya planned for June will resume.", [("CONSULT", "planned", {"NOR", "KEN"}, set())]),
    ],
)
def test_what_was_planned_and_is_called_off_is_refused_and_not_held(
    text: str, events: list[tuple[str, str, set[str], set[str]]]
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("headline", "events"),
    [
        ("Kenyan envoy in Oslo to meet king", [("CONSULT", "occurred", {"KEN"}, {"NOR"})]),
        ("Kenyan delegation in Oslo to discuss fish", [("CONSULT", "occurred", {"KEN"}, {"NOR"})]),
        (
            "Kenyan premier in Norway to sign trade pact",
            [("CONSULT", "occurred", {"KEN"}, {"NOR"}), ("SUPPORT", "planned", {"KEN"}, {"NOR"})],
        ),  # what is to be done there is done with the host
        ("Kenyan premier in Oslo next week to discuss fish", [("CONSULT", "planned", {"KEN"}, {"NOR"})]),  # still to come
        ("Kenyan premier in Nairobi to open museum", []),  # at home
        ("Kenyans in Norway to vote", []),  # in no office
        ("Kenya's ambassador in Norway to retire", []),  # who lives there
        ("Kenya's former premier in Norway to face trial", []),  # in office no more
        ("Kenya's ex-premier in Oslo to face trial", []),
        ("Kenyan envoy in Oslo to be expelled", [("SANCTION", "planned", {"NOR"}, {"KEN"})]),  # what the host does
        ("Kenyan minister in Oslo hospital to undergo surgery", []),  # not in a town, or a state
    ],
)
def test_a_headline_tells_a_visit_without_a_verb(headline: str, events: list[tuple[str, str, set[str], set[str]]]) -> None:
    assert told(f"{headline}\n\nNorway and Kenya are neighbours on no map, and yet fish is what they share.") == events
