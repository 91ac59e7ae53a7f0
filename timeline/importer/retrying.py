"""A second try for a file that was rejected: its bytes are kept, and its row in the ledger tells both tries."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db import transaction

from timeline.importer.readers import Unreadable, Upload, decoded, read_upload
from timeline.importer.recognising import content_hash
from timeline.importer.writing import date_orders, import_texts, later
from timeline.models import ImportedFile, KeptUpload

logger = logging.getLogger(__name__)

MOST_KEPT = 100_000_000  # bytes of all rejected files together, and then what one more run may bring


def keep(file: ImportedFile, content: bytes, *, published_on: date | None, publisher: str) -> None:
    """Keeps the bytes of a rejected file, unless it cannot go in whatever is said of it: too large, or no text."""
    if len(content) > settings.MAX_ARTICLE_BYTES:
        return
    try:
        decoded(file.name, content)
    except Unreadable:
        return
    KeptUpload.objects.create(file=file, content=content, size=len(content), published_on=published_on, publisher=publisher[:200])


def make_room() -> None:
    """Deletes the oldest of the kept files, as many as are too many. The ledger still says why each was rejected."""
    total = 0
    for pk, size in KeptUpload.objects.order_by("-pk").values_list("pk", "size"):
        total += size
        if total > MOST_KEPT:
            KeptUpload.objects.filter(pk__lte=pk).delete()
            return


def try_again(file: ImportedFile, content: bytes, *, published_on: date | None, publisher: str) -> ImportedFile:
    """Imports the content under the name of the rejected file; returns the row that takes the place of its old one.

    Raises Unreadable when it is rejected again, and leaves everything as it was; ImportedFile.DoesNotExist when somebody
    else has just brought it in.
    """
    read = replace(read_upload(Upload(file.name, content), published_on=published_on), publisher=publisher)
    extraction = later(read, date_orders())()  # before the transaction, which would else keep others waiting
    try:
        with transaction.atomic():
            ImportedFile.objects.select_for_update().get(pk=file.pk)
            row, _ = import_texts(file.run, [read], {content_hash(read): lambda: extraction})[0]
            first = f"{file.place}: {file.reason}".removeprefix(": ")
            row.reason = "; ".join(filter(None, [row.reason, f"rejected at first ({first})"]))
            row.save(update_fields=["reason"])
            file.delete()
    except ImportedFile.DoesNotExist:
        raise
    except Exception as error:
        logger.exception("Cannot store %s", file.name)
        raise Unreadable(file.name, f"it could not be stored ({type(error).__name__}: {error})") from None
    return row
