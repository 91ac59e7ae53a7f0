"""The acts of annotating. Each is one function and one transaction; page and API call the same.

Who may do it is asked before, with `Annotation.objects.editable_by(user)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from timeline.importer.deriving import derive_events
from timeline.importer.holding import hold, release
from timeline.importer.pipelining import wait_for_others
from timeline.models import Annotation, Article, Event, Tag

MAX_BODY = 20_000
MAX_TAGS = 20
CONTEXT = 32  # code points before and after a passage that are kept to find it again
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class NoteError(ValueError):
    """A note that cannot be written: for each field, sentences for the writer."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors
        super().__init__("; ".join(sentence for sentences in errors.values() for sentence in sentences))


@transaction.atomic
def annotate(
    author: User,
    *,
    body: str,
    event: Event | None = None,
    article: Article | None = None,
    quote: str = "",
    start: int | None = None,
    end: int | None = None,
    tags: Iterable[str] = (),
) -> Annotation:
    """Write a note on an event, or on the words `quote` of an article.

    `start` (and `end`) say where the words stand, half-open, in code points; they may be left out when the words stand
    in the article once. Raises NoteError.
    """
    if (event is None) == (article is None):
        raise NoteError({"event": ["Give the event, or the article with a passage: one of the two."]})
    if event and (quote or start is not None or end is not None):
        raise NoteError({"quote": ["A passage belongs to an article, not to an event."]})
    body, names = _checked_body(body), _checked_tags(tags)
    if event:
        wait_for_others()
    note = Annotation(author=author, body=body, event=event, article=article)
    if article:
        _anchor(note, article, quote, start, end)
    note.save()
    note.tags.set(_stored(names))
    if event:
        hold(event)
    _derive(note)
    return note


@transaction.atomic
def revise(note: Annotation, *, body: str | None = None, tags: Iterable[str] | None = None) -> Annotation:
    """Change the words or the tags of a note; what is None stays as it is. Raises NoteError."""
    if body is not None:
        note.body = _checked_body(body)
    names = None if tags is None else _checked_tags(tags)
    note.save(update_fields=["body", "updated_at"])
    if names is not None:
        note.tags.set(_stored(names))
    return note


@transaction.atomic
def withdraw(note: Annotation) -> None:
    """Take a note back. It is kept in the database, and shown to nobody."""
    if note.event:
        wait_for_others()
    note.withdrawn_at = timezone.now()
    note.save(update_fields=["withdrawn_at", "updated_at"])
    if note.event:
        release(note.event)
    _derive(note)


def _checked_body(body: str) -> str:
    body = body.strip()
    if not body:
        raise NoteError({"body": ["Write the note."]})
    if len(body) > MAX_BODY:
        raise NoteError({"body": [f"A note holds up to {MAX_BODY:,} characters; this one has {len(body):,}."]})
    if found := _CONTROL.search(body.replace("\r\n", "\n")):
        raise NoteError({"body": [f"A note holds no control characters; there is one at {found.start()}."]})
    return body


def _checked_tags(tags: Iterable[str]) -> list[str]:
    """Lower case, without "#", each once, in the order given."""
    names = list(dict.fromkeys(name for tag in tags if (name := tag.strip().lstrip("#").lower())))
    if len(names) > MAX_TAGS:
        raise NoteError({"tags": [f"A note takes up to {MAX_TAGS} tags; these are {len(names)}."]})
    for name in names:
        try:
            Tag._meta.get_field("name").run_validators(name)
        except ValidationError:
            raise NoteError({"tags": [f"“{name}” cannot be a tag: letters, digits, - and _, up to 50 of them."]}) from None
    return names


def _stored(names: Sequence[str]) -> list[Tag]:
    Tag.objects.bulk_create([Tag(name=name) for name in names], ignore_conflicts=True)
    return list(Tag.objects.filter(name__in=names))


def _anchor(note: Annotation, article: Article, quote: str, start: int | None, end: int | None) -> None:
    """Hold the passage by its words, its place and what stands around it."""
    start = _place_of(article.text, quote, start, end)
    note.quote, note.start, note.end = quote, start, start + len(quote)
    note.prefix = article.text[max(0, start - CONTEXT) : start]
    note.suffix = article.text[note.end : note.end + CONTEXT]


def _place_of(text: str, quote: str, start: int | None, end: int | None) -> int:
    if not quote.strip():
        raise NoteError({"quote": ["Give the exact words of the passage."]})
    if start is not None:
        if end not in (None, start + len(quote)):
            raise NoteError({"end": [f"These words end at {start + len(quote)}, not at {end}."]})
        if start < 0 or text[start : start + len(quote)] != quote:
            raise NoteError({"start": [f"These words do not stand at {start} of the article's text."]})
        return start
    first = text.find(quote)
    if first < 0:
        raise NoteError({"quote": ["These words do not stand in the article."]})
    again = text.find(quote, first + 1)
    if again >= 0:
        raise NoteError({"start": [f"These words stand there more than once, first at {first} and {again}. Give “start”."]})
    if end not in (None, first + len(quote)):
        raise NoteError({"end": [f"These words end at {first + len(quote)}, not at {end}."]})
    return first


def _derive(note: Annotation) -> None:
    """A note changes more than a count: it can be what keeps an event that no article reports any longer."""
    if note.event_id:
        derive_events([note.event_id])
