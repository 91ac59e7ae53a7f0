"""An opened event, as its panel and its page show it: dates, sentences, disputes, reasons, people, relations, notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from timeline.models import Actor, Annotation, Event, Mention, MentionOrder, Participation
from timeline.vocabulary import ActorKind, EventType, Role, Status
from timeline.web.entries import Entry, entry_of
from timeline.web.evidence import Source, publisher_of, sources_of
from timeline.web.history import Act, acts_on
from timeline.web.quoting import in_quotes
from timeline.web.reasons import Dispute, Why, disputes_of, whys_of
from timeline.web.wording import day_in_words, in_words, number_of, span_in_words

_PART = {Role.SOURCE: "acts", Role.TARGET: "acted upon", Role.LOCATION: "where", Role.SPEAKER: "speaks"}
_STATUS_IN_WORDS = {
    Status.OCCURRED: "",
    Status.ONGOING: "It was still going on.",
    Status.PLANNED: "It was planned; whether it came to pass is not reported here.",
    Status.THREATENED: "It was threatened; whether it came to pass is not reported here.",
    Status.HYPOTHETICAL: "It is spoken of as a possibility.",
    Status.DENIED: "It is denied.",
}


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the table of those who take part."""

    actor: Actor
    part: str
    office: str  # in the words in which all offices are noted, with who prints it
    is_understood: bool  # in all of its parts
    understood: list[str]  # what was understood of it, and from what


@dataclass(frozen=True, slots=True)
class Related:
    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class OpenedEvent:
    """Everything the panel shows. Built by `open_event`; nothing in it costs a query any more."""

    entry: Entry
    score: float
    explanation: str
    published: str
    said: str
    happened: str
    sources: list[Source]
    disputes: list[Dispute]
    whys: list[Why]
    people: list[Person]
    related: list[Related]
    notes: list[Annotation]
    acts: list[Act]

    @property
    def event(self) -> Event:
        return self.entry.event

    @property
    def score_text(self) -> str:
        """The PLOVER score of its type with its sign: "+2.5", "−9"."""
        return f"{self.score:+g}".replace("-", "−") if self.score else ""

    @property
    def other_questions(self) -> str:
        """What is answered beside the date: "Why this type, these actors, this status; how it was merged"."""
        return "; ".join(why.question for why in self.whys[1:]).replace("; Why", ",").replace("; How", "; how")

    @property
    def extent(self) -> str:
        event = self.event
        return f"{number_of(event.mention_count, 'sentence')} in {number_of(event.article_count, 'article')}"

    @property
    def citation(self) -> str:
        """What it is, when, and by which articles: all of a citation but the address and the day it was looked at."""
        articles = [f"{source.publisher}, {day_in_words(source.article.published_on)}" for source in self.sources]
        told = f"Reported by {'; '.join(articles)}. " if articles else ""
        return f"{in_quotes(self.event.title.rstrip('.') + '.')} {self.happened[0].upper()}{self.happened[1:]}. {told}Timeline, event {self.event.pk}."

    @property
    def description(self) -> str:
        """One sentence for search engines and link previews."""
        return f"{self.happened}. {self.extent.capitalize()}: {in_quotes(self.entry.quote or self.event.title)}"


def open_event(event: Event, user: AbstractBaseUser | AnonymousUser) -> OpenedEvent:
    """The event with its context, notes, relations and what people decided: eight queries, however large.

    It comes from `as_lines().with_mentions()`.
    """
    entry = entry_of(event)
    mentions: list[Mention] = list(event.mentions.all())
    acts = acts_on(event)
    return OpenedEvent(
        entry=entry,
        score=EventType(event.event_type).score,
        explanation=_STATUS_IN_WORDS[Status(event.status)],
        published=_published(mentions),
        said=_said(mentions),
        happened=in_words(event.start, event.end, event.precision),
        sources=sources_of(mentions),
        disputes=disputes_of(event, mentions),
        whys=whys_of(event, mentions, acts),
        people=_people(event, mentions),
        related=related_to(event, user),
        notes=list(Annotation.objects.visible_to(user).filter(event=event).with_details()),
        acts=acts,
    )


# The dates


