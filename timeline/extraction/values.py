"""What the steps of the extraction hand to each other.

Every span is half-open and counts code points of the text given to `extract()`; the text itself is never cleaned,
so `text[span.start:span.end]` is always what the article says. Every range of days is inclusive at both ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from timeline import edtf
from timeline.vocabulary import ActorKind, DateBasis, EventType, Precision, Sector, Status


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class BlockKind(StrEnum):
    """What a stretch of an article is. Only paragraphs and headlines are the publisher's own text."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    LINK = "link"  # points to another article: weak evidence, never the body
    EMBED = "embed"  # a post of somebody else, with a date and an author of its own


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    span: Span
    published_on: date | None = None  # an embedded post's own day
    author: str = ""  # as printed under an embedded post


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a wire report opens: place, day and agency. Parts that are not printed are empty."""

    span: Span
    place: str = ""
    day: date | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    block: Block
    quotations: tuple[Span, ...] = ()  # the words between quotation marks, without the marks, outermost first


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days on which something can have happened. An open end is None; with both ends open nothing is known."""

    start: date | None
    end: date | None
    precision: Precision

    @property
    def edtf(self) -> str:
        """EDTF (ISO 8601-2 level 1): "2020-01-09", "2020-01", "2020-01-13/2020-01-19", "/2020-01-09", "2020-01-09/"."""
        return edtf.write(self.start, self.end, self.precision)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression and how it was read."""

    span: Span
    range: DateRange
    timex: str  # TIMEX3 value: "1998-03-04", "1998-W10", "1998-Q1", "PAST_REF"
    rule: str  # the rule's name: "weekday-past"
    reason: str  # one line in plain words, shown to readers
    dates_events: bool = True  # False inside a name ("the 2015 nuclear deal") and for words that only order


@dataclass(frozen=True, slots=True)
class ActorRef:
    """Who is meant. Two mentions mean the same actor exactly when their refs are equal."""

    name: str  # the canonical name: "China", "Wang Yi", "Foreign Ministry of China"
    kind: ActorKind
    code: str = ""  # ISO 3166-1 alpha-3 or PLOVER's code; persons and bodies have none
    affiliation: str = ""  # code of the state (or organisation) a person or body belongs to

    def __hash__(self) -> int:
        return hash(self.name)  # hardly two actors share it, and it is asked for all the time


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed before or after a person's name."""

    span: Span
    title: str  # normalised: "Foreign Minister", "Foreign Ministry Spokesperson"
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that mean an actor. `actor` is None when several could be meant: no link is better than a guess."""

    span: Span
    actor: ActorRef | None
    rule: str  # "name", "demonym", "metonym", "capital", "surname", "pronoun", "description", "title"
    reason: str
    office: Office | None = None
    is_place: bool = False  # "in Beijing": where, not who
    sector: Sector | None = None  # what part of a society it is of, as far as the words or the lexicon tell


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened, on what basis, and why we think so."""

    range: DateRange
    basis: DateBasis
    rule: str
    reason: str
    expression: Span | None = None


@dataclass(frozen=True, slots=True)
class After:
    """The event happened after another one of the same article ("following the strike", "in retaliation for")."""

    anchor: int  # index into Extraction.events
    span: Span  # the words that say so
    immediately: bool = False


@dataclass(frozen=True, slots=True)
class EventMention:
    """One sentence that reports an event."""

    sentence: Sentence
    trigger: Span
    clause: Span  # from the acting side through the trigger to the object: what a title is made of
    type: EventType
    status: Status
    date: EventDate
    confidence: float  # 0 to 1
    sources: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    locations: tuple[ActorMention, ...] = ()
    speakers: tuple[ActorMention, ...] = ()  # who says so, innermost first; empty: the article in its own voice
    after: tuple[After, ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)  # type, actors, status, speaker: which rule, which entry


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article, each list in the order of the text."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    dateline: Dateline | None
    dates: tuple[DateMention, ...]
    actors: tuple[ActorMention, ...]
    events: tuple[EventMention, ...]
