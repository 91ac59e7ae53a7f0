"""The seed format: ` date 2020-01-09 ` and then the text on the same line, paragraphs separated by blank lines."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from django.utils import timezone

from timeline.importer.readers.values import ReadArticle, Unreadable
from timeline.models import Article

_HEADER = re.compile(r"\s*date[ \t:]+(\d{4}-\d{1,2}-\d{1,2})(?=\s|$)", re.IGNORECASE)
_NOT_TEXT = ("Cc", "Cs")  # control characters, and halves of surrogate pairs, which no database stores
_FIRST_NEWSPAPER = 1605
_KEPT = "\n\t"


def read_text(text: str, *, name: str, published_on: date | None = None) -> ReadArticle:
    """The article in `text`. `published_on` is for texts that do not tell it; a header is believed first.

    Line ends become LF, and control characters are taken out with a warning, both before anything is stored, so that
    offsets always refer to what is kept. Raises Unreadable for a missing or impossible date and for an empty text.
    """
    text, warnings = _cleaned(text)
    if not text.strip():
        raise Unreadable(name, "no text", "line 1")
    header = _HEADER.match(text)
    if header:
        day, basis = _day(header[1], name), Article.PublishedOnBasis.HEADER
        text = text[header.end() :]
    elif published_on:
        day, basis = published_on, Article.PublishedOnBasis.ARGUMENT
    else:
        reason = "no date of publication: the text does not begin with “date 2020-01-09”, and none was given for it"
        raise Unreadable(name, reason, "line 1")
    if not text.strip():
        raise Unreadable(name, "no text after the date", "line 1")
    if day.year < _FIRST_NEWSPAPER:
        warnings.append(f"published on {day}, when there were no newspapers yet")
    if day > timezone.localdate():
        warnings.append(f"published on {day}, which is in the future")
    return ReadArticle(text.strip(), day, basis, name=name, warnings=tuple(warnings))


def _day(written: str, name: str) -> date:
    try:
        year, month, day = (int(part) for part in written.split("-"))
        return date(year, month, day)
    except ValueError:
        raise Unreadable(name, f"{written} is a day that does not exist", "line 1") from None


def _cleaned(text: str) -> tuple[str, list[str]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    dropped = {char for char in set(text) if unicodedata.category(char) in _NOT_TEXT and char not in _KEPT}
    if not dropped:
        return text, []
    number = sum(text.count(char) for char in dropped)
    codes = ", ".join(f"U+{ord(char):04X}" for char in sorted(dropped)[:5])
    noun = "control character was" if number == 1 else "control characters were"
    return text.translate(dict.fromkeys(map(ord, dropped))), [f"{number} {noun} taken out ({codes})"]
