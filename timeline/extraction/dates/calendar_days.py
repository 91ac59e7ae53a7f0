"""The only importer of dateparser: it is given one clean date in digits, never prose and never its search."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateparser.date import DateDataParser


@lru_cache(maxsize=8)
def _parser(date_order: str) -> DateDataParser:
    settings = {
        "PREFER_DATES_FROM": "current_period",
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": date_order,
        "PARSERS": ["absolute-time"],
    }
    return DateDataParser(languages=["en"], settings=settings)


@lru_cache(maxsize=8192)
def day_of(expression: str, date_order: str = "MDY") -> date:
    """The day of one clean expression such as "11.09.2001"; raises ValueError when no such day exists."""
    found = _parser(date_order).get_date_data(expression)
    if found is None or found.date_obj is None or found.period != "day":
        raise ValueError(f"not a day: {expression}")
    return found.date_obj.date()
