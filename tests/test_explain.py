"""`explain`: what it says about an article, and about what is none. Needs no database: these tests are given none."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = """ date 2024-05-16 LIMA, May 16. /Andean Post/. Peru attacked Chile on Wednesday. The weather was fine.

"Peru attacked Chile on Sunday too," President Ana Soto of Chile said.

Read - Peru Attacks Chile
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "recall.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def page_of_110_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.delenv("NO_COLOR", raising=False)


def explained(*arguments: str | Path, to: io.StringIO | None = None) -> str:
    out = to or io.StringIO()
    call_command("explain", *map(str, arguments), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def below(sentence: str, page: str) -> str:
    """What stands under the sentence, as one line, up to the next empty line."""
    return " ".join(page.split(sentence)[1].split("\n\n")[0].split())


def test_under_a_sentence_stands_its_event_with_everything_that_was_decided(article: Path) -> None:
    event = below("Peru attacked Chile on Wednesday.\n", explained(article))

    assert event.startswith("(1) Assault · occurred · “attacked” · confidence 0.")
    assert "who acts Peru (PER) “Peru”" in event
    assert "acted upon Chile (CHL) “Chile”" in event
    assert "who says so the article itself" in event
    assert "when 2024-05-15 (day), “Wednesday”, stated in the text, by the rule own-clause:weekday" in event
    for about in ("why type", "why actors", "why status", "why date", "why speaker"):
        assert about in event
    assert "actions_verbs.txt:" in event


def test_a_sentence_that_reports_nothing_stands_alone(article: Path) -> None:
    assert "The weather was fine.\n\n" in explained(article)


def test_the_speaker_of_a_quotation_is_named(article: Path) -> None:
    assert "who says so Ana Soto (person of CHL) “President Ana Soto of Chile”" in below("of Chile said.\n", explained(article))


def test_a_link_line_is_called_one(article: Path) -> None:
    assert "[link] Peru Attacks Chile" in explained(article)


def test_at_the_end_stand_the_dates_and_actors_with_rule_and_lexicon_entry(article: Path) -> None:
    end = " ".join(explained(article).split("date expressions")[1].split())

    assert "2024-05-15 (day), by the rule weekday: “Wednesday”" in end
    assert "Chile (CHL) “Chile”, by the rule name: “Chile”, states.txt, line" in end
    assert "Ana Soto (person of CHL)" in end


def test_lines_are_no_wider_than_the_terminal(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    assert max(map(len, explained(article).splitlines()[1:])) <= 60


def test_colour_stands_only_on_a_terminal_and_never_with_no_color(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = explained(article, to=Terminal())

    assert "\x1b[" in coloured
    assert "\x1b[" not in explained(article)
    assert "\x1b[" not in explained(article, "--no-color", to=Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in explained(article, to=Terminal())


def test_the_day_of_publication_and_the_order_of_digits_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("Peru attacked Chile on 3/4/2024.", encoding="utf-8")

    assert "2024-04-03 (day)" in explained(tmp_path, "--date", "2024-05-16", "--date-order", "DMY")
    assert "2024-03-04 (day)" in explained(tmp_path, "--date", "2024-05-16")


def test_what_cannot_be_read_is_named_with_the_reason_and_the_others_are_explained(article: Path) -> None:
    (article.parent / "undated.txt").write_text("Peru attacked Chile.", encoding="utf-8")
    out, errors = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError, match="2 files could not be read") as problem:
        call_command("explain", str(article.parent), "nowhere.txt", stdout=out, stderr=errors)

    assert problem.value.returncode == 1
    assert "Assault · occurred" in out.getvalue()
    assert f"{article.parent / 'undated.txt'}: line 1: no date of publication" in errors.getvalue()
    assert "nowhere.txt: there is no such file" in errors.getvalue()


def test_when_nothing_can_be_read_it_ends_with_2() -> None:
    with pytest.raises(CommandError) as problem:
        call_command("explain", "nowhere.txt", stderr=io.StringIO())

    assert problem.value.returncode == 2


def test_a_reader_that_has_seen_enough_gets_no_complaint(article: Path) -> None:
    """As under `explain … | head -1`, for more than fits into a pipe."""
    many = [str(article)] * 100
    program = f"{sys.executable} manage.py explain {' '.join(many)} | head -1"
    done = subprocess.run(program, shell=True, cwd=ROOT, capture_output=True, text=True, check=True, env=_environment())

    assert done.stdout == f"{article}\n"
    assert done.stderr == ""


def _environment() -> dict[str, str]:
    return {**os.environ, "LOCAL_MODE": "true"}


def test_a_missing_setting_is_named_in_one_line():
    environment = {
        name: value for name, value in os.environ.items() if name not in ("LOCAL_MODE", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "explain", "article.txt"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("manage.py: SECRET_KEY must be set") and done.stderr.count("\n") == 1
