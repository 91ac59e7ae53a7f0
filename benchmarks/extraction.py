"""`python -m benchmarks.extraction`: how fast texts are read, step by step, beside `dateparser.search_dates` on the same texts."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, datetime
from statistics import median
from typing import Any

from dateparser.search import search_dates

from benchmarks.articles import Text, written
from benchmarks.measuring import peak_memory, print_table, say_machine
from timeline import extraction
from timeline.extraction import extract

STEPS = [
    ("paragraphs, headlines, dateline", ["read_blocks"]),
    ("sentences and quotations", ["split_sentences"]),
    ("dates", ["find_dates"]),
    ("actors", ["find_actors"]),
    ("clauses, event phrases, speakers", ["_read"]),
    ("events and their dates", ["report_events"]),
]


def main() -> None:
    arguments = ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=5, help="how often all texts are read after the first time")
    times = arguments.parse_args().times
    say_machine()

    texts = written()
    began = time.process_time()
    extract("Peru attacked Chile on Monday.", date(2020, 1, 9))
    loading = time.process_time() - began
    rounds = [_seconds_of_both(texts) for _ in range(1 + times)]
    memory = peak_memory()
    sentences = sum(len(extract(text.body, text.published_on).sentences) for text in texts)
    characters = sum(len(text.body) for text in texts)
    first, best, theirs = rounds[0][0], min(ours for ours, _ in rounds[1:]), min(theirs for _, theirs in rounds[1:])

    print(f"{len(texts)} articles, {sentences} sentences, {characters:,} characters; processor time of one core\n")
    print_table(
        ["", "seconds", "sentences/s", "times search_dates"],
        [
            ["first text of a process: lexicon and grammar", loading, "", ""],
            ["all texts, the first time", first, sentences / first, f"{rounds[0][1] / first:.2f}"],
            [
                f"all texts, best of {times}",
                best,
                sentences / best,
                f"{median(theirs / ours for ours, theirs in rounds[1:]):.2f}",
            ],
            [f"dateparser.search_dates, dates alone, best of {times}", theirs, sentences / theirs, "1.00"],
        ],
    )
    _print_steps(texts)
    print(f"{memory:.0f} MB at most")


def _seconds_of_both(texts: list[Text]) -> tuple[float, float]:
    """Ours and those of `search_dates`, text by text in turn, so that whatever else the machine does slows both alike."""
    ours = theirs = 0.0
    for text in texts:
        began = time.process_time()
        extract(text.body, text.published_on)
        between = time.process_time()
        base = datetime.combine(text.published_on, datetime.min.time())
        search_dates(text.body, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
        ours, theirs = ours + between - began, theirs + time.process_time() - between
    return ours, theirs


def _print_steps(texts: list[Text]) -> None:
    """The steps are called by their names in `timeline.extraction`; there they are replaced by themselves with a clock."""
    spent = dict.fromkeys((name for _, names in STEPS for name in names), 0.0)
    originals = {name: getattr(extraction, name) for _, names in STEPS for name in names}
    for name, function in originals.items():
        setattr(extraction, name, _timed(name, function, spent))
    began = time.process_time()
    try:
        for text in texts:
            extract(text.body, text.published_on)
    finally:
        for name, function in originals.items():
            setattr(extraction, name, function)
    total = time.process_time() - began
    rows = [[label, 1000 * sum(spent[name] for name in names), sum(spent[name] for name in names)] for label, names in STEPS]
    rows.append(["context: order, other sides", 1000 * (total - sum(spent.values())), total - sum(spent.values())])
    print_table(["step", "milliseconds", "%"], [[label, milliseconds, 100 * part / total] for label, milliseconds, part in rows])


def _timed(name: str, function: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[name] += time.process_time() - began

    return timed


if __name__ == "__main__":
    main()
