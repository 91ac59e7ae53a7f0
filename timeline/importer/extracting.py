"""Texts to extractions, in this process or in several. Loads no models, so that a worker process starts quickly."""

from __future__ import annotations

import copyreg
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from operator import attrgetter
from typing import Any

from django.utils.text import slugify

from timeline.extraction import extract, values
from timeline.extraction.values import Extraction
from timeline.importer.collecting import collect_seldom

logger = logging.getLogger(__name__)

_USUAL_ORDER = "MDY"
# Workers give way to the process that stores what they read, for which all wait, and to whoever serves pages meanwhile.
_POLITE = 5


def _prepare_worker() -> None:
    collect_seldom()
    if hasattr(os, "nice"):  # not on Windows
        os.nice(_POLITE)
    # Results are sent as calls of their classes: what dataclasses of this kind do by themselves takes twice as long.
    for kind in vars(values).values():
        if is_dataclass(kind) and isinstance(kind, type):
            copyreg.pickle(kind, partial(_as_call, kind, attrgetter(*(field.name for field in fields(kind)))))


def _as_call(kind: type, values_of: Callable[[object], tuple[object, ...]], one: object) -> tuple[type, tuple[object, ...]]:
    return kind, values_of(one)


Later = Callable[[], Extraction]


def extraction_of(text: str, published_on: date, publisher: str, orders: Mapping[str, str]) -> Extraction:
    """The extraction, with numeric dates in the order of the publisher, who may turn out only from the dateline.

    `orders` are those of the publishers by slug.
    """
    order = orders.get(slugify(publisher), _USUAL_ORDER)
    extraction = extract(text, published_on, date_order=order)
    if not publisher and extraction.dateline:
        printed = orders.get(slugify(extraction.dateline.publisher), order)
        if printed != order:
            return extract(text, published_on, date_order=printed)
    return extraction


@contextmanager
def extractor(jobs: int) -> Iterator[Callable[[str, date, str, Mapping[str, str]], Later]]:
    """A function that takes what `extraction_of` takes and gives another, which waits for the result.

    With one job the work is done when the result is asked for; with more it begins at once, in as many processes. What has
    not begun in the end is not waited for: an import that is stopped has some batches ahead. Where a process dies, no other
    takes its place, and the rest is read in this one.
    """
    if jobs < 2:
        yield lambda *text: lambda: extraction_of(*text)
        return
    # Spawned: a fork would inherit the database connection.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_prepare_worker)

    has_died = False

    def begun(*text: Any) -> Later:
        try:
            return partial(waited_for, pool.submit(extraction_of, *text), text)
        except BrokenProcessPool:
            return partial(extraction_of, *text)

    def waited_for(extraction: Future[Extraction], text: tuple[Any, ...]) -> Extraction:
        nonlocal has_died
        try:
            return extraction.result()
        except BrokenProcessPool:
            if not has_died:
                logger.warning(
                    "A process that reads articles has died, killed for want of memory perhaps; this one reads the rest."
                )
            has_died = True
            return extraction_of(*text)

    try:
        yield begun
    finally:
        pool.shutdown(cancel_futures=True)
