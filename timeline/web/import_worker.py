"""Runs an import in a thread of this process, so that the browser need not wait for it.

The ledger is the truth: whoever looks at it, in this process or another, sees how far the run is, and can stop it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from threading import Thread

from django.contrib.auth.models import User
from django.db import connections, transaction

from timeline.importer.readers import Upload
from timeline.importer.running import Given, Source, run_import, start_run
from timeline.models import ImportRun


def start_import(uploads: Sequence[Upload], *, name: str, by: User, published_on: date | None, publisher: str) -> ImportRun:
    """Begins an import and returns its run at once. The thread starts when the run is committed, or else never.

    `published_on` and `publisher` are what the person says of all the texts; None and "" leave it to the texts.
    """
    given = Given(published_on, publisher)
    run = start_run(name, total=len(uploads), by=by)
    sources = [Source(upload) for upload in uploads]
    # Not a daemon: a server that is told to stop lets it finish, as far as it has the time.
    thread = Thread(target=_work, args=(run, sources, given), name=f"import-{run.pk}", daemon=False)
    transaction.on_commit(thread.start)
    return run


def _work(run: ImportRun, sources: Sequence[Source], given: Given) -> None:
    try:
        run_import(run, sources, given=given)
    finally:
        connections.close_all()  # a thread has connections of its own, which nobody else would close
