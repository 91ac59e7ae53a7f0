"""The match of one rule within the alternation of all rules, where each rule's groups carry the rule's place in their names."""

from __future__ import annotations

import re
from typing import Any


class Found:
    """As `re.Match`, for the names that the rule itself gave its groups."""

    __slots__ = ("_match", "_prefix")

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match
        self._prefix = f"{match.lastgroup}_"  # the group behind the rule closes last

    @property
    def place(self) -> int:
        """Which rule matched."""
        return int(self._prefix[1:-1])

    def __getitem__(self, name: str) -> str | Any:
        return self._match[self._prefix + name]

    def group(self) -> str:
        return self._match.group()

    def span(self, name: str | None = None) -> tuple[int, int]:
        return self._match.span() if name is None else self._match.span(self._prefix + name)

    def start(self, name: str | None = None) -> int:
        return self.span(name)[0]

    def end(self, name: str | None = None) -> int:
        return self.span(name)[1]


def named(place: int, pattern: str) -> str:
    """The pattern of the rule at this place, as one branch of the alternation.

    The group that tells the place stands empty behind it: a branch that begins with letters is passed over without being entered.
    """
    return f"(?:{pattern.replace('(?P<', f'(?P<r{place}_')})(?P<r{place}>)"
