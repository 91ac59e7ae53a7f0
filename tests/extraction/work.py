"""How much work reading a text is, told without a clock: a busy machine takes longer, but takes no other steps."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

LINEAR = 5  # times the steps for four times the text; quadratic would be sixteen


def steps(read: Callable[[str], object], text: str) -> int:
    """How many lines of Python are run to read the text."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return counting

    before = sys.gettrace()
    sys.settrace(counting)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count


def grows_no_faster_than_the_text(read: Callable[[str], object], unit: str, *, characters: int = 2_000) -> bool:
    """Whether so many characters of one unit, repeated, and four times as many take steps in that proportion."""
    text = unit * (characters // len(unit))
    read(text)  # what is done once per process, and remembered
    return steps(read, text * 4) <= LINEAR * steps(read, text)
