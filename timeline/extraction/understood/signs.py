"""What speaks for somebody of an article being the side that a sentence leaves out.

Signs are plain observations: where he was named, what he has done before, whom he faces. What each is worth stands in
`sign_weights.py`, and `likeliest.py` weighs them; here nothing is decided.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum

from timeline.extraction.lexicon import load
from timeline.extraction.sides.whose import side_of, sides_of
from timeline.extraction.tokens import is_akin, words_of
from timeline.extraction.understood.affair import Affair
from timeline.extraction.values import ActorMention, ActorRef, Block, BlockKind, EventMention, Span
from timeline.vocabulary import ActorKind, EventType

MOST_CANDIDATES = 12  # sides named most often that are thought of, beside those of the sentence and just before it
NEAR, AT_THE_TOP = 300, 500  # characters
BESIDE = 12  # characters between a name and the trigger
MENTIONS_BACK, EVENTS_BACK, EVENTS_ALIKE = 40, 30, 50  # looked at, so that endless articles stay linear

_AUTHORITIES = re.compile(
    r"\b(?:polic|prosecut|courts?\b|judges?\b|authorit|guards?\b|officers|soldiers|troops|government|parliament|ministry)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
_THEM = frozenset({"him", "her", "them"})


class Role(StrEnum):
    """Which side of an event is open."""

    ACTING = "acting"
    ACTED_UPON = "acted upon"


class Sign(StrEnum):
    """In words that readers see."""

    BEFORE = "named before in the sentence"
    JUST_BEFORE = "named right before"
    JUST_AFTER = "named right behind"
    IN_CLAUSE = "named in the same clause"
    AS_PLACE = "named as the place"
    NEXT_NAMED = "the next one named"
    IN_PARAGRAPH = "named before in the paragraph"
    NEAR_BEFORE = "named shortly before"
    LAST_NAMED = "the last one named"
    AT_THE_TOP = "named at the top"
    IN_HEADLINE = "named in the headline"
    NAMED_MOST = "named most often"
    NAMED_SECOND = "named often"
    NAMED_THIRD = "named again and again"
    NAMED_LESS = "named at times"
    OTHER_PARTY = "the other one of the two parties"
    OUTSIDER = "none of the two parties that the article is about"
    ITSELF = "the other side of the event itself"
    HOME = "where it is reported from"
    FACED_AS_TARGET = "the one acted upon in what the other side did before"
    SAME_ACT = "told elsewhere of a like act"
    SAME_PAIR = "told elsewhere to do the like to the same"
    NEEDS_OTHERS = "the one to whom most is done, by an outsider"
    MOST_ACTED_UPON = "the one to whom most is done"
    STATE_OF_AUTHORITIES = "a state whose authorities are meant"
    PERSON = "a person"
    LAST_PERSON = "the last person named"
    PERSON_FOR_PRONOUN = "a person for a pronoun"
    ORGANISATION = "an organisation"
    ORGANISATION_FOR_PRONOUN = "an organisation for a pronoun"
    GROUP = "an armed group"


_RANKS = (Sign.NAMED_MOST, Sign.NAMED_SECOND, Sign.NAMED_THIRD, Sign.NAMED_LESS)


@dataclass(slots=True)
class Candidate:
    """Somebody who may be meant, the words that named him last, and what speaks for him or against."""

    actor: ActorRef
    mention: ActorMention
    signs: Set[Sign]


@dataclass(slots=True)
class Named:
    """A mention with the side that it is on, and that side itself: the state or organisation, else who is named."""

    mention: ActorMention
    side: str
    itself: ActorRef
    person: ActorRef | None

    @property
    def start(self) -> int:
        return self.mention.span.start


@dataclass(slots=True)
class Told:
    """The actors and events of an article, in order and counted; events as their own sentences tell them."""

    affair: Affair
    actors: Sequence[Named]
    headline_ends: int
    starts: list[int] = field(default_factory=list)
    most_named: list[str] = field(default_factory=list)
    rank: dict[str, int] = field(default_factory=dict)  # of a side, by how often it is named other than as a place
    first: dict[str, int] = field(default_factory=dict)  # where a side is named first …
    last: dict[str, int] = field(default_factory=dict)  # … and last
    alike: dict[tuple[str, str], list[tuple[str, EventMention]]] = field(
        default_factory=dict
    )  # words of triggers, by type and first letters
    pairs: set[tuple[str, str, str]] = field(default_factory=set)  # type, who acts, upon whom

    def named_in(self, span: Span) -> set[str]:
        """The sides that are named there."""
        first, last = (bisect_left(self.starts, place) for place in (span.start, span.end))
        return {named.side for named in self.actors[first:last]}


def told_in(affair: Affair, actors: Sequence[ActorMention], blocks: Sequence[Block]) -> Told:
    """`actors` and `blocks` are those of the article, in its order."""
    known = [named for mention in actors if (named := _named(mention))]
    headline = next((block.span.end for block in blocks[:1] if block.kind is BlockKind.HEADLINE), 0)
    told = Told(affair, known, headline, [named.start for named in known])
    often = Counter(named.side for named in known if not named.mention.is_place)
    told.rank = {side: number for number, (side, _) in enumerate(often.most_common())}
    told.most_named = list(told.rank)[:MOST_CANDIDATES]
    for named in known:
        told.first.setdefault(named.side, named.start)
        told.last[named.side] = named.start
    for event in affair.events:
        for word in _long_words(affair.text, event):
            told.alike.setdefault((event.type, word[:4]), []).append((word, event))
        told.pairs.update((event.type, acting, upon) for acting in sides_of(event.sources) for upon in sides_of(event.targets))
    return told


def candidates(told: Told, event: EventMention, role: Role) -> list[Candidate]:
    """Who may be the open side of the event: states, organisations and groups, and persons by name."""
    sight = _Sight(told, event, role)
    return [Candidate(actor, mentions[-1], sight.signs(actor, mentions)) for actor, mentions in sight.those_in_sight().items()]


class _Sight:
    """What is to be seen from one event."""

    def __init__(self, told: Told, event: EventMention, role: Role) -> None:
        self.told, self.event, self.is_acting = told, event, role is Role.ACTING
        self.affair, self.text = told.affair, told.affair.text
        self.own = sides_of(event.targets if self.is_acting else event.sources)
        span, block = event.sentence.span, event.sentence.block.span
        at, end = (bisect_left(told.starts, place) for place in (event.trigger.start, span.end))
        first = bisect_left(told.starts, span.start)
        self.here = told.actors[first:end]
        self.before = told.actors[max(0, at - MENTIONS_BACK) : at]
        self.following = [named for named in told.actors[at:end] if named.start >= event.trigger.end]
        self.last_other = next((named.side for named in reversed(self.before) if named.side not in self.own), "")
        self.next_named = next((named.side for named in self.following if named.side not in self.own), "")
        self.paragraph_from = next((named.start for named in self.before if named.start >= block.start), span.start)
        persons = (named for named in reversed(self.before) if named.person and named.mention not in event.sources)
        self.last_person = next((named.person for named in persons), None)
        behind = self.text[event.trigger.start : event.trigger.end + BESIDE].lower().split()
        self.says_them = not _THEM.isdisjoint(behind)
        ahead = words_of(self.text[max(span.start, event.trigger.start - 2 * BESIDE) : event.trigger.start])
        self.by_pronoun = not _PRONOUNS.isdisjoint(ahead[-3:])
        self.by_authorities = _AUTHORITIES.search(self.text, span.start, event.trigger.end) is not None
        self.other_party = self.affair.other_than(self.own)
        self.faced = self._faced()
        self.in_like_acts = self._in_like_acts()
        self.most_acted_upon = self.affair.most_acted_upon(self.own)

    def those_in_sight(self) -> dict[ActorRef, list[ActorMention]]:
        """Sides, and persons too: where they are named just before and up to the end of the sentence, else at all.

        Whom nothing but the sentence itself names is none of them: its grammar has passed him over.
        """
        found: dict[ActorRef, list[ActorMention]] = {}
        first, last, span = self.told.first, self.told.last, self.event.sentence.span
        passed_over = {named.side for named in self.here if span.start <= first[named.side] and last[named.side] < span.end}
        if self.event.type is EventType.ASSAULT and self.is_acting:
            passed_over |= self.own  # nobody attacks himself
        for named in [*self.before, *self.following]:
            if named.side not in passed_over:
                found.setdefault(named.itself, []).append(named.mention)
                if named.person:
                    found.setdefault(named.person, []).append(named.mention)
        for side in self.told.most_named:
            mention = self.affair.last_named(side, self.event.trigger.start)
            if mention and mention.actor and side not in passed_over:
                found.setdefault(_itself(mention.actor, side), [mention])
        return found

    def signs(self, actor: ActorRef, mentions: Sequence[ActorMention]) -> set[Sign]:
        """`mentions` are all of one candidate, who is that actor."""
        side = side_of(mentions[-1])
        return {*self._in_text(side, mentions), *self._in_affair(side), *self._by_kind(actor)}

    def _in_text(self, side: str, mentions: Sequence[ActorMention]) -> Iterable[Sign]:
        trigger, span = self.event.trigger, self.event.sentence.span
        if here := [mention for mention in mentions if mention.span.overlaps(span)]:
            ahead = [mention for mention in here if mention.span.end <= trigger.start]
            behind = [mention for mention in here if mention.span.start >= trigger.end]
            if ahead:
                yield Sign.BEFORE
            if ahead and ahead[-1].span.end >= trigger.start - BESIDE:
                yield Sign.JUST_BEFORE
            if behind and behind[0].span.start <= trigger.end + BESIDE:
                yield Sign.JUST_AFTER
            if any(mention.span.overlaps(self.event.clause) for mention in here):
                yield Sign.IN_CLAUSE
            if all(mention.is_place for mention in here):
                yield Sign.AS_PLACE
        if any(self.paragraph_from <= mention.span.start < span.start for mention in mentions):
            yield Sign.IN_PARAGRAPH
        elif not here and any(span.start - NEAR <= mention.span.end <= span.start for mention in mentions):
            yield Sign.NEAR_BEFORE
        if side == self.last_other:
            yield Sign.LAST_NAMED
        if side == self.next_named:
            yield Sign.NEXT_NAMED
        first = self.told.first[side]
        if first < min(AT_THE_TOP, self.event.sentence.block.span.start):
            yield Sign.AT_THE_TOP
        if first < self.told.headline_ends:
            yield Sign.IN_HEADLINE

    def _in_affair(self, side: str) -> Iterable[Sign]:
        rank = self.told.rank.get(side)
        if rank is not None:
            yield _RANKS[min(rank, len(_RANKS) - 1)]
        parties = self.affair.parties
        if len(parties) == 2 and side not in parties:
            yield Sign.OUTSIDER
        if side == self.other_party:
            yield Sign.OTHER_PARTY
        if side in self.own:
            yield Sign.ITSELF
        if side == self.affair.home:
            yield Sign.HOME
        if side in self.faced:
            yield Sign.FACED_AS_TARGET
        if side == self.most_acted_upon:
            yield Sign.MOST_ACTED_UPON
            if self.own and not self.own & parties:
                yield Sign.NEEDS_OTHERS
        if side in self.in_like_acts:
            yield Sign.SAME_ACT
        kind = self.event.type
        if any(((kind, side, own) if self.is_acting else (kind, own, side)) in self.told.pairs for own in self.own):
            yield Sign.SAME_PAIR

    def _by_kind(self, actor: ActorRef) -> Iterable[Sign]:
        if actor.kind is ActorKind.PERSON:
            yield Sign.PERSON
            if actor == self.last_person:
                yield Sign.LAST_PERSON
            if self.by_pronoun if self.is_acting else self.says_them:
                yield Sign.PERSON_FOR_PRONOUN
        elif actor.kind is ActorKind.STATE:
            if self.by_authorities and self.is_acting:
                yield Sign.STATE_OF_AUTHORITIES
        elif actor.kind is ActorKind.GROUP:
            yield Sign.GROUP
        else:
            yield Sign.ORGANISATION
            if self.by_pronoun and self.is_acting:
                yield Sign.ORGANISATION_FOR_PRONOUN

    def _in_like_acts(self) -> set[str]:
        """The sides that are told elsewhere to have this part in a like act."""
        alike = self.told.alike
        others = [
            other
            for word in _long_words(self.text, self.event)
            for again, other in alike.get((self.event.type, word[:4]), ())[:EVENTS_ALIKE]
            if is_akin(word, again)
        ]
        return sides_of(m for other in others for m in (other.sources if self.is_acting else other.targets))

    def _faced(self) -> set[str]:
        """Upon whom the known side acted last."""
        upon = (
            sides_of(event.targets) - self.own for event in reversed(self.affair.told[-EVENTS_BACK:]) if self._is_its_act(event)
        )
        return next(filter(None, upon), set())

    def _is_its_act(self, event: EventMention) -> bool:
        return not self.own.isdisjoint(sides_of(event.sources))


def _named(mention: ActorMention) -> Named | None:
    """None where it is nobody, or nobody's."""
    actor, side = mention.actor, side_of(mention)
    if actor is None or not side:
        return None
    return Named(mention, side, _itself(actor, side), actor if actor.kind is ActorKind.PERSON else None)


def _itself(actor: ActorRef, side: str) -> ActorRef:
    """The state or organisation whose side the actor is on, else the actor."""
    return load().actors.get(side, actor)


def _long_words(text: str, event: EventMention) -> list[str]:
    return [word for word in words_of(event.trigger.of(text)) if len(word) > 3]
