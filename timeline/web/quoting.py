"""Words of others between quotation marks of ours, as newspapers set them: double marks outside, single ones inside.

Only what is shown changes: stored texts, offsets and JSON keep the marks that were printed.
"""

from __future__ import annotations

import re

_DOUBLE = re.compile('["“”]')
_OPENING_PLACE = re.compile(r"(?:^|[\s(\[—–/‘“])$")  # what stands before a straight mark that opens


def in_quotes(text: str) -> str:
    """The words between double marks. What is one quotation as a whole gets no second pair: “We will go.”"""
    first, last = bounds(text, 0, len(text))
    return f"“{nested(text)[first:last]}”"


def nested(text: str, start: int = 0, end: int | None = None) -> str:
    """The text, as long as before, with single marks for the double ones within `start` and `end`: what lies in ours."""
    end = len(text) if end is None else end
    words = text[start:end]
    return text[:start] + _DOUBLE.sub(lambda mark: _single(mark[0], words[: mark.start()]), words) + text[end:]


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` without blanks and, where the stretch is one quotation as a whole, without its own marks.

    A quotation that opens with the stretch and goes on behind it is one as well.
    """
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    marks = [start + mark.start() for mark in _DOUBLE.finditer(text[start:end])]
    if not marks or marks[0] != start or _single(text[start], "") != "‘" or any(mark != end - 1 for mark in marks[1:]):
        return start, end
    return start + 1, end - (len(marks) > 1)


def _single(mark: str, before: str) -> str:
    if mark == '"':
        return "‘" if _OPENING_PLACE.search(before) else "’"
    return "‘" if mark == "“" else "’"
