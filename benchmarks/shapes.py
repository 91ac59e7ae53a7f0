"""`python -m benchmarks.shapes`: how long texts of odd shapes take, and how much longer when they are four times as long.

The tests count the lines of Python that are run for these shapes; what a regular expression does only a clock can tell.
"""

from __future__ import annotations

import time
from datetime import date

from benchmarks.measuring import print_table, say_machine
from timeline.extraction import extract

SHAPES = [
    "Peru attacked Chile on Wednesday. ", "Peru attacked Chile ", "Peru, ", "in Peru and ", "Peru's ", "Xyz ", "x", "X-", "U.S. ", "Mr. ",
    "...", "\n", "\n\nX", " ", "— x (@x) ", "(@", "'", '"', "“", "‘“", "“x” ", "“We” he said. ", "said that ", "He met her. ",
    "the minister of ", "President X ", "both leaders ", "of the ", "not ", ", who ", "1", "1/", "Monday ", "last ", "two days later ",
    "from May 3 to ", "following the attack ", "After the attack, Peru attacked. ", "Read - Peru attacks\n", "Peru attacked\n",
    "PERU, May 3. /X/. ", "\u00ad", "\u0301", "谈。",
]  # fmt: skip
CHARACTERS = 50_000


def main() -> None:
    say_machine()
    print(f"{CHARACTERS:,} characters of each shape, then four times as many; processor time of one core\n")
    _seconds("Peru attacked Chile on Monday. ", 1_000)  # loads lexicon and grammar
    rows = []
    for shape in SHAPES:
        once, four_times = _seconds(shape, CHARACTERS), _seconds(shape, 4 * CHARACTERS)
        rows.append([ascii(shape), once, four_times, four_times / once])
    print_table(["shape", "seconds", "of four times the text", "times as long"], rows)


def _seconds(shape: str, characters: int) -> float:
    text = shape * (characters // len(shape))
    began = time.process_time()
    extract(text, date(2024, 5, 16))
    return time.process_time() - began


if __name__ == "__main__":
    main()
