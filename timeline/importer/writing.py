"""A text into the archive: known already or not, extracted, stored, and written down in the ledger."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from timeline.importer.extracting import Later, extraction_of
from timeline.importer.inserting import insert_new
from timeline.importer.preparing import Prepared
from timeline.importer.readers import ReadArticle
from timeline.importer.recognising import content_hash, identical_articles
from timeline.importer.remembering import Memory
from timeline.importer.storing import Imported, Outcome, write_prepared
from timeline.models import Article, ImportedFile, ImportRun, Mention, Publisher

_SIGN_OF_LIFE = timedelta(seconds=20)  # well within what counts as silence, and seldom enough to cost nothing


def import_article(read: ReadArticle, *, by: User | None = None) -> Imported:
    """Imports one text that is at hand, with a run of its own in the ledger."""
    run = start_run(read.name or "one article", total=1, by=by)
    with closing(run):
        return import_texts(run, [read], {content_hash(read): later(read, date_orders())})[0][1]


def start_run(name: str, *, total: int, by: User | None = None) -> ImportRun:
    """A run in the ledger, for `run_import` to go through with."""
    return ImportRun.objects.create(name=name[:300], total=total, by=by, state=ImportRun.State.RUNNING, seen_at=timezone.now())


@contextmanager
def closing(run: ImportRun) -> Iterator[None]:
    """Ends the run in the ledger: done when all was gone through, stopped when somebody or something stopped it."""
    ended = ImportRun.State.STOPPED
    try:
        yield
        if goes_on(run):
            ended = ImportRun.State.DONE
    finally:
        run.state, run.ended_at = ended, timezone.now()
        run.save(update_fields=["state", "ended_at"])


def import_texts(
    run: ImportRun,
    reads: Sequence[ReadArticle],
    extractions: Mapping[str, Later],
    memory: Memory | None = None,
    *,
    before_writing: Callable[[], object] = lambda: None,
) -> list[tuple[ImportedFile, Imported]]:
    """The texts and their rows in the ledger, all or none.

    `extractions` gives them by content hash; those of texts that are known already are not asked for. All are waited
    for before the transaction begins, so that the lock is held briefly; then `before_writing` is called.
    """
    try:
        return _import_texts(run, reads, extractions, memory, before_writing)
    except IntegrityError:
        # Somebody stored one of them since we looked. Now it is found.
        if memory:
            memory.forget()
        return _import_texts(run, reads, extractions, memory, before_writing)


def _import_texts(
    run: ImportRun,
    reads: Sequence[ReadArticle],
    extractions: Mapping[str, Later],
    memory: Memory | None,
    before_writing: Callable[[], object],
) -> list[tuple[ImportedFile, Imported]]:
    started = time.monotonic()
    known = identical_articles(reads)
    new = [read for read in reads if content_hash(read) not in known]
    parsed = []
    for read in new:
        parsed.append((read, Prepared(read.text, extractions[content_hash(read)]())))
        give_sign(run)
    before_writing()
    with transaction.atomic():
        written = dict(zip(map(content_hash, new), write_prepared(parsed, memory), strict=True))
        results = [written.get(content_hash(read)) or _identical(known[content_hash(read)], read) for read in reads]
        return list(zip(_record(run, reads, results, started), results, strict=True))


def later(read: ReadArticle, orders: Mapping[str, str]) -> Later:
    """The extraction of a text, made when it is asked for."""
    return lambda: extraction_of(read.text, read.published_on, read.publisher, orders)


def _identical(article: Article, read: ReadArticle) -> Imported:
    events = Mention.objects.filter(article=article).values("event").distinct().count()
    return Imported(Outcome.IDENTICAL, article, events, read.warnings)


def date_orders() -> dict[str, str]:
    """How each publisher's numeric dates are read, by its slug."""
    return dict(Publisher.objects.values_list("slug", "date_order"))


def _record(run: ImportRun, reads: Sequence[ReadArticle], results: Sequence[Imported], started: float) -> list[ImportedFile]:
    each = round((time.monotonic() - started) * 1000 / max(len(reads), 1))
    rows = [
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
    ]
    insert_new(rows)
    return rows


def give_sign(run: ImportRun) -> None:
    """Gives a sign of life of the run, if the last one was a while ago."""
    if timezone.now() - run.last_seen > _SIGN_OF_LIFE:
        goes_on(run)


def goes_on(run: ImportRun) -> bool:
    """Gives a sign of life of the run; False when somebody stopped it."""
    run.seen_at = timezone.now()
    return bool(ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.RUNNING).update(seen_at=run.seen_at))
