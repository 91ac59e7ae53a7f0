"""Whether the dates in digits of a text put the day or the month first, where one of them can only be read one way."""

from __future__ import annotations

import re

# A digit stands first in the pattern, which makes the search many times faster.
_DIGITS = re.compile(r"(?P<first>\d(?<![\d/.-]\d)\d?)(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?:\d{4}|\d\d)(?![\d/.-]\d)")


def order_told(copy: str, by_publisher: str) -> str:
    """ "DMY" or "MDY" as the text itself tells by a number above twelve; the publisher's order where it tells nothing, or both."""
    if by_publisher[0] == "Y":
        return by_publisher
    told = set()
    for found in _DIGITS.finditer(copy):
        first, second = int(found["first"]), int(found["second"])
        if first <= 31 and second <= 31 and (first > 12) != (second > 12):
            told.add("DMY" if first > 12 else "MDY")
    return told.pop() if len(told) == 1 else by_publisher
