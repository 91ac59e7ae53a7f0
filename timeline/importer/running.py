"""An import from beginning to end: every file to its outcome, each written to the ledger. One bad file stops no other."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from timeline.extraction import extract
from timeline.extraction.values import Extraction
from timeline.importer.readers import ReadArticle, Unreadable, Upload, find_files, read_file, read_upload
from timeline.importer.recognising import content_hash, identical_articles
from timeline.importer.writing import Imported, Outcome, write_articles
from timeline.models import Article, ImportedFile, ImportRun, Mention, Publisher

logger = logging.getLogger(__name__)

# Articles written in one transaction: enough that their common costs are shared, few enough that others are not kept waiting.
BATCH = 20


@dataclass(frozen=True, slots=True)
class Source:
    """Something to import: a file of this machine with its name below the folder that was given, or bytes at hand."""

    what: Path | Upload
    file_name: str = ""

    @property
    def name(self) -> str:
        return self.what.name if isinstance(self.what, Upload) else str(self.what)


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who imports says about all the texts."""

    published_on: date | None = None  # for texts that do not tell it
    publisher: str = ""


def sources_at(paths: Iterable[str]) -> tuple[list[Source], list[Unreadable]]:
    """The files at the paths, and the paths at which there is nothing to read."""
    sources: list[Source] = []
    missing: list[Unreadable] = []
    for path in paths:
        try:
            sources += (Source(file, name) for file, name in find_files(path))
        except Unreadable as problem:
            missing.append(problem)
    return sources, missing


def start_run(name: str, *, total: int, by: User | None = None) -> ImportRun:
    """A run in the ledger, for `run_import` to go through with."""
    return ImportRun.objects.create(name=name[:300], total=total, by=by, state=ImportRun.State.RUNNING)


def run_import(
    run: ImportRun,
    sources: Sequence[Source],
    *,
    given: Given = Given(),
    missing: Iterable[Unreadable] = (),
    progress: Callable[[ImportedFile], object] | None = None,
) -> ImportRun:
    """Imports the sources and closes the run. `progress` is called with the ledger's row of each file.

    Setting the run's state to STOPPED in the database, from wherever, ends it after the batch at hand. Raises nothing
    that a file could cause.
    """
    with _closing(run):
        for problem in missing:
            _tell(progress, [_rejected(run, problem)])
        for first in range(0, len(sources), BATCH):
            if _is_stopped(run):
                break
            _tell(progress, _import_batch(run, sources[first : first + BATCH], given))
    return run


def import_article(read: ReadArticle, *, by: User | None = None) -> Imported:
    """Imports one text that is at hand, with a run of its own in the ledger."""
    run = start_run(read.name or "one article", total=1, by=by)
    with _closing(run):
        return _store(run, [read], date_orders())[0][1]


@contextmanager
def _closing(run: ImportRun) -> Iterator[None]:
    """Ends the run in the ledger: done when all was gone through, stopped when somebody or something stopped it."""
    ended = ImportRun.State.STOPPED
    try:
        yield
        if not _is_stopped(run):
            ended = ImportRun.State.DONE
    finally:
        run.state, run.ended_at = ended, timezone.now()
        run.save(update_fields=["state", "ended_at"])


def extraction_of(text: str, published_on: date, publisher: str, orders: dict[str, str]) -> Extraction:
    """The extraction, with numeric dates in the order of the publisher, who may turn out only from the dateline."""
    order = orders.get(slugify(publisher), Publisher.DateOrder.MONTH_FIRST.value)
    extraction = extract(text, published_on, date_order=order)
    if not publisher and extraction.dateline:
        printed = orders.get(slugify(extraction.dateline.publisher), order)
        if printed != order:
            return extract(text, published_on, date_order=printed)
    return extraction


