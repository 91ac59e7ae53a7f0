"""People overrule the machine: correcting an event, merging two, splitting one, and undoing that.

Each act has a page of its own, which HTMX puts into the opened event; once done, it leads back to where it was asked for.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from timeline.decisions.correcting import correct, undo_correction
from timeline.decisions.grouping import merge, split, undo_grouping
from timeline.decisions.refusing import DecisionError
from timeline.models import Correction, Decision, Event, Grouping
from timeline.web.access import writes
from timeline.web.decision_forms import CorrectionForm, DecisionForm, MergeForm, SplitForm
from timeline.web.entries import entry_of
from timeline.web.events import find_event
from timeline.web.evidence import sources_of
from timeline.web.history import acts_on
from timeline.web.htmx import redirect_page, render_page
from timeline.web.opened import related_to
from timeline.web.quoting import in_quotes
from timeline.web.wording import in_words, number_of


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def correct_event(request: HttpRequest, event_id: int) -> HttpResponse:
    event = _event_or_404(event_id, request.user)
    if event.pk != event_id:
        return _merged_meanwhile(request, event)
    form = CorrectionForm.of(event, _sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            written = correct(request.user, event, form.values(), form.cleaned_data["reason"])
            return _done(request, event, f"Corrected: {', '.join(one.get_field_display() for one in written)}.")
        except DecisionError as refusal:
            form.add_refusal(refusal)
    return _form_page(request, event, "correct", form)


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def merge_events(request: HttpRequest, event_id: int) -> HttpResponse:
    """First which event, by GET; then, with both in sight, the merge itself."""
    event = _event_or_404(event_id, request.user)
    if event.pk != event_id:
        return _merged_meanwhile(request, event)
    sent = request.POST if request.method == "POST" else request.GET if "other" in request.GET else None
    form = MergeForm(sent)
    other = None
    if form.is_bound and form.is_valid():
        other = find_event(form.cleaned_data["other"], request.user)
        if other is None:
            form.add_error("other", f"There is no event {form.cleaned_data['other']}.")
        elif other == event:
            form.add_error("other", "This is the same event. Choose another one.")
            other = None
    if other and request.method == "POST":
        try:
            merge(request.user, event, other, form.cleaned_data["reason"])
            return _done(request, event, f"Merged with {in_quotes(other.title)}.")
        except DecisionError as refusal:
            form.add_refusal(refusal)
    context = {
        "choices": [] if other else related_to(event, request.user),
        "both": [_summary(event), _summary(other)] if other else [],
    }
    return _form_page(request, event, "merge", form, **context)


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def split_event(request: HttpRequest, event_id: int) -> HttpResponse:
    event = _event_or_404(event_id, request.user)
    if event.pk != event_id:
        return _merged_meanwhile(request, event)
    form = SplitForm(event, _sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            other = split(request.user, event, form.cleaned_data["mention"], form.cleaned_data["reason"]).other
            other.refresh_from_db()
            return _done(request, event, f"Split off as event {other.pk}: {in_quotes(other.title)}.")
        except DecisionError as refusal:
            form.add_refusal(refusal)
    chosen = request.POST.getlist("mention") if request.method == "POST" else request.GET.getlist("mention")
    return _form_page(request, event, "split", form, chosen=chosen, sources=sources_of(list(event.mentions.all())))


@writes
@require_POST
def undo_a_correction(request: HttpRequest, correction_id: int) -> HttpResponse:
    correction = get_object_or_404(Correction.objects.select_related("event"), pk=correction_id)
    undo_correction(request.user, correction)
    return _done(request, correction.event, f"Undone: the {correction.get_field_display()} is what it was before.")


@writes
@require_POST
def undo_a_grouping(request: HttpRequest, grouping_id: int) -> HttpResponse:
    grouping = get_object_or_404(Grouping.objects.select_related("event"), pk=grouping_id)
    try:
        undo_grouping(request.user, grouping)
    except DecisionError as refusal:
        return _refused(request, grouping, refusal)
    undone = "they are two events again" if grouping.kind == Grouping.Kind.MERGE else "they are one event again"
    return _done(request, grouping.event, f"Undone: {undone}, as far as the articles say so.")


def _sent(request: HttpRequest) -> QueryDict | None:
    """An empty form that was sent is still one to be checked."""
    return request.POST if request.method == "POST" else None


def _event_or_404(event_id: int, user: AbstractBaseUser) -> Event:
    """With all its details; the survivor of one that was merged."""
    event = find_event(str(event_id), user)
    if event is None:
        raise Http404
    return event


def _form_page(request: HttpRequest, event: Event, act: str, form: DecisionForm, **context: Any) -> HttpResponse:
    form.focus()
    context |= {
        "section": "events",
        "event": event,
        "form": form,
        "act_template": f"events/_{act}.html",
        "back": _back(request, event),
    }
    return render_page(request, "events/act.html", context, partials=["act"], status=422 if form.errors else 200)


def _refused(request: HttpRequest, decision: Decision, refusal: DecisionError) -> HttpResponse:
    event = decision.event
    context = {
        "section": "events", "event": event, "acts": acts_on(event), "back": _back(request, event), "refusal": str(refusal),
    }  # fmt: skip
    return render_page(request, "events/decisions.html", context, partials=["decisions"], status=422)


def _done(request: HttpRequest, event: Event, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect_page(request, _back(request, event))


def _merged_meanwhile(request: HttpRequest, survivor: Event) -> HttpResponse:
    messages.warning(request, "The event was merged into this one meanwhile.")
    return redirect_page(request, survivor.get_absolute_url())


def _back(request: HttpRequest, event: Event) -> str:
    """The page on which the act was asked for: a page of this site, else the event's own."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted.partition("#")[0]  # with it the browser would only scroll
    return event.get_absolute_url()


def _summary(event: Event) -> dict[str, Any]:
    """An event as the question shows it before two become one."""
    return {
        "entry": entry_of(event),
        "when": in_words(event.start, event.end, event.precision),
        "sources": sources_of(list(event.mentions.all())),
        "notes": number_of(event.annotation_count, "note") if event.annotation_count else "",
    }
