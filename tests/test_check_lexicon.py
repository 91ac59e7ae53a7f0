"""The check of the lexicon files, as command and as system check, and a deployment's own folder of them. No database."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import Error, run_checks
from django.core.management import CommandError, call_command

from timeline.extraction.lexicon import FOLDER
from timeline.extraction.lexicon.checking import FILES, lexicon_problems

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def no_folder_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEXICON_DIR", raising=False)


def check(*arguments: str | Path) -> str:
    out = io.StringIO()
    call_command("check_lexicon", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_our_own_files_hold_no_mistake() -> None:
    assert check() == f"{len(FILES)} files of the program: no mistakes.\n"


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        ("states.txt", "XY | Nowhere | | Nowhereian", "“XY” is not a code of three capital letters."),
        (
            "traps.txt",
            "[phrase]\nMoon Base",
            "[phrase] is not one of [phrases], [other words], [company words], [before a name], [place words], [in the United States], [American states], [towns in Georgia], [after a body].",
        ),
        ("actions_verbs.txt", "applaud", "it stands before the first [TYPE]."),
        ("actions_verbs.txt", "[FLATTER]\napplaud", "[FLATTER] is no event type."),
        ("actions_verbs.txt", "[SUPPORT]\napplaud + @gifts", "there is no list “@gifts” in actions_words.txt."),
        ("actions_verbs.txt", "[SUPPORT]\n@gifts | arrive", "there is no list “@gifts” in actions_words.txt."),
        ("actions_nouns.txt", "[SUPPORT]\n-> for", "it names no word."),
        ("actions_words.txt", "irregular: fling flung", "“fling flung” is not a verb with its past and its participle."),
        ("actions_words.txt", "@gifts gift, present", "1 columns separated by “:”, expected 2."),
        ("actions_function_words.txt", "determiners yon", "1 columns separated by “:”, expected 2."),
        ("dates_holidays.txt", "Nowhere Day | 31 february", "“31 february” tells no day."),
        ("dates_named_days.txt", "Black Day | 2020-02-30", "“2020-02-30” is not a day like 2001-09-11."),
    ],
)
def test_a_mistake_is_printed_with_its_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, line: str, problem: str
) -> None:
    (tmp_path / file).write_text(f"# ours\n{line}\n", encoding="utf-8")

    with pytest.raises(CommandError, match="1 mistake") as ended:
        call_command("check_lexicon", str(tmp_path))

    last_line = 1 + len(line.splitlines())
    assert capsys.readouterr().out == f"{tmp_path / file}:{last_line}: {problem}\n"
    assert ended.value.returncode == 1


def test_all_mistakes_are_printed_not_only_the_first(tmp_path: Path) -> None:
    (tmp_path / "actions_verbs.txt").write_text("[SUPPORT]\napplaud + @a\ncheer + @b\n[NONE]\nboo\n", encoding="utf-8")
    (tmp_path / "groups.txt").write_text("The Nobodies | QQQ\n", encoding="utf-8")

    assert [problem.removeprefix(f"{tmp_path}/").rsplit(":", 1)[0] for problem in lexicon_problems(tmp_path)] == [
        "groups.txt:1", "actions_verbs.txt:2", "actions_verbs.txt:3", "actions_verbs.txt:5",
    ]  # fmt: skip


def test_a_file_that_would_not_be_read_and_a_folder_that_is_missing_are_named(tmp_path: Path) -> None:
    (tmp_path / "state.txt").write_text("XNO | Nowhere | | Nowherian\n", encoding="utf-8")

    (problem,) = lexicon_problems(tmp_path)

    assert problem.startswith(f"{tmp_path / 'state.txt'}: no lexicon file has this name, so it is not read; they are ")
    assert "states.txt" in problem
    assert lexicon_problems(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}: there is no such folder."]


def test_every_file_of_the_lexicon_is_checked(tmp_path: Path) -> None:
    """A file that is not text is a mistake in whichever file it happens."""
    for name in FILES:
        (tmp_path / name).write_bytes(b"\xff\xfe\x00")

    assert {Path(problem.split(":")[0]).name for problem in lexicon_problems(tmp_path)} == FILES


def test_the_system_check_reports_the_mistakes_of_the_deployments_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_checks(tags=["lexicon"]) == []
    (tmp_path / "groups.txt").write_text("The Nobodies | QQQ\n", encoding="utf-8")
    monkeypatch.setenv("LEXICON_DIR", str(tmp_path))

    (message,) = run_checks(tags=["lexicon"])

    assert isinstance(message, Error)
    assert message.msg == f"{tmp_path / 'groups.txt'}:1: “QQQ” is no code of states.txt or organisations.txt."


def test_what_a_deployment_adds_is_read_and_its_meaning_counts(tmp_path: Path) -> None:
    """In a process of its own, because the lexicon is read once."""
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "states.txt").write_text("XNO | Nowhere | Land of Nowhere | Nowherian | Noville\n", encoding="utf-8")
    (folder / "actions_verbs.txt").write_text("[AID]\nbestow + @garlands -> on\n[SANCTION]\ncondemn\n", encoding="utf-8")
    (folder / "actions_words.txt").write_text("@garlands: garland\n", encoding="utf-8")
    (folder / "dates_holidays.txt").write_text("Nowhere Day | 3 june\n", encoding="utf-8")
    article = tmp_path / "report.txt"
    article.write_text(
        " date 2024-07-01 Nowhere bestowed garlands on Chile on Nowhere Day. Noville condemned Peru.\n", encoding="utf-8"
    )

    page = _explained(article, LEXICON_DIR=str(folder))

    assert "Aid · occurred · “bestowed garlands”" in page
    assert f"({folder / 'actions_verbs.txt'}:2)" in page
    assert "2024-06-03 (day), “Nowhere Day”" in page
    assert "Sanction · occurred · “condemned”" in page
    assert "Nowhere (XNO) “Noville”" in page
    assert "“bestowed garlands”" not in _explained(article)


def _explained(article: Path, **variables: str) -> str:
    environment = {**os.environ, "LOCAL_MODE": "true", **variables}
    command = [sys.executable, "manage.py", "explain", str(article)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_the_documentation_names_every_file() -> None:
    documentation = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")

    assert [name for name in sorted(FILES) if f"`{name}`" not in documentation] == []
    assert FOLDER.relative_to(ROOT).as_posix() in documentation
