"""What several commands accept on their command line."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date


def day(text: str) -> date:
    """A day written as 2020-01-09. Raises ArgumentTypeError, which the parser shows with the option's name."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day; write it as 2020-01-09") from None
