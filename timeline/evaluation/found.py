"""What the extraction found, reduced to what a gold folder marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline.evaluation.gold import GoldParty
from timeline.extraction.values import ActorMention, ActorRef, EventMention, Extraction, Span
from timeline.search import fold
from timeline.vocabulary import ActorKind, EventType, Status


@dataclass(frozen=True, slots=True)
class FoundParty:
    """An actor under all names a mark may give it, folded, and the side (state or organisation) it belongs to."""

    label: str
    names: frozenset[str]
    side: str

    def answers_to(self, party: GoldParty) -> bool:
        return fold(party.name) in self.names

    def is_on_the_side_of(self, party: GoldParty) -> bool:
        return self.answers_to(party) or fold(party.side) in self.names | {fold(self.side)}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention as it is compared."""

    sentence: Span  # with the dateline or the "Read -" before it: marks may quote a sentence from there
    trigger: Span
    type: EventType
    status: Status
    sources: tuple[FoundParty, ...]
    targets: tuple[FoundParty, ...]
    start: date | None
    end: date | None
    speaker: FoundParty | None  # the innermost: who says this very thing


def found_in(extraction: Extraction, text: str) -> list[Found]:
    """The mentions of an article, in the order of the text."""
    printed: defaultdict[ActorRef, set[str]] = defaultdict(set)
    for mention in extraction.actors:
        if mention.actor:
            printed[mention.actor].add(mention.span.of(text))
    ends = [0, *(sentence.span.end for sentence in extraction.sentences)]
    reach = {sentence.span: Span(end, sentence.span.end) for end, sentence in zip(ends, extraction.sentences, strict=False)}

    def parties(mentions: Iterable[ActorMention]) -> tuple[FoundParty, ...]:
        refs = dict.fromkeys(mention.actor for mention in mentions if mention.actor)
        return tuple(party(ref, printed[ref]) for ref in refs)

    def found(event: EventMention) -> Found:
        return Found(
            sentence=reach[event.sentence.span],
            trigger=event.trigger,
            type=event.type,
            status=event.status,
            sources=parties(event.sources),
            targets=parties(event.targets),
            start=event.date.range.start,
            end=event.date.range.end,
            speaker=next(iter(parties(event.speakers)), None),
        )

    return sorted(map(found, extraction.events), key=lambda one: (one.sentence, one.trigger))


def party(ref: ActorRef, printed: Collection[str] = ()) -> FoundParty:
    """The names a mark may give an actor: persons go by name alone, a body of a state also by the code of the state.

    All go by what the article calls them, too, since it may spell a name otherwise than the lexicon: "foreign ministers of
    ASEAN", and "Kim Jong Un" where it prints "Comrade Kim Jong Un". An organisation also goes by its initials, since marks
    say IAEA where the lexicon has the full name.
    """
    if ref.kind is ActorKind.PERSON:
        return FoundParty(ref.name, frozenset(map(fold, {ref.name, *_full_names(printed)})), ref.affiliation)
    names = {ref.name, ref.code, *printed}
    if ref.kind is ActorKind.GROUP:
        names.update(_full_names(printed))
    if ref.kind is ActorKind.ORGANISATION:
        names.add(ref.affiliation)
        if ref.code:
            names.add("".join(re.findall(r"\b[A-Z]", ref.name)))
            names.update(acronym for phrase in printed for acronym in re.findall(r"\b[A-Z]{3,}\b", phrase))
    return FoundParty(
        ref.code or ref.name, frozenset(fold(name) for name in names if name), ref.affiliation or ref.code or ref.name
    )


def _full_names(printed: Iterable[str]) -> Iterator[str]:
    """The names that end the phrases, of two words at least: a surname alone could be anybody's."""
    for phrase in printed:
        words = phrase.split()
        yield from (" ".join(words[first:]) for first in range(len(words) - 1) if words[first][0].isupper())
