"""Of which state and which part of society an actor is, by the words of its phrase."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.evaluation.gold import GoldError
from timeline.evaluation.phrases import read_phrases, score_phrases
from timeline.extraction import extract
from timeline.vocabulary import Sector

PHRASES = Path(__file__).parent / "phrases" / "actors.tsv"
FLOORS = {"actor phrases: state": 94, "actor phrases: sector": 82}


def test_actor_phrases_are_put_in_their_state_and_sector():
    figures = score_phrases(read_phrases(PHRASES))
    assert {figure.name: figure.value >= FLOORS[figure.name] for figure in figures} == dict.fromkeys(FLOORS, True), figures


@pytest.mark.parametrize(
    ("sentence", "sector", "why"),
    [
        ("The Norwegian defence minister resigned.", Sector.GOVERNMENT, "by the office"),
        ("Norwegian trade unions protested against the war.", Sector.LABOUR, "by the noun after the adjective"),
        ("Norway's fishermen blocked the port.", Sector.AGRICULTURE, "by the noun after the owner"),
        ("Rebels in northern Chad attacked the post.", Sector.REBELS, "by the noun before the place"),
        ("The Chadian opposition leader Abakar Issa was arrested.", Sector.OPPOSITION, "the longer phrase counts"),
        ("Chad condemned the attack.", Sector.GOVERNMENT, "a state acts through its government"),
        ("The African Union condemned the attack.", Sector.BETWEEN_STATES, "whatever its name says"),
    ],
)
def test_an_actor_is_of_the_sector_its_words_tell(sentence, sector, why):
    assert extract(sentence, date(2021, 5, 6)).actors[0].sector is sector


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "it cannot be read"),
        ("# nothing\n", "it holds no phrase"),
        ("Tokyo\tJPN\n", "line 1: a phrase, a state and a sector"),
    ],
)
def test_a_file_of_phrases_that_cannot_be_used_is_named(tmp_path, content, said):
    file = tmp_path / "actors.tsv"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        read_phrases(file)
