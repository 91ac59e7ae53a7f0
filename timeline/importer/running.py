"""An import from beginning to end: every file to its outcome, each written to the ledger. One bad file stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from pathlib import Path

from timeline.importer.caching import small_cache
from timeline.importer.collecting import seldom_collecting
from timeline.importer.extracting import Later, extractor
from timeline.importer.pipelining import BATCH, Others, begun_ahead
from timeline.importer.readers import ReadArticle, Unreadable, Upload, find_files, read_file, read_upload
from timeline.importer.recognising import content_hash, identical_articles
from timeline.importer.remembering import Memory
from timeline.importer.retrying import keep, make_room
from timeline.importer.storing import Outcome
from timeline.importer.writing import closing, date_orders, give_sign, goes_on, import_texts, later, start_run
from timeline.models import ImportedFile, ImportRun

__all__ = ["Given", "Source", "run_import", "sources_at", "start_run"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """Something to import: a file of this machine with its name below the folder that was given, or bytes at hand."""

    what: Path | Upload
    file_name: str = ""

    @property
    def name(self) -> str:
        return self.what.name if isinstance(self.what, Upload) else str(self.what)

    @property
    def content(self) -> bytes | None:
        """The bytes at hand; None for a file, which is read when its turn comes."""
        return self.what.content if isinstance(self.what, Upload) else None


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


def run_import(
    run: ImportRun,
    sources: Sequence[Source],
    *,
    given: Given = Given(),
    missing: Iterable[Unreadable] = (),
    progress: Callable[[ImportedFile], object] | None = None,
    jobs: int = 1,
) -> ImportRun:
    """Imports the sources and closes the run. `progress` is called with the ledger's row of each file.

    With more than one job the texts are extracted in as many further processes. More than a batch of them are stored in
    the order of their days. Setting the run's state to STOPPED in the database, from wherever, ends it after the batch at
    hand. Raises nothing that a file could cause.
    """
    make_room()
    with closing(run), extractor(jobs) as extract, seldom_collecting(), small_cache():
        for problem in missing:
            _tell(progress, [_rejected(run, problem)])
        if len(sources) > BATCH:
            sources = _by_day(run, sources, given)
        memory, others = Memory(), Others()
        for batch in begun_ahead(_batches(sources, given, extract), jobs):
            _tell(progress, _finish(run, batch, memory, others))
            others.may_write()
            if not goes_on(run):
                break
    return run


def _by_day(run: ImportRun, sources: Iterable[Source], given: Given) -> list[Source]:
    """The sources as they were printed one after another: what an article is compared with has then been stored shortly before.

    In any other order the import of a large archive reads it from the database again and again. Each file is opened once
    more for this, which costs a hundredth of reading it for events. What cannot be read comes first.
    """
    days: list[tuple[date, Source]] = []
    for source in sources:
        give_sign(run)
        try:
            days.append((_read(source, given).published_on, source))
        except Unreadable:  # it is told when its turn comes
            days.append((date.min, source))
    return [source for _, source in sorted(days, key=itemgetter(0))]


@dataclass(slots=True)
class _Batch:
    """Files that were read, the extractions that have begun, and what could not be read."""

    reads: list[ReadArticle]
    extractions: dict[str, Later]
    problems: list[tuple[Unreadable, Source]]
    given: Given


def _batches(sources: Sequence[Source], given: Given, extract: Callable[..., Later]) -> Iterator[_Batch]:
    for first in range(0, len(sources), BATCH):
        yield _begin(sources[first : first + BATCH], given, extract)


def _begin(sources: Iterable[Source], given: Given, extract: Callable[..., Later]) -> _Batch:
    batch = _Batch([], {}, [], given)
    for source in sources:
        try:
            batch.reads.append(_read(source, given))
        except Unreadable as problem:
            batch.problems.append((problem, source))
    known, orders = identical_articles(batch.reads), date_orders()
    for read in batch.reads:
        mark = content_hash(read)
        # What is known needs none, unless it is deleted meanwhile.
        text = (read.text, read.published_on, read.publisher, orders)
        batch.extractions[mark] = later(read, orders) if mark in known else extract(*text)
    return batch


def _finish(run: ImportRun, batch: _Batch, memory: Memory, others: Others) -> list[ImportedFile]:
    rows = [_rejected(run, problem, source.content, batch.given) for problem, source in batch.problems]
    for part in _without_doubles(batch.reads):
        try:
            rows += (row for row, _ in import_texts(run, part, batch.extractions, memory, before_writing=others.have_written))
        except Exception:
            # One of them cannot be stored: each for itself, so that the others go in.
            memory.forget()
            rows += (_store_alone(run, read, batch.extractions) for read in part)
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


def _store_alone(run: ImportRun, read: ReadArticle, extractions: dict[str, Later]) -> ImportedFile:
    try:
        return import_texts(run, [read], extractions)[0][0]
    except Exception as error:
        logger.exception("Cannot store %s", read.name)
        problem = Unreadable(read.name, f"it could not be stored ({type(error).__name__}: {error})")
        content = None if read.from_path else read.text.encode()
        return _rejected(run, problem, content, Given(read.published_on, read.publisher))


def _rejected(run: ImportRun, problem: Unreadable, content: bytes | None = None, given: Given = Given()) -> ImportedFile:
    """The row of the ledger. Bytes that nobody else has are kept with it; a file of this machine is still there."""
    row = ImportedFile.objects.create(
        run=run, name=problem.name[:500], outcome=Outcome.REJECTED, place=problem.place[:100], reason=problem.reason
    )
    if content is not None:
        keep(row, content, published_on=given.published_on, publisher=given.publisher)
    return row


def _tell(progress: Callable[[ImportedFile], object] | None, rows: Iterable[ImportedFile]) -> None:
    if progress:
        for row in rows:
            progress(row)
