"""The closed lists that every part shares: event types, quad classes, roles, statuses, precisions, bases, actor kinds.

Types, their quad classes and scores follow the current PLOVER manual, with the decisions that `docs/ontology.md`
gives: SANCTION is quad 4, ACCUSE scores -3, and STATEMENT (CAMEO root 01) is added without a quad class.
Imports nothing of Django, so that the extraction can use it.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Quad(IntEnum):
    """The four classes of the event-data field, and 0 for a type that has none."""

    NONE = 0
    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4

    @property
    def label(self) -> str:
        return "no class" if self is Quad.NONE else self.name.replace("_", " ").lower()


class EventType(StrEnum):
    """What was done; the value is the code that the API, the lexicon and the exports use."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    STATEMENT = "STATEMENT"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def quad(self) -> Quad:
        return _QUAD_AND_SCORE[self][0]

    @property
    def score(self) -> float:
        """The PLOVER score of the category, from -10 (conflict) to +10 (cooperation); not a Goldstein value."""
        return _QUAD_AND_SCORE[self][1]

    @classmethod
    def of_quad(cls, quad: Quad) -> tuple[EventType, ...]:
        return tuple(event_type for event_type in cls if event_type.quad is quad)


_QUAD_AND_SCORE: dict[EventType, tuple[Quad, float]] = {
    EventType.AGREE: (Quad.VERBAL_COOPERATION, 2.5),
    EventType.CONSULT: (Quad.VERBAL_COOPERATION, 2.5),
    EventType.SUPPORT: (Quad.VERBAL_COOPERATION, 5),
    EventType.CONCEDE: (Quad.VERBAL_COOPERATION, 4.5),
    EventType.COOPERATE: (Quad.MATERIAL_COOPERATION, 9.5),
    EventType.AID: (Quad.MATERIAL_COOPERATION, 10),
    EventType.RETREAT: (Quad.MATERIAL_COOPERATION, 6.5),
    EventType.REQUEST: (Quad.VERBAL_CONFLICT, 0),
    EventType.ACCUSE: (Quad.VERBAL_CONFLICT, -3),
    EventType.REJECT: (Quad.VERBAL_CONFLICT, -2),
    EventType.THREATEN: (Quad.VERBAL_CONFLICT, -3.5),
    EventType.PROTEST: (Quad.MATERIAL_CONFLICT, -5),
    EventType.SANCTION: (Quad.MATERIAL_CONFLICT, -6),
    EventType.MOBILIZE: (Quad.MATERIAL_CONFLICT, -5.5),
    EventType.COERCE: (Quad.MATERIAL_CONFLICT, -7),
    EventType.ASSAULT: (Quad.MATERIAL_CONFLICT, -9),
    EventType.STATEMENT: (Quad.NONE, 0),
}


class Role(StrEnum):
    """An actor's part in an event."""

    SOURCE = "source"
    TARGET = "target"
    LOCATION = "location"
    SPEAKER = "speaker"


class Status(StrEnum):
    """Whether the thing is said to be so."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Precision(StrEnum):
    """How finely a date range is known; `unknown` when one of its ends is open."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """Where the date of a mention comes from: an expression in its sentence, its context, or only the day of publication."""

    STATED = "stated"
    INFERRED = "inferred"
    NONE = "none"


class PartBasis(StrEnum):
    """Whether a sentence tells that an actor takes part, or only the rest of the article lets one understand it."""

    STATED = "stated"
    INFERRED = "inferred"


UNDERSTOOD = "context"  # the rule of an actor whom the sentence leaves out and the article makes clear


class ActorKind(StrEnum):
    """An organisation with an affiliation is a body of that state: a ministry, a parliament, an army."""

    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"


class Sector(StrEnum):
    """Which part of a society an actor is of, by the codes of the PLOVER manual."""

    GOVERNMENT = "GOV"
    MILITARY = "MIL"
    JUDICIARY = "JUD"
    LEGISLATURE = "LEG"
    POLICE = "COP"
    INTELLIGENCE = "SPY"
    PARTY = "PTY"
    OPPOSITION = "OPP"
    REBELS = "REB"
    CRIMINALS = "CRM"
    BUSINESS = "BUS"
    LABOUR = "LAB"
    PRESS = "JRN"
    EDUCATION = "EDU"
    RELIGION = "REL"
    HEALTH = "MED"
    REFUGEES = "REF"
    AGRICULTURE = "AGR"
    CIVILIANS = "CVL"
    BETWEEN_STATES = "IGO"
    NOT_OF_STATES = "NGO"

    @property
    def label(self) -> str:
        return self.name.replace("_", " ").lower()
