"""The affair that an article tells: whose sides it is about, where each is named, and what has been told of it so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from timeline.extraction.actors.posted import is_posted
from timeline.extraction.lexicon import load
from timeline.extraction.sides.whose import is_state, side_of, sides_of
from timeline.extraction.tokens import words_of
from timeline.extraction.values import ActorMention, ActorRef, Block, EventMention
from timeline.vocabulary import UNDERSTOOD

RULE = UNDERSTOOD  # of a mention that only the rest of the article gives its event
LESS_SURE = 0.1
LEAST_NAMED, LEADS_BY = 2, 2  # each party of an affair is named three times at least, and twice as often as anybody else
LEAST_ACTED_UPON = 2  # times that something is done to the one whom others are taken to mean
LEAST_ALONE = 5  # times that a state is named which the article is about alone
LATELY = 10  # mentions back in which a side is rather somebody than a place

_START = attrgetter("span.start")


@dataclass(frozen=True, slots=True)
class Understood:
    """Who is meant, and why."""

    mentions: tuple[ActorMention, ...]
    reason: str
    as_persons: bool = False  # persons are meant as such, and not the states for which they speak


@dataclass(frozen=True, slots=True)
class Affair:
    """What the rules look into."""

    text: str
    named: Mapping[str, Sequence[ActorMention]]  # by side: where the state, organisation or group itself is named
    parties: frozenset[str]  # the two sides that the article is about, or the one, or nobody
    acted_upon: Counter[str]  # how often the words of the article say of a side that something is done to it
    told: list[EventMention]  # the events before, with what was understood of them
    events: Sequence[EventMention] = ()  # all of the article, as their own sentences tell them
    officials: frozenset[ActorRef] = frozenset()  # persons who speak for a state: ministers, envoys
    home: str = ""  # the state from which the article is reported, where it is spoken of

    def last_named(self, side: str, at: int) -> ActorMention | None:
        """Where the side was named last before that place, rather as somebody than as a place; else where it is named first."""
        mentions = self.named.get(side, ())
        before = mentions[: bisect_left(mentions, at, key=_START)][-LATELY:]
        if before:
            return next((mention for mention in reversed(before) if not mention.is_place), before[-1])
        return mentions[0] if mentions else None

    def named_between(self, side: str, start: int, end: int) -> Sequence[ActorMention]:
        """Where the side is named from one place up to another."""
        mentions = self.named.get(side, ())
        first, last = (bisect_left(mentions, at, key=_START) for at in (start, end))
        return mentions[first:last]

    def party(self, event: EventMention, side: str, reason: str) -> Understood | None:
        """That side as it was named last before the event."""
        named = self.last_named(side, event.trigger.start)
        return Understood((named,), reason) if named else None

    def both_parties(self, event: EventMention) -> tuple[ActorMention, ...]:
        """Both of two parties as they were named last before the event; nobody where there are not two."""
        named = (self.last_named(side, event.trigger.start) for side in sorted(self.parties))
        return tuple(filter(None, named)) if len(self.parties) == 2 else ()

    def other_than(self, own: set[str]) -> str:
        """The other one of two parties; empty where there are not two, or `own` is not one of them."""
        return next(iter(self.parties - own)) if len(self.parties) == 2 and len(own) == 1 and own < self.parties else ""

    def most_acted_upon(self, own: set[str]) -> str:
        """The side, none of `own`, to which most is done; empty where as much is done to another.

        Where nobody is known to act, half as much is enough to leave it empty.
        """
        others = sorted(((times, side) for side, times in self.acted_upon.items() if side not in own), reverse=True)
        (most, side), (next_to, _) = [*others, (0, ""), (0, "")][:2]
        return side if most >= LEAST_ACTED_UPON and most > (next_to if own else 2 * next_to - 1) else ""

    def before(self, event: EventMention, farthest: tuple[int, int]) -> Iterator[EventMention]:
        """The events told last before this one, the nearest first, as far back as these many events and characters."""
        events, characters = farthest
        for earlier in reversed(self.told[-events:]):
            if earlier.sentence.span.end >= event.sentence.span.start - characters:
                yield earlier

    def as_understood(self, event: EventMention, found: Understood) -> tuple[ActorMention, ...]:
        """The mentions as a side of the event: the words that named each one last, with the reason."""
        understood: dict[ActorRef | None, ActorMention] = {}
        for mention in found.mentions:
            named = None if found.as_persons else self.last_named(side_of(mention), event.trigger.start)
            named = named or (mention if found.as_persons else _as_state(mention))
            understood.setdefault(named.actor, replace(named, rule=RULE, reason=found.reason, office=None, is_place=False))
        return tuple(understood.values())


def affair_of(
    text: str,
    events: Sequence[EventMention],
    actors: Sequence[ActorMention],
    blocks: Sequence[Block],
    home: ActorMention | None = None,
) -> Affair:
    """The affair before anything of it is told; `home` is the place of the dateline."""
    named = _named(actors)
    seat = side_of(home) if home else ""
    acted_upon = Counter(side for event in events for side in sides_of(event.targets))
    at_home = seat if is_state(seat) and seat in named else ""
    officials = frozenset(mention.actor for mention in actors if mention.actor and _is_official(mention))
    return Affair(text, named, _parties(events, actors, blocks), acted_upon, [], events, officials, at_home)


def _is_official(mention: ActorMention) -> bool:
    if mention.office is None:
        return False
    title = mention.office.title
    return is_posted(title) or not load().words["speaking for states"].isdisjoint(words_of(title))


def _as_state(mention: ActorMention) -> ActorMention:
    """The words that name an official, for the state or organisation he serves."""
    return replace(mention, actor=load().actors.get(side_of(mention), mention.actor))


def _named(actors: Iterable[ActorMention]) -> dict[str, list[ActorMention]]:
    named: dict[str, list[ActorMention]] = {}
    for mention in actors:
        side = side_of(mention)
        if mention.actor and side in (mention.actor.code, mention.actor.name):
            named.setdefault(side, []).append(mention)
    return named


def _parties(events: Iterable[EventMention], actors: Iterable[ActorMention], blocks: Sequence[Block]) -> frozenset[str]:
    """The two sides that stand out: by how often they are named, in how many paragraphs, or named and acting together.

    Where there are no two, the one that is named far more often than any other, its towns among the names.
    """
    starts = [block.span.start for block in blocks]
    paragraphs: dict[str, list[int]] = {}
    with_places: Counter[str] = Counter()
    for mention in actors:
        if mention.actor and (mention.actor.code or mention.actor.affiliation):
            side = side_of(mention)
            with_places[side] += 1
            if not mention.is_place:
                paragraphs.setdefault(side, []).append(bisect_right(starts, mention.span.start))
    times = Counter({side: len(where) for side, where in paragraphs.items()})
    spread = Counter({side: len(set(where)) for side, where in paragraphs.items()})
    acting = Counter(side for event in events for side in sides_of([*event.sources, *event.targets]) if side in times)
    for often, least in ((times, LEAST_NAMED), (spread, LEAST_NAMED), (times + acting, LEAST_ALONE)):
        if _lead(often, 2, least):
            return frozenset(side for side, _ in often.most_common(2))
    for often in (times, with_places):
        if _lead(often, 1, LEAST_ALONE):
            return frozenset(side for side, _ in often.most_common(1))
    return frozenset()


def _lead(often: Counter[str], number: int, least: int) -> bool:
    """Whether so many sides stand out: each is named often enough, and twice as often as the next."""
    counts = [count for _, count in often.most_common(number + 1)] + [0]
    return len(counts) > number and counts[number - 1] >= max(least, LEADS_BY * counts[number])