def _published(mentions: list[Mention]) -> str:
    days = sorted({mention.article.published_on for mention in mentions})
    if not days:
        return "in no article any longer"
    if len(days) <= 2:
        return " and ".join(day_in_words(day) for day in days)
    return f"{span_in_words(days[0], days[-1])}, on {number_of(len(days), 'day')}"


def _said(mentions: list[Mention]) -> str:
    expressions = list(dict.fromkeys(mention.expression for mention in mentions if mention.expression_start is not None))
    if not expressions:
        return "no date"
    more = f", and {len(expressions) - 3} more" if len(expressions) > 3 else ""
    return ", ".join(f"“{expression}”" for expression in expressions[:3]) + more


# Who


def _people(event: Event, mentions: list[Mention]) -> list[Person]:
    offices: dict[int, dict[str, dict[str, None]]] = {}  # by actor and office, who prints it, each once
    for mention in mentions:
        for part in mention.participants.all():
            if part.office:
                office = part.office if part.actor.kind == ActorKind.PERSON else f"its {part.office}"
                offices.setdefault(part.actor_id, {}).setdefault(office, {})[publisher_of(mention.article)] = None
    parts: dict[Actor, list[Participation]] = {}
    for participation in event.named_participations:
        parts.setdefault(participation.actor, []).append(participation)
    return [
        Person(
            actor=actor,
            part=", ".join(_PART[Role(part.role)] + (" (understood)" if part.is_understood else "") for part in taken),
            office="; ".join(f"{office} ({', '.join(names)})" for office, names in offices.get(actor.pk, {}).items())
            or _description(actor),
            is_understood=all(part.is_understood for part in taken),
            understood=[_understood(part) for part in taken if part.is_understood],
        )
        for actor, taken in parts.items()
    ]


def _understood(part: Participation) -> str:
    """ "Understood to be acted upon: the other one of the two parties …" """
    does = {Role.SOURCE: "act", Role.TARGET: "be acted upon", Role.LOCATION: "be the place", Role.SPEAKER: "speak"}[
        Role(part.role)
    ]
    return f"Understood to {does}: {'; or '.join(part.reasons) or 'no reason was noted'}."


def _description(actor: Actor) -> str:
    if actor.kind == ActorKind.STATE or not actor.affiliation:
        return f"{actor.kind}, {actor.code}" if actor.code else actor.kind
    kind = "body" if actor.kind == ActorKind.ORGANISATION else actor.kind
    return f"{kind}, {actor.affiliation.name}"


# Related events


def related_to(event: Event, user: AbstractBaseUser | AnonymousUser) -> list[Related]:
    """What the articles put in order with it, then what the same actors did nearest in time."""
    ordered: dict[int, str] = {}
    for order in MentionOrder.objects.filter(later__event=event).select_related("earlier"):
        ordered[order.earlier.event_id] = "before this, as the text says"
    for order in MentionOrder.objects.filter(earlier__event=event).select_related("later"):
        ordered.setdefault(order.later.event_id, "after this, as the text says")
    ordered.pop(event.pk, None)
    actors = {part.actor_id for part in event.named_participations if part.role != Role.LOCATION}
    near = [*_nearest(event, actors, later=True), *_nearest(event, actors, later=False)]
    wanted = list(dict.fromkeys([*ordered, *near]))[:6]
    found = {row.pk: row for row in Event.objects.visible_to(user).filter(pk__in=wanted).as_lines()}
    return [Related(entry_of(found[pk]), _relation(event, found[pk], ordered.get(pk, ""))) for pk in wanted if pk in found]


def _nearest(event: Event, actors: Collection[int], *, later: bool) -> list[int]:
    """Ids of the three events of these actors that come next in time, straight from the index of Participation."""
    parts = Participation.objects.filter(actor__in=actors, named=True).exclude(event=event)
    if later:
        parts = parts.filter(sort_key__gt=event.sort_key).order_by("sort_key")
    else:
        parts = parts.filter(sort_key__lt=event.sort_key).order_by("-sort_key")
    return list(dict.fromkeys(parts.values_list("event_id", flat=True)[:12]))[:3]


def _relation(event: Event, other: Event, order: str) -> str:
    ours = {part.actor_id for part in event.named_participations}
    shared = dict.fromkeys(part.actor.name for part in other.named_participations if part.actor_id in ours)
    when = in_words(other.start, other.end, other.precision)
    return "; ".join(filter(None, [when, order or ", ".join(list(shared)[:3])]))
