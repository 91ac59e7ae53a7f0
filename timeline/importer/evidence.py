"""Everything that is stored about some events, fetched in a constant number of queries, in an order that does not
depend on when which article was imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from timeline.models import Actor, ActorRole, Article, Correction, Event, Mention, MentionOrder, MentionParticipant
from timeline.vocabulary import ActorKind, Role


@dataclass(slots=True)
class Part:
    """An actor in one mention; whoever was merged into another actor is that other one."""

    actor: Actor
    role: Role
    office: str


@dataclass(slots=True)
class Evidence:
    """One event with its sentences and the decisions of people about it."""

    event: Event
    mentions: list[Mention] = field(default_factory=list)  # each with its article, by day of publication and place
    parts: dict[int, list[Part]] = field(default_factory=dict)  # by mention
    offices: list[ActorRole] = field(default_factory=list)  # of persons who take part, as the event's articles print them
    corrections: dict[str, Correction] = field(default_factory=dict)  # the newest of each field
    corrected_parties: list[tuple[Actor, Role]] = field(default_factory=list)  # where people said who takes part
    anchors: list[int] = field(default_factory=list)  # events that a sentence says came before


def gather(event_ids: Collection[int]) -> dict[int, Evidence]:
    """The evidence of events by their ids; ids that do not exist are left out."""
    if not event_ids:
        return {}
    events = Event.objects.select_for_update().order_by("pk").filter(pk__in=event_ids)
    found = {event.pk: Evidence(event) for event in events}
    mentions = {mention.pk: mention for mention in Mention.objects.filter(event_id__in=found).defer("reasons").order_by()}
    articles = Article.objects.defer("layout").in_bulk({mention.article_id for mention in mentions.values()})
    for mention in mentions.values():
        mention.article = articles[mention.article_id]
        found[mention.event_id].mentions.append(mention)
    for evidence in found.values():
        evidence.mentions.sort(key=place_in_time)
    stored = MentionParticipant.objects.filter(mention_id__in=mentions).order_by("mention_id", "position", "start", "pk")
    rows = list(stored.values_list("mention_id", "actor_id", "role", "office"))
    actors = present_actors({actor_id for _, actor_id, _, _ in rows})
    _add_parts(found, mentions, rows, actors)
    _add_offices(found, articles, actors)
    for correction in (
        Correction.objects.standing().filter(event_id__in=found).select_related("author").order_by("created_at", "pk")
    ):
        found[correction.event_id].corrections[correction.field] = correction
    _add_corrected_parties(found.values())
    orders = MentionOrder.objects.filter(later__event_id__in=found).values_list("later__event_id", "earlier__event_id")
    for later, earlier in sorted(set(orders)):
        if later != earlier:
            found[later].anchors.append(earlier)
    return found


def place_in_time(mention: Mention) -> tuple[date, str, int, int]:
    """Where a mention stands among others, whatever order they were imported in."""
    return (mention.article.published_on, mention.article.content_hash, mention.start, mention.trigger_start)


def present_actors(actor_ids: Iterable[int]) -> dict[int, Actor]:
    """By id, the actor that is meant today, with its affiliation: merged actors lead to the one they were merged into."""
    known: dict[int, Actor] = {}
    wanted = set(actor_ids)
    while wanted:
        known |= Actor.objects.in_bulk(wanted)
        linked = {link for actor in known.values() for link in (actor.merged_into_id, actor.affiliation_id) if link}
        wanted = linked - known.keys()

    def survivor(actor: Actor) -> Actor:
        while actor.merged_into_id:
            actor = known[actor.merged_into_id]
        return actor

    for actor in known.values():
        if actor.affiliation_id:
            actor.affiliation = survivor(known[actor.affiliation_id])
    return {pk: survivor(actor) for pk, actor in known.items()}


def _add_parts(
    found: dict[int, Evidence],
    mentions: dict[int, Mention],
    rows: Iterable[tuple[int, int, str, str]],
    actors: dict[int, Actor],
) -> None:
    for mention_id, actor_id, role, office in rows:
        parts = found[mentions[mention_id].event_id].parts
        parts.setdefault(mention_id, []).append(Part(actors[actor_id], Role(role), office))


def _add_corrected_parties(found: Iterable[Evidence]) -> None:
    parties = Correction.Field.PARTIES
    said = {evidence.event.pk: evidence.corrections[parties].value for evidence in found if parties in evidence.corrections}
    slugs = {party["slug"] for value in said.values() for role in value.values() for party in role}
    ids = dict(Actor.objects.filter(slug__in=slugs).values_list("slug", "pk")) if slugs else {}
    actors = present_actors(ids.values())
    for evidence in found:
        for role, named in said.get(evidence.event.pk, {}).items():
            evidence.corrected_parties += [(actors[ids[party["slug"]]], Role(role)) for party in named if party["slug"] in ids]


def _add_offices(found: dict[int, Evidence], articles: Iterable[int], actors: dict[int, Actor]) -> None:
    persons = [stored_id for stored_id, actor in actors.items() if actor.kind == ActorKind.PERSON]
    printed_in: dict[int, list[ActorRole]] = defaultdict(list)
    for role in ActorRole.objects.filter(actor_id__in=persons, article_id__in=articles).order_by("article_id", "start"):
        role.actor = actors[role.actor_id]
        printed_in[role.article_id].append(role)
    for evidence in found.values():
        taking_part = {part.actor.pk for parts in evidence.parts.values() for part in parts}
        for article_id in dict.fromkeys(mention.article_id for mention in evidence.mentions):
            evidence.offices += [role for role in printed_in[article_id] if role.actor_id in taking_part]
