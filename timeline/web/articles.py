"""The index of articles and the reading view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from timeline.models import Article, Event, Mention, Publisher, RemovedArticle
from timeline.vocabulary import Role, Status
from timeline.web import wording
from timeline.web.access import reads
from timeline.web.comparing import Comparison, compare
from timeline.web.forms import ArticleSearchForm, PassageNoteForm
from timeline.web.htmx import render_page
from timeline.web.index_notices import FROM_BEGINNING, WITHOUT_IT, notices_on_names
from timeline.web.mentions import visible_mentions
from timeline.web.reading import reading_view

PARAMETERS = ("q", "publisher", "on", "before")
PAGE_SIZE = 50
OTHER_ARTICLES = 5


@reads
@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """All articles, newest first, or those whose title, publisher and day match."""
    form = ArticleSearchForm(request.GET)
    form.is_valid()
    wanted = form.cleaned_data
    found = Article.objects.visible_to(request.user)
    if words := wanted.get("q"):
        for word in words.split():
            found = found.filter(Q(title__icontains=word) | Q(publisher__name__icontains=word))
    if publisher := wanted.get("publisher"):
        found = found.filter(publisher__slug=publisher)
    if days := wanted.get("on"):
        found = found.filter(published_on__range=days)
    notices = notices_on_names(request.GET, PARAMETERS)
    notices += [f"{error} {WITHOUT_IT}" for errors in form.errors.values() for error in errors]
    count = found.count()
    try:
        found = _after(found, request.GET.get("before", ""))
    except ValueError:
        notices.append(FROM_BEGINNING)
    page, older = _page_of(found.select_related("publisher").defer("text", "layout").newest_first(), request.GET)
    context = {
        "section": "articles",
        "form": form,
        "articles": page,
        "older": older,
        "is_first_page": "before" not in request.GET,
        "count": count,
        "notices": notices,
        "is_narrowed": any(wanted.values()),
        "publishers": Publisher.objects.order_by("name"),
    }
    return render_page(request, "articles/articles.html", context, partials=["results"], status=400 if notices else 200)


@reads
@require_safe
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """One article as it was printed, with what was found in it; `?with=ID` puts another one beside it."""
    shown = Article.objects.visible_to(request.user).select_related("publisher").filter(pk=article_id).first()
    if shown is None:
        removed = get_object_or_404(RemovedArticle, pk=article_id)
        return render_page(request, "articles/removed.html", {"section": "articles", "removed": removed}, status=410)
    context = article_context(request, shown, PassageNoteForm()) | _comparison(request, shown)
    return render_page(request, "articles/article.html", context, partials=["main"])


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event in the order in which the text first tells it."""

    event: Event
    first: Mention
    sentences: int
    understood: str  # the sides that none of these sentences tells: "acted upon, understood: Iran"

    @property
    def mark_size(self) -> int:
        """Larger where other articles report it too; the list has no room for more than two sizes."""
        return 13 if self.event.article_count > 1 else 10

    @property
    def facts(self) -> str:
        """What this article says of it in short: "planned, 13–19 January 2020, two sentences"."""
        when = wording.in_words(self.first.date_start, self.first.date_end, self.first.date_precision)
        facts = [] if self.first.status == Status.OCCURRED else [self.first.status]
        facts.append("no date" if when == "No date" else when)
        if self.sentences > 1:
            facts.append(wording.number_of(self.sentences, "sentence"))
        return "; ".join(filter(None, [", ".join(facts), self.understood]))


def article_context(request: HttpRequest, shown: Article, note_form: PassageNoteForm) -> dict[str, Any]:
    """What the reading view shows, whatever the state of the form for a note."""
    mentions = visible_mentions(shown, request.user, with_participants=True)
    notes = list(shown.annotations.visible_to(request.user).with_details().order_by("start", "id"))
    found = _events_of(mentions)
    return {
        "section": "articles",
        "article": shown,
        "blocks": reading_view(
            shown, mentions, shown.occurrences.select_related("actor"), shown.actor_roles.select_related("actor"), notes
        ),
        "sentence_count": sum(len(block.get("sentences", [])) for block in shown.layout.get("blocks", [])),
        "found": found,
        "shared_count": sum(item.event.article_count > 1 for item in found),
        "others": _other_articles(shown, [item.event for item in found]),
        "notes": notes,
        "note_form": note_form,
    }


def _events_of(mentions: list[Mention]) -> list[FoundEvent]:
    by_event: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_event.setdefault(mention.event_id, []).append(mention)
    return [FoundEvent(reported[0].event, reported[0], len(reported), _understood(reported)) for reported in by_event.values()]


def _understood(reported: list[Mention]) -> str:
    parts = [part for mention in reported for part in mention.participants.all()]
    told = {(part.role, part.actor_id) for part in parts if not part.is_understood}
    sides = []
    for role, does in ((Role.SOURCE, "acts"), (Role.TARGET, "acted upon")):
        only = [part for part in parts if part.role == role and (role, part.actor_id) not in told]
        if names := list(dict.fromkeys(part.actor.name for part in only)):
            sides.append(f"{does}, understood: {wording.either(names, 'and')}")
    return "; ".join(sides)


def _other_articles(shown: Article, events: list[Event]) -> list[Article]:
    """The articles that report most of the same events, with `shared` saying how many."""
    counted = (
        Mention.objects.filter(event__in=events)
        .exclude(article=shown)
        .values_list("article")
        .annotate(shared=Count("event", distinct=True))
        .order_by("-shared", "article")[:OTHER_ARTICLES]
    )
    shared = dict(counted)
    others = Article.objects.filter(pk__in=shared).select_related("publisher").defer("text", "layout")
    for other in others:
        other.shared = shared[other.pk]
    return sorted(others, key=lambda other: (-other.shared, other.pk))


def _comparison(request: HttpRequest, shown: Article) -> dict[str, Comparison | str]:
    wanted = request.GET.get("with")
    if wanted is None:
        return {}
    other = None
    if wanted.isdecimal() and int(wanted) != shown.pk:
        other = Article.objects.visible_to(request.user).select_related("publisher").filter(pk=int(wanted)).first()
    if other is None:
        return {"comparison_error": f"There is no other article “{wanted}” to put beside this one."}
    return {"comparison": compare(shown, other, request.user)}


def _after(found: QuerySet[Article], place: str) -> QuerySet[Article]:
    """The articles from a place in the list on. Raises ValueError.

    The place is the day and id of the last article shown ("2020-01-09.12"), so that no page costs more than the first.
    """
    if not place:
        return found
    day, _, number = place.partition(".")
    if not number.isdecimal() or len(number) > 18:
        raise ValueError(place)
    last_day, last_id = date.fromisoformat(day), int(number)
    return found.filter(Q(published_on__lt=last_day) | Q(published_on=last_day, pk__lt=last_id))


def _page_of(found: QuerySet[Article], query: QueryDict) -> tuple[list[Article], str]:
    """One page with the number of events in each article, and the query string of the next, or nothing."""
    page = list(found[: PAGE_SIZE + 1])
    older = ""
    if len(page) > PAGE_SIZE:
        page.pop()
        following = query.copy()
        following["before"] = f"{page[-1].published_on.isoformat()}.{page[-1].pk}"
        older = following.urlencode()
    counts = dict(Mention.objects.filter(article__in=page).values_list("article").annotate(Count("event", distinct=True)))
    for item in page:
        item.found_events = counts.get(item.pk, 0)
    return page, older
