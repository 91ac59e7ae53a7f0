"""From mentions and corrections to everything that is derived of an event. Nothing else writes those columns and tables.

An event counts in the rollups exactly while it has a sort key: it has none before it was first derived, when it was
merged into another event, and when its last sentence is gone, unless people wrote notes on it or corrected it: then it
stays as it last was. So its old counts can always be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count as CountOf

from timeline.importer.comparing import (
    NOTHING_YET,
    EventRow,
    PartRow,
    TextRow,
    store_events,
    store_parts,
    store_texts,
    stored_parts,
    stored_texts,
)
from timeline.importer.dating import When, date_of, narrowed
from timeline.importer.disagreeing import disagreements_of
from timeline.importer.evidence import Evidence, Part, Told, gather
from timeline.importer.judging import best_of, status_of, title_of
from timeline.importer.present_actors import PresentActor
from timeline.importer.rollups import Count, add_counts, counts_of
from timeline.importer.sorting import sort_key
from timeline.listed import listed
from timeline.models import Annotation, Correction, MentionOrder
from timeline.search import fold
from timeline.vocabulary import EventType, PartBasis, Precision, Role, Status

BATCH = 500


@dataclass(slots=True)
class _Verdict:
    """What an event's own mentions and corrections say, before other events narrow its date."""

    event_type: EventType
    status: Status
    title: str
    when: When
    best: Told


@transaction.atomic
def derive_events(event_ids: Collection[int]) -> Counter[str]:
    """Writes all that is derived of these events, and of those that are said to follow them; their dates lean on these.

    The number of queries does not depend on how many events there are, up to BATCH of them. Ids that do not exist are
    left out. Returns how many rows of which table had to change.
    """
    ids = set(event_ids)
    changes: Counter[str] = Counter()
    for first in range(0, len(ids), BATCH):
        batch = sorted(ids)[first : first + BATCH]
        followers = MentionOrder.objects.filter(earlier__event_id__in=listed(batch)).values_list("later__event_id", flat=True)
        changes += _derive_batch({*batch, *followers})
    return changes


def _derive_batch(ids: set[int]) -> Counter[str]:
    evidence = gather(ids)
    anchor_ids = {anchor for found in evidence.values() for anchor in found.anchors} - evidence.keys()
    verdicts = {pk: _verdict(found) for pk, found in (gather(anchor_ids) | evidence).items() if _is_shown(found)}
    notes = dict(
        Annotation.objects.filter(event_id__in=listed(evidence), withdrawn_at=None)
        .values_list("event_id")
        .annotate(CountOf("pk"))
        .order_by()
    )
    old_parts, old_texts = stored_parts(evidence), stored_texts(evidence)

    counts: Counter[Count] = Counter()
    changed: dict[int, EventRow] = {}
    parts: list[PartRow] = []
    texts: list[TextRow] = []
    for pk, found in evidence.items():
        stored = found.stored or NOTHING_YET
        counts.subtract(_counted(stored, old_parts[pk]))
        event = _derived(found, verdicts, notes.get(pk, 0))
        if pk in verdicts:
            taking_part = _participations(found, event)
            new_parts = list(taking_part)
            texts.append(TextRow(event.sort_key or 0, pk, _words(found, event, taking_part.values())))
        elif event.sort_key is not None:  # kept for its notes, with the parties and words it last had
            new_parts = list(old_parts[pk])
            texts += [old_texts[pk]] if pk in old_texts else []
        else:
            new_parts = []
        counts.update(_counted(event, new_parts))
        if event != stored:
            changed[pk] = event
        parts += new_parts

    changes = Counter(
        event=store_events(changed, {pk for pk, found in evidence.items() if found.stored is None}),
        participation=store_parts({row: row_id for rows in old_parts.values() for row, row_id in rows.items()}, parts),
        eventtext=store_texts(old_texts, texts),
    )
    add_counts(counts)
    return changes


def _is_shown(found: Evidence) -> bool:
    return found.merged_into_id is None and bool(found.mentions)


def _verdict(found: Evidence) -> _Verdict:
    corrections = {name: correction.value for name, correction in found.corrections.items()}
    status = Status(corrections.get(Correction.Field.STATUS) or status_of(found.mentions))
    best = best_of(found.mentions, status)
    return _Verdict(
        event_type=EventType(corrections.get(Correction.Field.TYPE) or best.event_type),
        status=status,
        title=corrections.get(Correction.Field.TITLE) or title_of(best),
        when=date_of(found.mentions, status, found.corrections.get(Correction.Field.DATE)),
        best=best,
    )


