"""Which sentences stay in which event because of what people decided, whatever the machine thinks of them.

Such a sentence is known by its words and its article (`PlacedMention`), so it is found again in a new edition, by another
extraction, and when its article was deleted and is imported again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from django.db.models import Q

from timeline.importer.continuing import Former, continued
from timeline.importer.rows import MentionRow
from timeline.listed import listed
from timeline.models import Annotation, Article, Correction, Event, Grouping, Mention, PlacedMention


def held_mentions(mention_ids: Collection[int]) -> set[int]:
    """Those of the stored mentions that people have placed where they are."""
    return set(PlacedMention.objects.standing().filter(mention__in=listed(mention_ids)).values_list("mention_id", flat=True))


def placed(mention: Mention, event_id: int, grouping: Grouping | None = None, former: int | None = None) -> PlacedMention:
    """The row, not stored yet, that holds a stored mention in an event. The mention's article must be at hand."""
    return _worded(PlacedMention(event_id=event_id, grouping=grouping, former_id=former), mention, mention.article)


def hold(event: Event) -> None:
    """The event's present sentences stay in it, because somebody dealt with it as they tell it."""
    already = PlacedMention.objects.filter(grouping=None, event=event, mention__isnull=False).values("mention")
    mentions = event.mentions.exclude(pk__in=already).select_related("article")
    PlacedMention.objects.bulk_create(placed(mention, event.pk) for mention in mentions)


def release(event: Event) -> None:
    """Once no note and no correction stands on the event, only groupings hold its sentences."""
    if not written_on([event.pk]):
        PlacedMention.objects.filter(grouping=None, event=event).delete()


def written_on(event_ids: Collection[int]) -> set[int]:
    """Those of the events on which a note or a correction stands."""
    noted = Annotation.objects.filter(event__in=event_ids, withdrawn_at=None).values_list("event_id", flat=True)
    corrected = Correction.objects.standing().filter(event__in=event_ids).values_list("event_id", flat=True)
    return {event_id for event_id in (*noted, *corrected) if event_id is not None}


def touched_events(event_ids: Collection[int]) -> set[int]:
    """Those of the events that people have written a note on, corrected, merged or split: they are never deleted."""
    noted = Annotation.objects.filter(event_id__in=event_ids).values_list("event_id", flat=True)
    corrected = Correction.objects.filter(event_id__in=event_ids).values_list("event_id", flat=True)
    grouped = Grouping.objects.filter(Q(event__in=event_ids) | Q(other__in=event_ids)).values_list("event_id", "other_id")
    return {event_id for event_id in (*noted, *corrected, *chain.from_iterable(grouped)) if event_id is not None}


def present_events(event_ids: Iterable[int]) -> dict[int, int]:
    """What these events are now: one that a person merged into another is that other one."""
    leads: dict[int, int] = {}
    wanted = set(event_ids)
    known = set(wanted)
    while wanted:
        merges = Grouping.objects.standing().filter(kind=Grouping.Kind.MERGE, other__in=wanted)
        found = dict(merges.values_list("other_id", "event_id"))
        leads |= found
        wanted = set(found.values()) - known
        known |= wanted

    def last(event_id: int) -> int:
        while event_id in leads:
            event_id = leads[event_id]
        return event_id

    return {event_id: last(event_id) for event_id in known}


class Holds:
    """What people placed of some articles, which are about to be read anew or have come back."""

    def __init__(self, articles: Iterable[Article]) -> None:
        known = {article.pk: article for article in articles}
        by_hash = {article.content_hash: article.pk for article in known.values()}
        rows = PlacedMention.objects.standing().filter(Q(article__in=known) | Q(content_hash__in=by_hash))
        self._rows: dict[int, list[PlacedMention]] = defaultdict(list)
        for row in rows.weightiest_last():
            self._rows[row.article_id if row.article_id in known else by_hash[row.content_hash]].append(row)
        self._events = present_events(row.event_id for rows in self._rows.values() for row in rows)
        self._found: list[tuple[PlacedMention, MentionRow, Article]] = []

    @property
    def events(self) -> set[int]:
        """The events in which found sentences stay."""
        return {self._events[row.event_id] for row, _, _ in self._found}

    def placed(self, article: Article, new: Sequence[MentionRow], heirs: Mapping[int, Former]) -> dict[int, int]:
        """By position among the article's new mentions, the event in which people want it. `heirs` are the former ones.

        What has a row takes the place of that row; what had none is looked for by its words.
        """
        rows = self._rows.get(article.pk, ())
        if not rows:
            return {}
        positions = {old.key: position for position, old in heirs.items()}
        lost = {_words_of(row): row for row in rows if row.mention_id not in positions}
        former = [_former(row) for row in sorted(lost.values(), key=lambda row: (row.start, row.trigger_start))]
        free = [position for position in range(len(new)) if position not in heirs]
        again = continued(article.text, [new[position] for position in free], former)
        words = {row.pk: _words_of(row) for row in rows}
        by_words = {words[old.key]: free[place] for place, old in again.items()}
        events: dict[int, int] = {}
        for row in rows:
            position = positions.get(row.mention_id or 0, by_words.get(words[row.pk]))
            if position is not None:
                events[position] = self._events[row.event_id]
                self._found.append((row, new[position], article))
        return events

    def keep(self) -> None:
        """To be called when the new mentions are stored: the rows hold them from now on, by the words they now have."""
        if not self._found:
            return
        rows = [_worded(row, mention, article) for row, mention, article in self._found]
        fields = ["mention", "article", "content_hash", "event_type", "quote", "start", "trigger", "trigger_start"]
        PlacedMention.objects.bulk_update(rows, fields)
        # Without its sentences an event may have come to lead to another, and those merged into it as well.
        for event in Event.objects.filter(pk__in=self.events, merged_into__isnull=False).values_list("pk", flat=True):
            merges = Grouping.objects.standing().filter(kind=Grouping.Kind.MERGE, event=event)
            Event.objects.filter(pk__in=merges.values("other")).update(merged_into=event)
            Event.objects.filter(pk=event).update(merged_into=None)


def _worded(row: PlacedMention, mention: Mention | MentionRow, article: Article) -> PlacedMention:
    row.mention_id, row.article, row.content_hash, row.event_type = mention.pk, article, article.content_hash, mention.event_type
    row.quote, row.start = article.text[mention.start : mention.end], mention.start
    row.trigger, row.trigger_start = article.text[mention.trigger_start : mention.trigger_end], mention.trigger_start
    return row


def _former(row: PlacedMention) -> Former:
    return Former(row.pk, row.event_id, row.event_type, row.quote, row.start, row.trigger, row.trigger_start)


def _words_of(row: PlacedMention) -> tuple[str, str, int, str, int]:
    """What several decisions on one sentence have in common."""
    return (row.event_type, row.quote, row.start, row.trigger, row.trigger_start)
