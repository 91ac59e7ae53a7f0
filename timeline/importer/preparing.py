"""What can be made of an article before anything is asked of the database. An import does it while others may write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from timeline.extraction.values import ActorMention, ActorRef, EventMention, Extraction, Span
from timeline.importer.layouts import layout_of
from timeline.importer.wording import Place, Wording, names_somebody, told, wording_of
from timeline.vocabulary import Role


class Prepared:
    """The extraction of a text on its way into the database."""

    def __init__(self, text: str, extraction: Extraction) -> None:
        self.extraction = extraction
        self.layout = layout_of(extraction)
        self.events = list(_events_of(extraction))  # those that are stored, with their places in the extraction
        self._text = text
        self._clauses: defaultdict[Span, list[tuple[int, Place]]] = defaultdict(list)  # by sentence, with their events' positions
        for position, (_, event) in enumerate(self.events):
            self._clauses[event.sentence.span].append((position, _place(event.clause)))
        sentences = {span.start: span.of(text) for span in self._clauses}
        self.told = told((event.type for _, event in self.events), sentences)
        # Of all who are named, as if no two of them were one actor.
        self._names = [tuple(_names_in(event)) for _, event in self.events]
        self._wordings = [self._worded(position, names) for position, names in enumerate(self._names)]

    def wording(self, position: int, names: tuple[Place, ...]) -> Wording:
        """The wording of the event at that position, without these names of those who take part.

        It is at hand, unless the database knows two of them as one actor, or somebody as nobody.
        """
        return self._wordings[position] if names == self._names[position] else self._worded(position, names)

    def _worded(self, position: int, names: tuple[Place, ...]) -> Wording:
        _, event = self.events[position]
        sentence = event.sentence.span
        return wording_of(
            sentence.of(self._text),
            event.type,
            start=sentence.start,
            trigger=_place(event.trigger),
            clause=_place(event.clause),
            names=names,
            beside=[clause for other, clause in self._clauses[sentence] if other != position],
        )


def participants_of(event: EventMention) -> Iterator[tuple[Role, ActorMention]]:
    """Whoever takes part, in the order in which it is stored."""
    yield from ((Role.SOURCE, mention) for mention in event.sources)
    yield from ((Role.TARGET, mention) for mention in event.targets)
    yield from ((Role.LOCATION, mention) for mention in event.locations)
    yield from ((Role.SPEAKER, mention) for mention in event.speakers)


def _events_of(extraction: Extraction) -> Iterator[tuple[int, EventMention]]:
    """One trigger gives one event of a type."""
    seen: set[tuple[Span, str]] = set()
    for index, event in enumerate(extraction.events):
        if (event.trigger, event.type) not in seen:
            seen.add((event.trigger, event.type))
            yield index, event


def _names_in(event: EventMention) -> Iterator[Place]:
    seen: set[tuple[ActorRef, Role]] = set()
    for role, mention in participants_of(event):
        if mention.actor and (mention.actor, role) not in seen:
            seen.add((mention.actor, role))
            if names_somebody(role, mention.rule):
                yield _place(mention.span)


def _place(span: Span) -> Place:
    return (span.start, span.end)