def _import_batch(run: ImportRun, sources: Sequence[Source], given: Given) -> list[ImportedFile]:
    reads: list[ReadArticle] = []
    rows: list[ImportedFile] = []
    for source in sources:
        try:
            reads.append(_read(source, given))
        except Unreadable as problem:
            rows.append(_rejected(run, problem))
    orders = date_orders()
    for part in _without_doubles(reads):
        try:
            rows += (row for row, _ in _store(run, part, orders))
        except Exception:
            # One of them cannot be stored: each for itself, so that the others go in.
            rows += (_store_alone(run, read, orders) for read in part)
    return rows


def _read(source: Source, given: Given) -> ReadArticle:
    if isinstance(source.what, Upload):
        read = read_upload(source.what, published_on=given.published_on)
    else:
        read = read_file(source.what, file_name=source.file_name, published_on=given.published_on)
    return replace(read, publisher=given.publisher) if given.publisher else read


def _without_doubles(reads: Sequence[ReadArticle]) -> Iterator[list[ReadArticle]]:
    """Parts in which no content, name or URL comes twice: the second has to find the first in the database."""
    part: list[ReadArticle] = []
    seen: set[str] = set()
    for read in reads:
        marks = {content_hash(read), f"name:{read.file_name}", f"url:{read.url}"} - {"name:", "url:"}
        if seen & marks:
            yield part
            part, seen = [], set()
        part.append(read)
        seen |= marks
    if part:
        yield part


def _store(run: ImportRun, reads: Sequence[ReadArticle], orders: dict[str, str]) -> list[tuple[ImportedFile, Imported]]:
    """The texts and their rows in the ledger, all or none. The extraction comes first, so that the lock is held briefly."""
    started = time.monotonic()
    known = identical_articles(reads)
    new = [read for read in reads if content_hash(read) not in known]
    parsed = [(read, extraction_of(read.text, read.published_on, read.publisher, orders)) for read in new]
    with transaction.atomic():
        written = dict(zip(map(content_hash, new), write_articles(parsed), strict=True))
        results = [written.get(content_hash(read)) or _identical(known[content_hash(read)], read) for read in reads]
        return list(zip(_record(run, reads, results, started), results, strict=True))


def _identical(article: Article, read: ReadArticle) -> Imported:
    events = Mention.objects.filter(article=article).values("event").distinct().count()
    return Imported(Outcome.IDENTICAL, article, events, read.warnings)


def _store_alone(run: ImportRun, read: ReadArticle, orders: dict[str, str]) -> ImportedFile:
    try:
        return _store(run, [read], orders)[0][0]
    except Exception as error:
        logger.exception("Cannot store %s", read.name)
        return _rejected(run, Unreadable(read.name, f"it could not be stored ({type(error).__name__}: {error})"))


def _record(run: ImportRun, reads: Sequence[ReadArticle], results: Sequence[Imported], started: float) -> list[ImportedFile]:
    each = round((time.monotonic() - started) * 1000 / max(len(reads), 1))
    return ImportedFile.objects.bulk_create(
        ImportedFile(
            run=run,
            name=read.name[:500],
            outcome=imported.outcome,
            article=imported.article,
            reason="; ".join(imported.warnings),
            event_count=imported.event_count,
            milliseconds=each,
        )
        for read, imported in zip(reads, results, strict=True)
    )


def _rejected(run: ImportRun, problem: Unreadable) -> ImportedFile:
    return ImportedFile.objects.create(
        run=run, name=problem.name[:500], outcome=Outcome.REJECTED, place=problem.place[:100], reason=problem.reason
    )


def _tell(progress: Callable[[ImportedFile], object] | None, rows: Iterable[ImportedFile]) -> None:
    if progress:
        for row in rows:
            progress(row)


def date_orders() -> dict[str, str]:
    """How each publisher's numeric dates are read, by its slug."""
    return dict(Publisher.objects.values_list("slug", "date_order"))


def _is_stopped(run: ImportRun) -> bool:
    return ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.STOPPED).exists()
