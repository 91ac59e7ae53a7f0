"""What merging compares: one mention reduced to sides, persons, days and words. Stored and new mentions look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from sys import intern

from timeline.extraction.understood.affair import RULE as UNDERSTOOD
from timeline.importer.present_actors import PresentActor
from timeline.importer.rows import MentionRow
from timeline.importer.wording import Told, Wording
from timeline.models import Mention
from timeline.vocabulary import ActorKind, DateBasis, EventType, Role, Status

# Both parties of these are on the same side as often as not.
MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
# The longest range of days that still says something about which event is meant.
_LONGEST_DATED = 45
# Beyond all days that can be told, where a range is open.
_NEVER_YET, _NEVER_AGAIN = 0, date.max.toordinal() + 1


@dataclass(slots=True, eq=False)
class Trace:
    """One mention, as merging sees it. `key` is a stored mention's id, or a negative number for one not stored yet.

    The first three change when the mention is stored, moved or placed; the rest stays, unless the state of a person becomes
    known: then it is made anew. Days are counted from the first of the calendar (`date.toordinal`), since very many of them
    are compared.
    """

    key: int
    event: int | None  # the event that it reported so far
    pinned: bool  # a person has placed it there: it stays
    article: str  # the article's content hash, which does not depend on when it was imported
    published_on: int
    place: tuple[int, int, int]  # start of the sentence, start and end of the trigger
    heads: bool  # stands in the headline, or in the sentence that serves as one
    type: EventType
    status: Status
    basis: DateBasis
    start: int | None
    end: int | None
    sources: frozenset[int]  # states, or whoever has no state behind
    targets: frozenset[int]
    persons: dict[int, frozenset[int]]  # by side, who is named of it, on either side
    unplaced: frozenset[int]  # persons whose state is not known: they may belong to whichever side the other names
    acted_upon: frozenset[int]  # persons among the targets
    wording: Wording
    sides: frozenset[int]
    findable: frozenset[int]  # the sides, the persons by whom it can be found further away, and `around`
    around: frozenset[int]  # of the two parties that its article tells of most, those that it does not name
    is_vague: bool  # leaves open who acts or who is acted upon
    source_is_inferred: bool  # from other sentences
    target_is_inferred: bool
    told: Told  # by its article
    # What follows from the above, and is asked for very often.
    is_open: bool = field(init=False)  # one common side is enough for it to be compared; one person acted upon is, too
    is_dated: bool = field(init=False)  # its own words or context say when, closely enough to tell two events apart
    opens: int = field(init=False)  # the range of days, with a bound also where it is open
    closes: int = field(init=False)

    def __post_init__(self) -> None:
        self.is_open = self.is_vague or bool(self.acted_upon) or len(self.findable - self.around) < 2
        start, end = (None, None) if self.basis is DateBasis.NONE else (self.start, self.end)
        self.is_dated = start is not None and end is not None and end - start <= _LONGEST_DATED
        self.opens, self.closes = self.start or _NEVER_YET, self.end or _NEVER_AGAIN

    @property
    def order(self) -> tuple[int, str, tuple[int, int, int], str]:
        """The same for a mention whatever was imported before it."""
        return (self.published_on, self.article, self.place, self.type)

    @property
    def times(self) -> Iterator[tuple[int, int]]:
        """The ranges of days in which others of the same event may lie: when it was printed and, if that is known, when it happened."""
        yield self.published_on, self.published_on
        if self.is_dated and self.start and self.end:
            yield self.start, self.end

    @property
    def says_little(self) -> bool:
        """Whether it hardly describes what happened."""
        return self.wording.own_words < 2


@dataclass(frozen=True, slots=True)
class TracePart:
    """A participant of a mention, and the rule by which its words name it."""

    actor: PresentActor
    role: Role
    rule: str


def trace(
    mention: Mention | MentionRow,
    wording: Wording,
    parts: Collection[TracePart],
    around: frozenset[int],
    told: Told,
    *,
    key: int,
    event: int | None,
    pinned: bool,
) -> Trace:
    """The trace of a mention whose article is fetched or at hand; of that no text is needed.

    `around` are the parties of its article, `told` what it tells on the whole.
    """
    sides = {part.actor.pk: part.actor.side for part in parts}
    named: dict[int, set[int]] = {}
    for part in parts:
        if part.actor.kind == ActorKind.PERSON and part.role in (Role.SOURCE, Role.TARGET):
            named.setdefault(sides[part.actor.pk], set()).add(part.actor.pk)
    sources = _shared(sides[part.actor.pk] for part in parts if part.role is Role.SOURCE)
    targets = _shared(sides[part.actor.pk] for part in parts if part.role is Role.TARGET)
    acted_upon = _shared(part.actor.pk for part in parts if part.role is Role.TARGET and part.actor.kind == ActorKind.PERSON)
    unplaced = _shared(part.actor.pk for part in parts if part.actor.kind == ActorKind.PERSON and not part.actor.affiliation)
    taking_part = (sources | targets).union(*named.values())
    placed_sources, placed_targets = sources - unplaced, targets - unplaced
    event_type = EventType(mention.event_type)
    return Trace(
        key=key,
        event=event,
        pinned=pinned,
        article=intern(mention.article.content_hash),
        published_on=mention.article.published_on.toordinal(),
        place=(mention.start, mention.trigger_start, mention.trigger_end),
        heads=mention.start < len(mention.article.title),
        type=event_type,
        status=Status(mention.status),
        basis=DateBasis(mention.date_basis),
        start=_counted(mention.date_start),
        # What goes on may be told later with a later day.
        end=None if mention.status == Status.ONGOING and mention.date_basis == DateBasis.NONE else _counted(mention.date_end),
        sources=sources,
        targets=targets,
        persons={side: _shared(persons) for side, persons in named.items()},
        unplaced=unplaced,
        acted_upon=acted_upon,
        wording=wording,
        sides=_shared(sources | targets),
        findable=_shared(taking_part | around),
        around=_shared(around - taking_part),
        is_vague=len(placed_sources | placed_targets) < 2 if event_type in MUTUAL else not (placed_sources and placed_targets),
        source_is_inferred=_are_inferred(parts, Role.SOURCE),
        target_is_inferred=_are_inferred(parts, Role.TARGET),
        told=told,
    )


def _counted(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _are_inferred(parts: Iterable[TracePart], role: Role) -> bool:
    return {part.rule for part in parts if part.role is role} == {UNDERSTOOD}


def parties_of(mentions: Iterable[Iterable[TracePart]]) -> frozenset[int]:
    """The two states or bodies that take part in most of an article's mentions, given in the order of its text.

    Persons are left aside: their states may become known later.
    """
    counted: Counter[int] = Counter()
    for parts in mentions:
        acting = (part for part in parts if part.role in (Role.SOURCE, Role.TARGET) and part.actor.kind != ActorKind.PERSON)
        counted.update(dict.fromkeys((part.actor.side for part in acting), 1))
    return frozenset(side for side, _ in counted.most_common(2))


def _shared(actors: Iterable[int]) -> frozenset[int]:
    """The set of these; the same object as often as it can be, since the same few act in most sentences."""
    return _same(frozenset(actors))


@lru_cache(maxsize=10_000)
def _same(actors: frozenset[int]) -> frozenset[int]:
    return actors
