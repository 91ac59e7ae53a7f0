"""Open sides that no rule settles: who is weighed against whom, what a reader is told, and how the weights come about."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.extraction.test_acting_side import last_told, sides
from timeline.evaluation.fitting import Case, decides_rightly, fit
from timeline.extraction.understood.likeliest import BOTH, NOBODY, WEIGHTS
from timeline.extraction.understood.signs import Role, Sign

GOLD = Path(__file__).parents[1] / "gold"
QUARREL = (
    "Peru and Chile quarrel over a bay\n\n"
    "Peru recalled its ambassador from Chile on Monday. Chile answered with a protest note to Peru.\n\n"
    "Kenya, which chairs the council, met both envoys.\n\n"
)


def test_the_authorities_are_of_the_state_told_of_in_the_paragraph() -> None:
    event = last_told(
        QUARREL + "Peru fears for its shrimp boats. Inspectors seized two trawlers on Friday.", "seized two trawlers"
    )
    assert sides(event.sources) == {"PER"}
    assert event.sources[0].rule == "context"


def test_the_reason_says_how_likely_it_is_and_why() -> None:
    event = last_told(
        QUARREL + "Peru fears for its shrimp boats. Inspectors seized two trawlers on Friday.", "seized two trawlers"
    )
    reason = event.reasons["actors"]
    assert "the acting side is understood: the likeliest of those named (" in reason
    assert str(Sign.IN_PARAGRAPH) in reason
    sure = last_told(QUARREL + "Peru seized two trawlers on Friday.", "seized")
    assert event.confidence < sure.confidence


def test_whom_only_the_sentence_names_its_grammar_has_passed_over() -> None:
    event = last_told(QUARREL + "Dockers marched through the town with flags of Norway on Friday.", "marched through")
    assert "NOR" not in sides(event.sources)


def test_nobody_attacks_himself() -> None:
    event = last_told(QUARREL + "Peru mourns. Two Peruvian sailors were shot dead on Friday.", "shot dead")
    assert "PER" not in sides(event.sources)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Gunmen have jailed two nurses of Chile.", "jailed"),
        ("Unknown assailants shot dead a Chilean nurse on Monday.", "shot"),
        ("Rebels armed with mortars attacked the Chilean army.", "attacked"),
        ("Western governments have criticised Chile.", "criticised"),  # nor is what many do that of one of them
        ("Several human rights groups have condemned the arrest of Chileans.", "condemned"),
        ("European foreign ministers will hold a meeting on Friday.", "hold a meeting"),
    ],
)
def test_what_strangers_do_is_not_laid_to_a_state(sentence: str, words: str) -> None:
    event = last_told(QUARREL + sentence, words)
    assert not event.sources


@pytest.mark.parametrize("role", list(Role))
def test_every_weight_is_of_a_sign_that_exists(role: Role) -> None:
    named = {sign for sign in WEIGHTS[role] if not sign.startswith((NOBODY, BOTH))}
    assert named
    assert named <= set(Sign)


def test_a_sign_of_the_right_ones_gains_weight_and_one_of_the_wrong_ones_loses() -> None:
    cases = [
        Case(f"affair{number}", Role.ACTING, [frozenset({"near", "named"}), frozenset({"far", "named"})], [True, False])
        for number in range(20)
    ]
    weights = fit(cases)
    assert weights["near"] > 0 > weights["far"]
    assert "named" not in weights  # it tells nothing
    assert all(decides_rightly(case, weights) for case in cases)


def test_the_command_prints_weights_and_what_they_decide(tmp_path: Path) -> None:
    for path in GOLD.glob("a*-?.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    out = StringIO()
    call_command("fit_sides", tmp_path, stdout=out)
    assert "# acting: " in out.getvalue()
    assert " right in affairs left out" in out.getvalue()


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere: there is no such folder"):
        call_command("fit_sides", tmp_path / "nowhere")
