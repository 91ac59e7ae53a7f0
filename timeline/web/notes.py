"""Notes on events and on passages of articles: writing, revising, withdrawing."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from timeline.annotations.writing import NoteError, annotate, revise, withdraw
from timeline.models import Annotation, Article, Event
from timeline.web.access import writes
from timeline.web.articles import article_context
from timeline.web.forms import NoteForm, PassageNoteForm
from timeline.web.htmx import render_page, wanted_part


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def event_note(request: HttpRequest, event_id: int) -> HttpResponse:
    """Writes a note on an event. Asked for by GET, as after signing in, it leads to the event's notes."""
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=event_id)
    if request.method != "POST":
        return HttpResponseRedirect(f"{event.get_absolute_url()}#notes")
    form = NoteForm(request.POST)
    note = None
    if form.is_valid():
        try:
            note = annotate(request.user, event=event, body=form.cleaned_data["body"], tags=form.cleaned_data["tags"])
        except NoteError as refusal:
            form.add_refusal(refusal)
    if note and not wanted_part(request, ["notes"]):
        return HttpResponseRedirect(note.get_absolute_url())
    context = {
        "section": "events",
        "event": event,
        "notes": Annotation.objects.visible_to(request.user).filter(event=event).with_details(),
        "note_form": NoteForm() if note else form,
        "written": note,
    }
    return render_page(request, "notes/event_note.html", context, partials=["notes"], status=200 if note else 422)


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def article_note(request: HttpRequest, article_id: int) -> HttpResponse:
    """Writes a note on words of an article, found in its text whatever the browser made of the white space."""
    article = get_object_or_404(Article.objects.visible_to(request.user).select_related("publisher"), pk=article_id)
    if request.method != "POST":
        return HttpResponseRedirect(f"{article.get_absolute_url()}#note-new")
    form = PassageNoteForm(request.POST)
    note = None
    if form.is_valid():
        try:
            note = _annotate_passage(request, article, form)
        except NoteError as refusal:
            form.add_refusal(refusal)
    if note and not wanted_part(request, ["main"]):
        return HttpResponseRedirect(note.get_absolute_url())
    context = article_context(request, article, PassageNoteForm() if note else form) | {"written": note}
    return render_page(request, "articles/article.html", context, partials=["main"], status=200 if note else 422)


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, note_id: int) -> HttpResponse:
    """The author revises or withdraws a note. Others are refused alike, whether the note exists or not."""
    written = Annotation.objects.editable_by(request.user).with_details().filter(pk=note_id).first()
    if written is None:
        raise PermissionDenied
    form = NoteForm(
        request.POST or None, initial={"body": written.body, "tags": " ".join(tag.name for tag in written.tags.all())}
    )
    if request.method == "POST" and "withdraw" in request.POST:
        withdraw(written)
        messages.success(request, "The note is withdrawn.")
        return HttpResponseRedirect((written.event or written.article).get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            revise(written, body=form.cleaned_data["body"], tags=form.cleaned_data["tags"])
            return HttpResponseRedirect(written.get_absolute_url())
        except NoteError as refusal:
            form.add_refusal(refusal)
    context = {"note": written, "note_form": form}
    return render_page(request, "notes/note.html", context, status=422 if form.errors else 200)


def _annotate_passage(request: HttpRequest, article: Article, form: PassageNoteForm) -> Annotation:
    start, words = _words_in(article.text, form.cleaned_data["quote"], form.cleaned_data["start"])
    return annotate(
        request.user, article=article, quote=words, start=start, body=form.cleaned_data["body"], tags=form.cleaned_data["tags"]
    )


def _words_in(text: str, quote: str, near: int | None) -> tuple[int, str]:
    """Where the quoted words stand, and how they stand there: pages and form fields change line breaks and blanks.

    Of several places it is the one closest to `near`. Raises NoteError when there is none, or no telling which.
    """
    words = quote.split()
    if not words:
        raise NoteError({"quote": ["Select the words in the text, or copy them here."]})
    found = list(re.finditer(r"\s+".join(map(re.escape, words)), text))
    if not found:
        raise NoteError({"quote": ["These words do not stand in the article. Copy them as they are printed."]})
    if len(found) > 1 and near is None:
        raise NoteError({"quote": [f"These words stand there {len(found)} times. Copy some of the words around them too."]})
    place = found[0] if near is None else min(found, key=lambda match: abs(match.start() - near))
    return place.start(), place.group()
