"""A person says who an actor is, or for whom it acts: what is told of it is then as if that had always been known."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction
from django.db.models import Q

from timeline.importer.deriving import derive_events
from timeline.importer.finding import insert_keys
from timeline.importer.merging import linked_with
from timeline.importer.pipelining import wait_for_others
from timeline.importer.present_actors import present_actors
from timeline.importer.regrouping import regroup
from timeline.importer.remembering import Memory
from timeline.importer.traces import TracePart, parties_of
from timeline.listed import listed
from timeline.models import Actor, ActorRole, Mention, MentionKey, MentionParticipant, Participation
from timeline.vocabulary import Role


@transaction.atomic
def store_changed(actor: Actor) -> None:
    """Stores an actor that a person has changed; what the articles on it, and on those who belong to it, tell is grouped and
    derived anew.
    """
    wait_for_others()
    before = Actor.objects.get(pk=actor.pk)
    mentions = _told_with(actor.pk)
    events = set(Participation.objects.filter(actor=actor.pk).values_list("event_id", flat=True))
    events.update(Mention.objects.filter(pk__in=listed(mentions)).values_list("event_id", flat=True))
    if _sides_of(before) == _sides_of(actor):
        actor.save()
        derive_events(events)
    else:
        linked = linked_with(mentions, Memory())
        actor.save()
        _find_anew(mentions)
        regroup(events, linked | mentions.keys())


def _sides_of(actor: Actor) -> tuple[str, int | None, int | None]:
    return (actor.kind, actor.affiliation_id, actor.merged_into_id)


def _told_with(actor_id: int) -> dict[int, str]:
    """The mentions of all articles on the actor, on those who act for it, or on whoever was merged into any of them.

    With each, the content hash of its article.
    """
    known = wanted = {actor_id}
    while wanted:
        further = Actor.objects.filter(Q(affiliation__in=wanted) | Q(merged_into__in=wanted)).values_list("pk", flat=True)
        wanted = set(further) - known
        known = known | wanted
    told = Mention.objects.filter(participants__actor__in=listed(known)).values("article")
    in_office = ActorRole.objects.filter(actor__in=listed(known)).values("article")
    concerned = Mention.objects.filter(Q(article__in=told) | Q(article__in=in_office))
    return dict(concerned.order_by().values_list("pk", "article__content_hash"))


def _find_anew(hash_of: dict[int, str]) -> None:
    """Has all mentions of some articles, by whose content hashes they are given, found under the sides that they have now."""
    parties = _parties_of(hash_of)
    traces = Memory().traces(hash_of)
    for one in traces:  # the parties of its article are remembered by the former keys only
        taking_part = one.findable - one.around
        one.findable = taking_part | parties[one.article]
        one.around = one.findable - taking_part
    MentionKey.objects.filter(mention__in=listed(hash_of)).delete()
    insert_keys({one.key: one for one in traces})


def _parties_of(hash_of: dict[int, str]) -> dict[str, frozenset[int]]:
    """The parties of the articles of some mentions, by content hash."""
    stored = MentionParticipant.objects.filter(mention__in=listed(hash_of)).order_by("mention_id", "position")
    rows = list(stored.values_list("mention_id", "actor_id", "role", "rule"))
    actors = present_actors({actor_id for _, actor_id, *_ in rows})
    parts: defaultdict[int, list[TracePart]] = defaultdict(list)
    for mention_id, actor_id, role, rule in rows:
        parts[mention_id].append(TracePart(actors[actor_id], Role(role), rule))
    told: defaultdict[str, list[list[TracePart]]] = defaultdict(list)
    for mention_id, content_hash in sorted(hash_of.items()):
        told[content_hash].append(parts[mention_id])
    return {content_hash: parties_of(mentions) for content_hash, mentions in told.items()}
