"""`python -m benchmarks.extraction`: how fast texts are read, step by step, beside `dateparser.search_dates` on the same texts."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, datetime
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
    arguments.add_argument("--times", type=int, default=5, help="how often all texts are read")
    times = arguments.parse_args().times
    say_machine()

    texts = written()
    began = time.process_time()
    extract("Peru attacked Chile on Monday.", date(2020, 1, 9))
    loading = time.process_time() - began
    first, sentences = _seconds(texts)
    best = min(_seconds(texts)[0] for _ in range(times))
    characters = sum(len(text.body) for text in texts)
    theirs = _seconds_of_search_dates(texts)
    memory = peak_memory()

    print(f"{len(texts)} articles, {sentences} sentences, {characters:,} characters; processor time of one core\n")
    print_table(
        ["", "seconds", "sentences/s"],
        [
            ["first text of a process: lexicon and grammar", loading, ""],
            ["all texts, the first time", first, sentences / first],
            [f"all texts, best of {times}", best, sentences / best],
            ["dateparser.search_dates, dates alone", theirs, sentences / theirs],
        ],
    )
    _print_steps(texts)
    print(f"{memory:.0f} MB at most")


def _seconds(texts: list[Text]) -> tuple[float, int]:
    began = time.process_time()
    sentences = sum(len(extract(text.body, text.published_on).sentences) for text in texts)
    return time.process_time() - began, sentences


def _seconds_of_search_dates(texts: list[Text]) -> float:
    began = time.process_time()
    for text in texts:
        base = datetime.combine(text.published_on, datetime.min.time())
        search_dates(text.body, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
    return time.process_time() - began


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
