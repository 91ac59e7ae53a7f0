"""The weights of merging are fitted to marked articles by a command, as anybody may do again with theirs."""

from __future__ import annotations

import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from timeline.evaluation.fitting_merging import Case, fit, is_taken_for_one, left_out
from timeline.models import Event

GOLD = Path(__file__).parents[1] / "gold"


def cases() -> list[Case]:
    """In each of 24 affairs one pair of one event that shares its day, one that does not, and one of two events."""
    return [
        Case(f"affair {number}", {"before all": 1.0} | shared, is_one_event)
        for number in range(24)
        for shared, is_one_event in (
            ({"same day": 1.0, "words": 2.0}, True),
            ({"same day": 1.0, "words": number % 2 * 1.0}, number % 4 > 0),
            ({"other persons": 1.0, "one article": 1.0, "weeks apart": 1.0}, False),
            ({"one article": 1.0}, False),
        )
    ]


def test_the_fit_tells_what_speaks_for_one_event_and_what_against():
    weights = fit(cases())
    assert weights["same day"] > 0 > weights["one article"]
    assert "weeks apart" not in weights, "seen too seldom"
    assert "other persons" not in weights, "weighed by judgment"


def test_pairs_are_judged_by_weights_fitted_without_their_affair():
    judged = left_out(cases())
    assert (judged.of_one_event, judged.taken, judged.right) == (42, 48, 42)


def test_weights_decide_by_their_sum():
    pair = Case("affair", {"before all": 1.0, "same day": 0.5, "other persons": 1.0}, is_one_event=True)
    assert is_taken_for_one(pair, {"before all": -1.0, "same day": 4.7})
    assert not is_taken_for_one(pair, {"before all": -1.0, "same day": 4.5})


@pytest.mark.django_db
def test_the_command_prints_the_weights_as_they_stand_in_the_module(tmp_path):
    for path in (*GOLD.glob("a*"), *GOLD.glob("s*")):
        shutil.copy(path, tmp_path)
    out = StringIO()
    call_command("fit_merging", tmp_path, stdout=out)
    head, *lines = out.getvalue().splitlines()
    assert "pairs of mentions" in head
    assert all(re.fullmatch(r'    "[a-z ]+": [+-]\d\.\d\d,', line) for line in lines)
    assert '    "types near": -' in out.getvalue()
    assert not Event.objects.exists(), "the database of whoever calls it is not touched"


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("fit_merging", tmp_path / "nowhere")
