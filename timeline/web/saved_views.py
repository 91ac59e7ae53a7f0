"""Views that a person keeps under a name: saving one from the explorer, and the page where they are renamed, pinned, deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from timeline.filters import EventFilter
from timeline.models import SavedView
from timeline.web.access import writes
from timeline.web.chips import chips_of
from timeline.web.forms import NewViewForm, SavedViewForm
from timeline.web.htmx import render_page, wanted_part

PARTS = ("save-view", "saved")


@dataclass(frozen=True, slots=True)
class OwnViews:
    """What the explorer shows of a person's saved views."""

    page: str  # where the reader is
    query: str
    all: list[SavedView]

    @property
    def this(self) -> SavedView | None:
        """The one whose address this is."""
        return next((view for view in self.all if (view.page, view.query) == (self.page, self.query)), None)

    @property
    def pinned(self) -> list[SavedView]:
        """Those for the start page, where the reader has not asked for anything yet."""
        return [view for view in self.all if view.is_pinned] if not self.query else []


def own_views(user: AbstractBaseUser | AnonymousUser, page: str, query: str) -> OwnViews | None:
    """For the explorer at this page with this query; None for strangers. One query."""
    return OwnViews(page, query, list(SavedView.objects.of(user))) if user.is_authenticated else None


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def saved_views(request: HttpRequest) -> HttpResponse:
    """The person's saved views. A POST saves one more; HTMX gets back the place in the explorer where it was named."""
    if request.method != "POST":
        return _page(request)
    form = NewViewForm(request.POST, owner=request.user)
    view = _saved(form) if form.is_valid() else None
    if wanted_part(request, PARTS) == "save-view":
        sent = own_views(request.user, request.POST.get("page", ""), request.POST.get("query", ""))
        context = {"own_views": sent, "view_form": form, "has_saved": view is not None}
        return render_page(request, "saved/saved.html", context, partials=PARTS, status=200 if view else 422)
    if view is None:
        return _page(request, new_form=form)
    messages.success(request, f"Saved as “{view.name}”.")
    return HttpResponseRedirect(view.get_absolute_url())


@writes
@require_POST
def saved_view(request: HttpRequest, view_id: int) -> HttpResponse:
    """Names a view anew and says whether it stands on the start page."""
    view = get_object_or_404(SavedView.objects.of(request.user), pk=view_id)
    form = SavedViewForm(request.POST, instance=view, owner=request.user)
    if not (form.is_valid() and _stored(form)):
        return _page(request, wrong_form=form)
    return _after(request)


@writes
@require_POST
def saved_view_delete(request: HttpRequest, view_id: int) -> HttpResponse:
    """Deletes a view. The address it stood for keeps working."""
    get_object_or_404(SavedView.objects.of(request.user), pk=view_id).delete()
    return _after(request)


def _saved(form: NewViewForm) -> SavedView | None:
    asked: EventFilter = form.cleaned_data["query"]
    words = ""
    for chip in chips_of(asked):
        words += (f" {chip.joint} " if chip.joint else ", " if words else "") + chip.label
    form.instance.query, form.instance.words = asked.to_query(), words
    return _stored(form)


def _stored(form: SavedViewForm) -> SavedView | None:
    """The row; None where the same name was taken between asking and writing, which the form then says."""
    try:
        with transaction.atomic():
            return form.save()
    except IntegrityError:
        form.say_taken()
        return None


def _after(request: HttpRequest) -> HttpResponse:
    if wanted_part(request, PARTS):
        return _page(request)
    return HttpResponseRedirect(reverse("saved-views"))


def _page(request: HttpRequest, *, new_form: NewViewForm | None = None, wrong_form: SavedViewForm | None = None) -> HttpResponse:
    views = list(SavedView.objects.of(request.user))
    context: dict[str, Any] = {
        "section": "events",
        "rows": [(view, wrong_form if wrong_form and wrong_form.instance.pk == view.pk else None) for view in views],
        "new_form": new_form,
    }
    return render_page(request, "saved/saved.html", context, partials=PARTS, status=422 if new_form or wrong_form else 200)
