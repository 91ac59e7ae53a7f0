"""The texts that the benchmarks read: the sample and the gold articles, and as many made of them as wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "timeline" / "sample", ROOT / "tests" / "gold"]
PARAGRAPHS = 6  # of a made article, as many as the sample's have
FIRST_DAY, DAYS = date(2015, 1, 1), 3650
_HEADER = re.compile(r"\s*date (\d{4}-\d\d-\d\d)\s+")


@dataclass(frozen=True, slots=True)
class Text:
    published_on: date
    body: str


def written() -> list[Text]:
    """The articles of the sample and of the gold set."""
    texts = []
    for path in sorted(path for folder in FOLDERS for path in folder.glob("*.txt")):
        content = path.read_text(encoding="utf-8")
        if header := _HEADER.match(content):
            texts.append(Text(date.fromisoformat(header[1]), content[header.end() :].strip()))
    return texts


def made(number: int) -> Iterator[Text]:
    """That many articles of paragraphs of different articles, spread over ten years; the same every time.

    Two neighbours share no paragraph, but over the years each comes back, as affairs do: merging has something to compare.
    """
    paragraphs = [paragraph for text in written() for paragraph in text.body.split("\n\n")]
    for index in range(number):
        chosen = [paragraphs[(index * 7 + place * 31) % len(paragraphs)] for place in range(PARAGRAPHS)]
        # 1,013 shares no factor with the number of days: the days are spread, and no two neighbours are close.
        day = FIRST_DAY + timedelta(days=index * 1_013 % DAYS)
        yield Text(day, f"{_report(index)}\n\n" + "\n\n".join(chosen))


def _report(index: int) -> str:
    """No two texts are the same, or the import would know the second already."""
    return f"Report number {index} of this archive."
