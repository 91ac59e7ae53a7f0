"""The traces of stored mentions, read when a new mention may tell the same, and kept for as long as an import runs."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import F, Max, Sum
from django.db.models.functions import Substr

from timeline.importer.links import Links
from timeline.importer.present_actors import present_actors
from timeline.importer.traces import Trace, TracePart, trace
from timeline.importer.wording import Place, names_somebody, told, wording_of
from timeline.listed import listed
from timeline.models import Actor, Mention, MentionKey, MentionParticipant
from timeline.vocabulary import EventType, Role

_MOST_REMEMBERED = 25_000  # about 80 MB


class Memory:
    """Traces of stored mentions that an import has met before, so that none is put together twice, and their links.

    What is remembered of a stored mention hardly ever changes (`change`); its event does, and is asked for every time.
    `most` are remembered: those that were asked for last.
    """

    def __init__(self, most: int = _MOST_REMEMBERED) -> None:
        self._most = most
        self._traces: OrderedDict[int, Trace] = OrderedDict()  # the one longest not asked for first
        self._known: tuple[int, ...] = ()  # what was stored when the links were complete
        self.links = Links()

    def catch_up(self) -> None:
        """Forgets all if somebody else has stored mentions meanwhile, with which nothing in here was compared, or has said
        who an actor is or for whom it acts.

        To be called in the transaction in which more are stored, before any are deleted.
        """
        stored = _stored_by_anybody()
        if stored != self._known:
            self.forget()
            self._known = stored

    def store(self, new: Mapping[int, Trace]) -> None:
        """Takes in mentions that have just been stored, by the keys that they had before."""
        self.links.store({key: one.key for key, one in new.items()})
        self._known = _stored_by_anybody()
        self._keep(new.values())
        while len(self._traces) > self._most:
            key, _ = self._traces.popitem(last=False)
            self.links.drop([key])

    def _keep(self, traces: Iterable[Trace]) -> None:
        for one in traces:
            self._traces[one.key] = one
            self._traces.move_to_end(one.key)

    def forget(self) -> None:
        """To be called after a rollback."""
        self._traces.clear()
        self.links.clear()

    def change(self, mention_ids: Collection[int]) -> None:
        """To be told of stored mentions whose sides are no longer what they were. They are to be grouped afresh."""
        for key in mention_ids:
            self._traces.pop(key, None)
        self.links.change(mention_ids)

    def traces(self, mention_ids: Iterable[int]) -> list[Trace]:
        """The traces of stored mentions. Of which event they are, and whether people have placed them, is to be asked anew."""
        wanted = list(mention_ids)
        # Not by subtracting keys, which goes through all that are remembered.
        self._keep(_stored_traces([key for key in wanted if key not in self._traces]))
        found = [self._traces[key] for key in wanted]
        self._keep(found)
        return found


def _stored_by_anybody() -> tuple[int, ...]:
    """Another answer when mentions were stored, or an actor was merged, parted or given another affiliation."""
    latest = Mention.objects.aggregate(latest=Max("pk"))
    actors = Actor.objects.aggregate(affiliations=Sum("affiliation"), merges=Sum("merged_into"))
    return tuple(number or 0 for number in (*latest.values(), *actors.values()))


def _stored_traces(mention_ids: Collection[int]) -> list[Trace]:
    """Read without the texts of their articles, of which only the sentences are needed."""
    if not mention_ids:
        return []
    sentence = Substr("article__text", F("start") + 1, F("end") - F("start"))
    mentions = (
        Mention.objects.filter(pk__in=listed(mention_ids))
        .annotate(sentence=sentence)
        .select_related("article")
        .defer("article__text", "article__layout", "reasons")
        .order_by()
    )
    stored = MentionParticipant.objects.filter(mention_id__in=listed(mention_ids)).order_by("mention_id", "position", "pk")
    rows = list(stored.values_list("mention_id", "actor_id", "role", "start", "end", "rule"))
    actors = present_actors({actor_id for _, actor_id, *_ in rows})
    parts: defaultdict[int, list[TracePart]] = defaultdict(list)
    names: defaultdict[int, list[Place]] = defaultdict(list)
    for mention_id, actor_id, role, start, end, rule in rows:
        parts[mention_id].append(TracePart(actors[actor_id], Role(role), rule))
        if names_somebody(Role(role), rule):
            names[mention_id].append((start, end))
    keys = MentionKey.objects.filter(mention_id__in=listed(mention_ids)).values_list("mention_id", "side_id")
    around: dict[int, set[int]] = {}
    for mention_id, side_id in keys:
        around.setdefault(mention_id, set()).add(side_id)
    found = list(mentions)
    clauses: dict[tuple[int, int], list[tuple[int, Place]]] = {}
    types: dict[int, list[EventType]] = {}
    sentences: dict[int, dict[int, str]] = {}
    fields = ("pk", "article_id", "event_type", "start", "sentence", "clause_start", "clause_end")
    beside = Mention.objects.filter(article_id__in=listed({mention.article_id for mention in found})).annotate(sentence=sentence)
    for mention_id, article_id, event_type, start, words, *clause in beside.order_by().values_list(*fields):
        clauses.setdefault((article_id, start), []).append((mention_id, (clause[0], clause[1])))
        types.setdefault(article_id, []).append(EventType(event_type))
        sentences.setdefault(article_id, {})[start] = words
    tellings = {article_id: told(types[article_id], sentences[article_id]) for article_id in types}
    return [
        trace(
            mention,
            wording_of(
                mention.sentence,
                EventType(mention.event_type),
                start=mention.start,
                trigger=(mention.trigger_start, mention.trigger_end),
                clause=(mention.clause_start, mention.clause_end),
                names=tuple(names[mention.pk]),
                beside=[clause for other, clause in clauses[mention.article_id, mention.start] if other != mention.pk],
            ),
            parts[mention.pk],
            frozenset(around.get(mention.pk, ())),
            tellings[mention.article_id],
            key=mention.pk,
            event=None,
            pinned=False,
        )
        for mention in found
    ]
