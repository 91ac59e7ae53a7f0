"""The lexicon files: what a mistake in them says, and that a deployment can add its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.extraction.actors import find_actors
from timeline.extraction.lexicon import FOLDER, lexicon_errors, load
from timeline.extraction.reading import read_blocks
from timeline.extraction.sentences import split_sentences


def test_our_own_files_hold_no_mistake() -> None:
    assert lexicon_errors() == []


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        ("states.txt", "XY | Nowhere | | Nowhereian", "“XY” is not a code of three capital letters."),
        ("states.txt", "XYZ | Nowhere", "2 columns separated by “|”, expected 4 to 6."),
        ("states.txt", "XYZ | Nowhere | | Nowhereian | | 1990-1980", "“1990-1980” is not a span of years such as 1949-1990."),
        ("groups.txt", "The Nobodies | QQQ", "“QQQ” is no code of states.txt or organisations.txt."),
        ("organisations.txt", "Club of Nowhere | | QQQ", "“QQQ” is no code of states.txt or organisations.txt."),
        ("metonyms.txt", "Lemon Palace | Lemonia | Iran", "“Lemonia” is no name of states.txt or organisations.txt."),
        ("leaders.txt", "Ana Kovač | HRV | President | soon", "“soon” is not a span such as 2013-03 - 2021-08."),
        ("leaders.txt", "Ana Kovač | HRV | President | 2020-01 - 2019-01", "“2020-01 - 2019-01” ends before it begins."),
        ("leaders.txt", "Ana Kovač | HRV | President | 2020-01 - | | | x", "the last column is “f” or empty, not “x”."),
        ("places.txt", "HRV Split", "1 columns separated by “:”, expected 2."),
        ("groups.txt", " | HRV", "the first column is empty."),
        ("offices.txt", "baker | Baker", "[] is not one of [offices], [ranks], [before], [dropped], [former], [done to]."),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(tmp_path: Path, file: str, line: str, problem: str) -> None:
    (tmp_path / file).write_text(f"# ours\n{line}\n", encoding="utf-8")

    assert lexicon_errors(tmp_path) == [f"{tmp_path / file}:2: {problem}"]


def test_words_that_mean_two_things_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "states.txt").write_text("XYZ | Nowhere | | \nXYX | Elsewhere | Nowhere | \n", encoding="utf-8")

    (error,) = lexicon_errors(tmp_path)

    assert error == f"{tmp_path / 'states.txt'}:2: “Nowhere” stands for something else in {tmp_path / 'states.txt'}, line 1."


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "groups.txt").write_bytes(b"\xff\xfe\x00")

    assert [error.split(":")[0] for error in lexicon_errors(tmp_path)] == [str(tmp_path / "groups.txt")]


def test_a_deployment_adds_its_own_lines_and_its_own_meaning_counts(tmp_path: Path) -> None:
    (tmp_path / "states.txt").write_text("XNO | Nowhere | Land of Nowhere | Nowherian | Noville\n", encoding="utf-8")
    (tmp_path / "leaders.txt").write_text("Ana Kovač | XNO | President | 2015-01 - | Kovač\n", encoding="utf-8")
    (tmp_path / "metonyms.txt").write_text("Kremlin | Nowhere | Nowhere\n", encoding="utf-8")
    text = "Noville called Kovač, the Kremlin said. Nowherian ships left Iran."
    sentences = split_sentences(text, read_blocks(text, None)[0])

    found = find_actors(text, sentences, date(2020, 1, 9), load(tmp_path))

    assert [mention.actor.name for mention in found if mention.actor] == ["Nowhere", "Ana Kovač", "Nowhere", "Nowhere", "Iran"]
    assert lexicon_errors(tmp_path) == []


def test_every_file_says_at_its_top_what_its_columns_are() -> None:
    for path in FOLDER.glob("*.txt"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


def test_it_is_read_once_in_a_process() -> None:
    """How long that takes is told by `benchmarks.extraction`."""
    assert load() is load()
