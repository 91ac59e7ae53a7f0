"""A gold folder: articles in the import format, and beside each the events that a careful reader finds in it.

`NAME.txt` is read by the importer's own reader; `NAME.json` holds `people` and `events` as tests/gold/README.md tells.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from timeline.importer.readers import ReadArticle, Unreadable, read_file
from timeline.vocabulary import DateBasis, EventType, Status

_REQUIRED = ("id", "type", "sources", "targets", "start", "end", "basis", "status", "sentence")
_Word = TypeVar("_Word", bound=StrEnum)
_LEFT_OUT: dict[str, Any] = {"also": [], "also_status": [], "speaker": None, "central": False, "optional": False}


class GoldError(Exception):
    """A gold folder that cannot be scored: the file, the place in it, and the reason."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")


@dataclass(frozen=True, slots=True)
class GoldParty:
    """Somebody in a mark: a person, body or group by name, a state by code; `side` is the state a person belongs to."""

    name: str
    side: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing done, told by one sentence. Of the types and statuses the first is our own, the others are fine too."""

    event: str
    at: int  # where its sentence begins in the article
    sentence: str  # the first words of it
    types: tuple[EventType, ...]
    statuses: tuple[Status, ...]
    sources: tuple[GoldParty, ...]
    targets: tuple[GoldParty, ...]
    start: date | None
    end: date | None
    basis: DateBasis
    speaker: GoldParty | None
    central: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    name: str
    article: ReadArticle
    marks: tuple[Mark, ...]


def read_folder(folder: Path) -> list[GoldArticle]:
    """The marked articles of a folder, by name. Raises GoldError, which names the file and the place in it."""
    if not folder.is_dir():
        raise GoldError(str(folder), "there is no such folder")
    texts, marks = ({path.stem: path for path in folder.glob(f"*{suffix}")} for suffix in (".txt", ".json"))
    if not texts and not marks:
        raise GoldError(str(folder), "the folder holds no articles (.txt)")
    for stem in sorted(texts.keys() ^ marks.keys()):
        missing = f"{stem}.json" if stem in texts else f"{stem}.txt"
        there = texts.get(stem) or marks[stem]
        raise GoldError(str(there), f"{missing} is missing beside it")
    articles = [_read_article(texts[stem], marks[stem]) for stem in sorted(texts)]
    first: dict[tuple[date, str], str] = {}
    for one in articles:
        known = first.setdefault((one.article.published_on, one.article.text), one.name)
        if known != one.name:
            raise GoldError(str(texts[one.name]), f"it is the same article as {known}.txt")
    return articles


def _read_article(text_file: Path, marks_file: Path) -> GoldArticle:
    try:
        article = read_file(text_file)
        content = json.loads(marks_file.read_text(encoding="utf-8"))
    except Unreadable as error:
        raise GoldError(f"{error.name}, {error.place}" if error.place else error.name, error.reason) from None
    except json.JSONDecodeError as error:
        raise GoldError(f"{marks_file}, line {error.lineno}, column {error.colno}", f"this is not JSON: {error.msg}") from None
    except UnicodeDecodeError as error:
        raise GoldError(f"{marks_file}, byte {error.start}", "this is not UTF-8") from None
    place = str(marks_file)
    if not isinstance(content, dict) or content.keys() != {"people", "events"}:
        raise GoldError(place, "an object with “people” and “events”, and nothing else, is expected")
    if not isinstance(content["events"], list):
        raise GoldError(place, "“events” is not a list")
    people = _people(content["people"], place)
    marks = tuple(
        _Entry(f"{place}, event {number}", entry, people, article.text).mark()
        for number, entry in enumerate(content["events"], 1)
    )
    return GoldArticle(text_file.stem, article, marks)


def _people(given: object, place: str) -> Mapping[str, str]:
    if not isinstance(given, dict) or not all(isinstance(side, str) for side in given.values()):
        raise GoldError(place, "“people” is not an object that gives each person a state or organisation")
    return given


class _Entry:
    """One entry of “events”, with what its complaints need to say where it stands."""

    def __init__(self, place: str, entry: object, people: Mapping[str, str], text: str) -> None:
        if not isinstance(entry, dict):
            raise GoldError(place, "this is not an object")
        self.place = f"{place} ({entry['id']})" if isinstance(entry.get("id"), str) else place
        self.people, self.text = people, text
        if missing := [field for field in _REQUIRED if field not in entry]:
            raise GoldError(self.place, f"“{missing[0]}” is missing")
        if unknown := sorted(entry.keys() - {*_REQUIRED, *_LEFT_OUT}):
            raise GoldError(self.place, f"“{unknown[0]}” is no field of a mark")
        self.entry = _LEFT_OUT | entry

    def mark(self) -> Mark:
        sentence = self._text("sentence")
        start, end = self._day("start"), self._day("end")
        if start and end and start > end:
            raise GoldError(self.place, f"it ends on {end}, before it starts on {start}")
        return Mark(
            event=self._text("id"),
            at=self._place_of(sentence),
            sentence=sentence,
            types=tuple(self._word(EventType, "type", value) for value in [self.entry["type"], *self._list("also")]),
            statuses=tuple(self._word(Status, "status", value) for value in [self.entry["status"], *self._list("also_status")]),
            sources=tuple(map(self._party, self._list("sources"))),
            targets=tuple(map(self._party, self._list("targets"))),
            start=start,
            end=end,
            basis=self._word(DateBasis, "basis", self.entry["basis"]),
            speaker=self._party(self._text("speaker")) if self.entry["speaker"] is not None else None,
            central=self._flag("central"),
            optional=self._flag("optional"),
        )

    def _party(self, name: str) -> GoldParty:
        return GoldParty(name, self.people.get(name, name))

    def _place_of(self, sentence: str) -> int:
        if (times := self.text.count(sentence)) != 1:
            stands = "does not stand in the article" if times == 0 else f"stands {times} times in the article"
            raise GoldError(self.place, f"its sentence “{sentence}” {stands}")
        return self.text.index(sentence)

    def _text(self, field: str) -> str:
        value = self.entry[field]
        if not isinstance(value, str) or not value.strip():
            raise GoldError(self.place, f"“{field}” is not a text")
        return value

    def _list(self, field: str) -> list[str]:
        values = self.entry[field]
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise GoldError(self.place, f"“{field}” is not a list of texts")
        return values

    def _flag(self, field: str) -> bool:
        value = self.entry[field]
        if not isinstance(value, bool):
            raise GoldError(self.place, f"“{field}” is neither true nor false")
        return value

    def _day(self, field: str) -> date | None:
        value = self.entry[field]
        try:
            return None if value is None else date.fromisoformat(value)
        except (TypeError, ValueError):
            raise GoldError(self.place, f"“{field}” is {value!r}, neither a day such as 2020-01-09 nor null") from None

    def _word(self, kind: type[_Word], field: str, value: object) -> _Word:
        try:
            return kind(str(value))
        except ValueError:
            raise GoldError(self.place, f"unknown {field} “{value}”; known are {', '.join(kind)}") from None
