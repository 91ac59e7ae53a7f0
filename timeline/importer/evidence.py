"""Everything that is stored about some events, fetched in a constant number of queries, in an order that does not
depend on when which article was imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Q

from timeline.importer.comparing import EventRow
from timeline.importer.present_actors import PresentActor, present_actors
from timeline.listed import listed
from timeline.models import Actor, ActorRole, Article, Correction, Event, Mention, MentionOrder, MentionParticipant
from timeline.vocabulary import UNDERSTOOD, ActorKind, Role


class Printed(NamedTuple):
    """An article, as far as it tells of its events."""

    pk: int
    published_on: date
    content_hash: str
    title: str
    text: str


class Told(NamedTuple):
    """A mention, as far as it tells of its event."""

    pk: int
    event_id: int
    article_id: int
    start: int
    end: int
    trigger_start: int
    clause_start: int
    clause_end: int
    event_type: str
    status: str
    confidence: float
    date_start: date | None
    date_end: date | None
    date_precision: str
    date_basis: str
    date_reason: str
    article: Printed

    @property
    def quote(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def place_in_time(self) -> tuple[date, str, int, int]:
        """Where it stands among others, whatever order they were imported in."""
        return (self.article.published_on, self.article.content_hash, self.start, self.trigger_start)


class Part(NamedTuple):
    """An actor in one mention; whoever was merged into another actor is that other one."""

    actor: PresentActor
    role: Role
    is_understood: bool = False  # the sentence leaves it out


class Office(NamedTuple):
    """An office that an article gives a person."""

    person: PresentActor
    office: str
    article_id: int


@dataclass(slots=True)
class Evidence:
    """One event with its sentences and the decisions of people about it."""

    event_id: int
    merged_into_id: int | None = None
    stored: EventRow | None = None  # as it was last derived; None of one that has no row yet
    mentions: list[Told] = field(default_factory=list)  # by day of publication and place
    parts: dict[int, list[Part]] = field(default_factory=dict)  # by mention
    offices: list[Office] = field(default_factory=list)  # of persons who take part, as the event's articles print them
    corrections: dict[str, Correction] = field(default_factory=dict)  # the newest of each field
    corrected_parties: list[tuple[PresentActor, Role]] = field(default_factory=list)  # where people said who takes part
    anchors: list[int] = field(default_factory=list)  # events that a sentence says came before


def gather(event_ids: Collection[int]) -> dict[int, Evidence]:
    """The evidence of events by their ids; ids that no event has, nor any mention, are left out.

    All is read as plain values: objects of the models took a third of the time of deriving.
    """
    if not event_ids:
        return {}
    events = Event.objects.select_for_update().order_by("pk").filter(pk__in=listed(event_ids))
    found = {
        pk: Evidence(pk, merged_into, EventRow(*row))
        for pk, merged_into, *row in events.values_list("pk", "merged_into_id", *EventRow._fields)
    }
    rows = list(Mention.objects.filter(event_id__in=listed(event_ids)).order_by().values_list(*Told._fields[:-1]))
    found |= {event_id: Evidence(event_id) for _, event_id, *_ in rows if event_id not in found}
    of_these = listed(found)
    articles = _articles({article_id for _, _, article_id, *_ in rows})
    told = (Told._make((*row, articles[row[2]])) for row in rows)
    mentions = {mention.pk: mention for mention in told}
    for mention in sorted(mentions.values(), key=attrgetter("place_in_time")):
        found[mention.event_id].mentions.append(mention)
    actors = _add_parts(found, mentions)
    _add_offices(found, articles, actors)
    for correction in (
        Correction.objects.standing().filter(event_id__in=of_these).select_related("author").order_by("created_at", "pk")
    ):
        found[correction.event_id].corrections[correction.field] = correction
    _add_corrected_parties(found.values())
    orders = MentionOrder.objects.filter(later__event_id__in=of_these).values_list("later__event_id", "earlier__event_id")
    for later, earlier in sorted(set(orders)):
        if later != earlier:
            found[later].anchors.append(earlier)
    return found


def _articles(ids: Collection[int]) -> dict[int, Printed]:
    return {
        pk: Printed(pk, *row) for pk, *row in Article.objects.filter(pk__in=listed(ids)).order_by().values_list(*Printed._fields)
    }


def _add_parts(found: dict[int, Evidence], mentions: dict[int, Told]) -> dict[int, PresentActor]:
    """Gives the actors who take part, by the ids that are stored for them."""
    stored = MentionParticipant.objects.filter(mention_id__in=listed(mentions)).order_by("mention_id", "position", "start", "pk")
    rows = list(stored.values_list("mention_id", "actor_id", "role", "rule"))
    actors = present_actors({actor_id for _, actor_id, *_ in rows})
    for mention_id, actor_id, role, rule in rows:
        parts = found[mentions[mention_id].event_id].parts
        parts.setdefault(mention_id, []).append(Part(actors[actor_id], Role(role), rule == UNDERSTOOD))
    return actors


def _add_corrected_parties(found: Iterable[Evidence]) -> None:
    parties = Correction.Field.PARTIES
    said = {evidence.event_id: evidence.corrections[parties].value for evidence in found if parties in evidence.corrections}
    slugs = {party["slug"] for value in said.values() for role in value.values() for party in role}
    ids = dict(Actor.objects.filter(slug__in=slugs).values_list("slug", "pk")) if slugs else {}
    actors = present_actors(ids.values())
    for evidence in found:
        for role, named in said.get(evidence.event_id, {}).items():
            evidence.corrected_parties += [(actors[ids[party["slug"]]], Role(role)) for party in named if party["slug"] in ids]


def _add_offices(found: dict[int, Evidence], articles: Iterable[int], actors: dict[int, PresentActor]) -> None:
    persons = [stored_id for stored_id, actor in actors.items() if actor.kind == ActorKind.PERSON]
    # Whoever was merged into one of them may be named in these articles without taking part under that name.
    meant = Q(actor_id__in=listed(persons)) | Q(actor__merged_into__isnull=False)
    stored = ActorRole.objects.filter(meant, article_id__in=listed(articles)).order_by("article_id", "start")
    rows = list(stored.values_list("actor_id", "office", "article_id"))
    actors = present_actors({actor_id for actor_id, *_ in rows} - actors.keys()) | actors
    printed_in: dict[int, list[Office]] = defaultdict(list)
    for actor_id, office, article_id in rows:
        if actors[actor_id].kind == ActorKind.PERSON:
            printed_in[article_id].append(Office(actors[actor_id], office, article_id))
    for evidence in found.values():
        taking_part = {part.actor.pk for parts in evidence.parts.values() for part in parts}
        for article_id in dict.fromkeys(mention.article_id for mention in evidence.mentions):
            evidence.offices += [office for office in printed_in[article_id] if office.person.pk in taking_part]