def _derived(found: Evidence, verdicts: dict[int, _Verdict], notes: int) -> EventRow:
    mentions, articles = len(found.mentions), len({mention.article_id for mention in found.mentions})
    verdict = verdicts.get(found.event_id)
    if verdict is None:
        gone = (found.stored or NOTHING_YET)._replace(
            best_mention_id=None, mention_count=mentions, article_count=articles, annotation_count=notes
        )
        is_touched = bool(notes or found.corrections)
        # Merged into another or without anything, it is out of every list; its page still leads on.
        return gone if is_touched and found.merged_into_id is None else gone._replace(sort_key=None)
    # One step only: an anchor's own date is taken as it is before any narrowing, so there is no circle to go round.
    when = verdict.when
    for anchor in sorted((verdicts[pk] for pk in found.anchors if pk in verdicts), key=lambda anchor: anchor.title):
        when = narrowed(when, anchor.when, anchor.title)
    is_open = when.start is None or when.end is None
    return EventRow(
        event_type=verdict.event_type.value,
        status=verdict.status.value,
        title=verdict.title,
        start=when.start,
        end=when.end,
        precision=Precision.UNKNOWN.value if is_open else when.precision.value,
        date_basis=when.basis.value,
        date_reason=when.reason,
        disagreements=disagreements_of(found, verdict.when),
        best_mention_id=verdict.best.pk,
        mention_count=mentions,
        article_count=articles,
        annotation_count=notes,
        sort_key=sort_key(found.event_id, when.start, when.end),
    )


def _participations(found: Evidence, event: EventRow) -> dict[PartRow, PresentActor]:
    """Everybody who takes part in any mention, the best mention's first; then the states behind them that none names.

    Where people said who takes part, those and nobody else. One sentence that tells it, of the actor or of somebody who
    belongs to it, is enough for a part to be stated; and whom another article lets one understand gives way to whom one tells.
    """
    assert event.sort_key is not None
    mentions = sorted(found.mentions, key=lambda mention: mention.pk != event.best_mention_id)
    parts = [found.parts.get(mention.pk, ()) for mention in mentions]
    roles = [{part.role for part in of_one if not part.is_understood} for of_one in parts]
    told_by_any = set().union(*roles)
    told = [
        part
        for of_one, told_by_it in zip(parts, roles, strict=True)
        for part in of_one
        if not part.is_understood or part.role not in told_by_any - told_by_it
    ]
    if event.event_type == EventType.CONSULT:  # where one article has them meet, and in another one of them visits the other
        together = {part.actor for part in told if part.role is Role.SOURCE}
        told = [part for part in told if part.role is not Role.TARGET or part.actor not in together]
    if Correction.Field.PARTIES in found.corrections:
        told = [Part(actor, role) for actor, role in found.corrected_parties]
    behind = [part._replace(actor=part.actor.affiliation) for part in told if part.actor.affiliation]
    named = {(part.actor, part.role) for part in told}
    stated = {(part.actor, part.role) for part in (*told, *behind) if not part.is_understood}
    rows: dict[PartRow, PresentActor] = {}
    for position, part in enumerate(dict.fromkeys((part.actor, part.role) for part in (*told, *behind))):
        actor, role = part
        basis = PartBasis.STATED if part in stated else PartBasis.INFERRED
        key = (found.event_id, actor.pk, role.value)
        rows[PartRow(*key, part in named, basis.value, position, event.event_type, event.sort_key)] = actor
    return rows


def _words(found: Evidence, event: EventRow, actors: Iterable[PresentActor]) -> str:
    words = [event.title]
    words += (mention.quote for mention in found.mentions)
    words += (actor.name for actor in actors)
    words += (mention.article.title for mention in found.mentions)
    return fold("\n".join(dict.fromkeys(words)))


def _counted(event: EventRow, parts: Iterable[PartRow]) -> Iterator[Count]:
    if event.sort_key is not None:
        yield from counts_of(event.event_type, event.status, event.start, event.end, (part.actor_id for part in parts))
