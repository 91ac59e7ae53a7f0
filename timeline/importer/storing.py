"""Articles into the database: each text once, with its mentions, actors, events and everything derived, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from timeline.extraction.values import Extraction
from timeline.importer.deriving import derive_events
from timeline.importer.finding import insert_keys
from timeline.importer.holding import Holds
from timeline.importer.inserting import insert, insert_new, insert_rows
from timeline.importer.layouts import EXTRACTOR_VERSION, title_of_article
from timeline.importer.merging import group, linked_with, mentions_in
from timeline.importer.pipelining import wait_for_others
from timeline.importer.placing import delete_empty, place, tell_reasons
from timeline.importer.preparing import Prepared
from timeline.importer.present_actors import present_actors
from timeline.importer.readers import ReadArticle
from timeline.importer.recognising import content_hash, earlier_editions
from timeline.importer.remembering import Memory
from timeline.importer.resolving import Cast
from timeline.importer.rewriting import OldMentions, reanchor_notes
from timeline.importer.rows import (
    MENTION_COLUMNS,
    OCCURRENCE_COLUMNS,
    OFFICE_COLUMNS,
    ORDER_COLUMNS,
    PART_COLUMNS,
    NewMention,
    actors_in,
    linked_in,
    mentions_of,
    occurrences_of,
    offices_of,
    orders_of,
)
from timeline.importer.traces import Trace, TracePart, parties_of, trace
from timeline.listed import listed
from timeline.models import (
    ActorOccurrence,
    ActorRole,
    Article,
    ImportedFile,
    Mention,
    MentionOrder,
    MentionParticipant,
    Participation,
    Publisher,
)

Outcome = ImportedFile.Outcome


@dataclass(slots=True)
class Imported:
    """What became of one text."""

    outcome: ImportedFile.Outcome
    article: Article
    event_count: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """An article on its way into the database."""

    article: Article
    prepared: Prepared
    old: OldMentions | None = None  # of the edition that it replaces
    mentions: list[NewMention] = field(default_factory=list)

    @property
    def extraction(self) -> Extraction:
        return self.prepared.extraction


def write_articles(parsed: Sequence[tuple[ReadArticle, Extraction]], memory: Memory | None = None) -> list[Imported]:
    """Prepares and stores texts that are not in the archive yet, as `write_prepared` does."""
    return write_prepared([(read, Prepared(read.text, extraction)) for read, extraction in parsed], memory)


@transaction.atomic
def write_prepared(parsed: Sequence[tuple[ReadArticle, Prepared]], memory: Memory | None = None) -> list[Imported]:
    """Stores texts that are not in the archive yet, all of them or, if anything fails, none.

    `memory` is what an import of many batches remembers from one to the next; it is not to be used after a failure.

    No two of them may have the same content, URL or file name. A new edition of a known article replaces its text and
    its mentions, keeps its events that people touched, and finds the passages of its notes again.
    """
    wait_for_others()
    reads = [read for read, _ in parsed]
    publishers = _publishers(parsed)
    outcomes, drafts = [], []
    for (read, told_in_it), edition in zip(parsed, earlier_editions(reads), strict=True):
        article = edition or Article(file_name=read.file_name[:500])
        _fill(article, read, told_in_it, publishers)
        drafts.append(_Draft(article, told_in_it, OldMentions.of(article) if edition else None))
        outcomes.append(Outcome.CHANGED if edition else Outcome.NEW)
    memory = memory or Memory()
    left_behind = _linked_with_former(drafts, memory)
    insert_new([draft.article for draft in drafts if draft.old is None])
    for draft in drafts:
        if draft.old:
            draft.article.changed_at = timezone.now()
            draft.article.save()
            reanchor_notes(draft.article)
    _write(drafts, left_behind, memory)
    counts = [len({mention.row.event_id for mention in draft.mentions}) for draft in drafts]
    return [
        Imported(outcome, draft.article, count, read.warnings)
        for outcome, draft, count, read in zip(outcomes, drafts, counts, reads, strict=True)
    ]


def extract_again(
    pairs: Sequence[tuple[Article, Extraction]],
    memory: Memory | None = None,
    *,
    before_writing: Callable[[], object] = lambda: None,
) -> int:
    """Replaces the mentions of stored articles by those of a newer extraction. Events that people touched are kept.

    What was deleted or got another text since it was read is left alone: the extraction is not of that text. `memory` is
    as for `write_prepared`; `before_writing` is called before the transaction begins. Returns of how many it was done.
    """
    again = [(article, Prepared(article.text, extraction)) for article, extraction in pairs]
    before_writing()
    with transaction.atomic():
        wait_for_others()
        stored = dict(Article.objects.filter(pk__in=listed(article.pk for article, _ in pairs)).values_list("pk", "content_hash"))
        drafts = []
        for article, told_in_it in again:
            if stored.get(article.pk) != article.content_hash:
                continue
            article.layout, article.extractor_version = told_in_it.layout, EXTRACTOR_VERSION
            article.save(update_fields=["layout", "extractor_version"])
            drafts.append(_Draft(article, told_in_it, OldMentions.of(article)))
        memory = memory or Memory()
        _write(drafts, _linked_with_former(drafts, memory), memory)
    return len(drafts)


def _fill(article: Article, read: ReadArticle, told_in_it: Prepared, publishers: dict[str, Publisher]) -> None:
    extraction = told_in_it.extraction
    dateline = extraction.dateline
    article.text = read.text
    article.published_on, article.published_on_basis = read.published_on, read.basis
    article.content_hash = content_hash(read)
    article.title = (read.title or title_of_article(read.text, extraction))[:300]
    article.url = read.url or article.url
    article.place = dateline.place[:100] if dateline else ""
    article.layout, article.extractor_version = told_in_it.layout, EXTRACTOR_VERSION
    if name := _publisher_name(read, extraction):
        article.publisher = publishers[slugify(name)]
        article.publisher_basis = "given" if read.publisher else "dateline"


def _publisher_name(read: ReadArticle, extraction: Extraction) -> str:
    name = read.publisher or (extraction.dateline.publisher if extraction.dateline else "")
    return name[:200] if slugify(name) else ""


def _publishers(parsed: Iterable[tuple[ReadArticle, Prepared]]) -> dict[str, Publisher]:
    """By slug, so that TASS and Tass are one; the first spelling stays."""
    names = {slugify(name): name for read, told_in_it in parsed if (name := _publisher_name(read, told_in_it.extraction))}
    known = {publisher.slug: publisher for publisher in Publisher.objects.filter(slug__in=names)}
    new = [Publisher(name=name, slug=slug) for slug, name in sorted(names.items()) if slug not in known]
    return known | {publisher.slug: publisher for publisher in Publisher.objects.bulk_create(new)}


def _linked_with_former(drafts: Sequence[_Draft], memory: Memory) -> set[int]:
    """The stored mentions that may be of one event with those that give way.

    To be asked first of all, and while the articles are stored as these read them: their words are those of the former text.
    """
    memory.catch_up()
    return linked_with([former.key for draft in drafts if draft.old for former in draft.old.mentions], memory)


def _write(drafts: Sequence[_Draft], left_behind: Collection[int], memory: Memory) -> None:
    """The rows of all drafts: actors, mentions in their events, and what is derived. Old mentions give way first.

    `left_behind` are stored mentions that are linked with these.
    """
    cast = Cast()
    cast.meet(ref for draft in drafts for ref in actors_in(draft.extraction))
    for draft in drafts:
        draft.mentions = mentions_of(draft.article, draft.prepared.events, cast)
    left_events = {event for draft in drafts if draft.old for event in draft.old.events}
    holds = Holds(draft.article for draft in drafts)
    new = _traces(drafts, holds)
    left_events |= holds.events
    for draft in drafts:
        if draft.old:
            draft.old.delete()
    left = {*left_behind, *mentions_in(left_events), *_under_their_states(cast.moved, memory)}

    placement = place(group(list(new.values()), sorted(left), memory))
    for key, mention in zip(new, _all_mentions(drafts), strict=True):
        mention.row.event_id = placement.event_of[key]
    _store(drafts, new, placement.reason_of, cast)
    holds.keep()
    for one, mention in zip(new.values(), _all_mentions(drafts), strict=True):
        one.key = mention.row.pk
    memory.store(new)
    tell_reasons(placement)
    derive_events(placement.affected | left_events | _events_of(cast.moved))
    delete_empty(left_events | placement.affected)


def _under_their_states(persons: Collection[int], memory: Memory) -> set[int]:
    """The stored mentions of persons who now have a state. From now on it is a side of theirs, under which they are found."""
    if not persons:
        return set()
    named = MentionParticipant.objects.filter(Q(actor__in=persons) | Q(actor__merged_into__in=persons))
    mentions = set(named.values_list("mention_id", flat=True))
    memory.change(mentions)
    insert_keys({trace.key: trace for trace in memory.traces(sorted(mentions))})
    return mentions


def _traces(drafts: Sequence[_Draft], holds: Holds) -> dict[int, Trace]:
    """What merging compares of the new mentions, by provisional keys, in the order of `_all_mentions`."""
    actors = present_actors({part.actor_id for mention in _all_mentions(drafts) for part in mention.parts})
    traces: dict[int, Trace] = {}
    for draft in drafts:
        rows = [mention.row for mention in draft.mentions]
        heirs = draft.old.heirs(rows) if draft.old else {}
        held = holds.placed(draft.article, rows, heirs)
        parts_of = [
            [TracePart(actors[part.actor_id], part.role, part.mention.rule) for part in mention.parts]
            for mention in draft.mentions
        ]
        around = parties_of(parts_of)
        for position, (mention, parts) in enumerate(zip(draft.mentions, parts_of, strict=True)):
            key, former = -len(traces) - 1, heirs[position].event if position in heirs else None
            traces[key] = trace(
                mention.row,
                draft.prepared.wording(position, mention.names),
                parts,
                around,
                draft.prepared.told,
                key=key,
                event=held.get(position, former),
                pinned=position in held,
            )
    return traces


def _all_mentions(drafts: Iterable[_Draft]) -> list[NewMention]:
    return [mention for draft in drafts for mention in draft.mentions]


def _store(drafts: Sequence[_Draft], traces: dict[int, Trace], reasons: dict[int, str], cast: Cast) -> None:
    mentions = _all_mentions(drafts)
    for key, mention in zip(traces, mentions, strict=True):
        if key in reasons:
            mention.row.reasons["merge"] = reasons[key]
    rows = [mention.row for mention in mentions]
    for row, row_id in zip(rows, insert_rows(Mention, MENTION_COLUMNS, map(attrgetter(*MENTION_COLUMNS), rows)), strict=True):
        row.pk = row_id
    insert(MentionParticipant, PART_COLUMNS, (part.row(mention.row.pk) for mention in mentions for part in mention.parts))
    orders = (row for draft in drafts for row in orders_of(draft.extraction, draft.mentions))
    insert(MentionOrder, ORDER_COLUMNS, orders)
    insert_keys({mention.row.pk: trace for trace, mention in zip(traces.values(), mentions, strict=True)})
    # Two expressions of the extraction may mean one actor at one place; the first tells.
    linked = [(draft.article, linked_in(draft.extraction, cast)) for draft in drafts]
    insert(ActorOccurrence, OCCURRENCE_COLUMNS, (row for article, places in linked for row in occurrences_of(article, places)))
    insert(ActorRole, OFFICE_COLUMNS, (row for article, places in linked for row in offices_of(article, places)))
    cast.remember_names((article.text, mention, actor) for article, places in linked for mention, actor in places)


def _events_of(actors: Collection[int]) -> set[int]:
    if not actors:
        return set()
    told = Mention.objects.filter(participants__actor_id__in=actors).values_list("event_id", flat=True)
    corrected = Participation.objects.filter(actor_id__in=actors).values_list("event_id", flat=True)  # by people
    return {*told, *corrected}
