"""Who acts where a sentence does not say: "the tanks would be withdrawn, the Thai minister said", "a judge freed the Serbs".

The rules, in this order: the state that somebody is told to leave; of courts and police, the state where they stand; for
whom a speaker speaks who tells of an act done to others; on whose soil somebody is arrested; the other party of the affair
than the one acted upon; the only state of the article that holds or tries anybody; who was acting just before; for
authorities, the state from which the article is reported.
"""

from __future__ import annotations

import re

from timeline.extraction.sides.other_states import as_states
from timeline.extraction.sides.whose import is_state, side_of, sides_of
from timeline.extraction.understood.affair import Affair, Understood
from timeline.extraction.values import ActorMention, EventMention
from timeline.vocabulary import ActorKind, EventType, Quad, Status

FARTHEST = 3, 200  # events and characters back in which somebody acts on
WORDS_TO_LEAVE = 40  # characters after the trigger in which the country to be left is named
BESIDE = 2  # characters between a town and the court that bears its name

_OWN = frozenset({EventType.CONCEDE, EventType.RETREAT, EventType.AID, EventType.AGREE})  # done by whoever announces it
_WORDS = frozenset({EventType.ACCUSE, EventType.REQUEST})  # an envoy is summoned, a suspect charged, a government asked
_FORCE = frozenset({EventType.ASSAULT, EventType.MOBILIZE})
_MEASURES = frozenset({EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE})
_DEEDS = frozenset({EventType.SANCTION, EventType.COERCE, EventType.RETREAT, EventType.CONCEDE})
_MATERIAL = (Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT)
_UNSAID = (Status.HYPOTHETICAL, Status.DENIED)
_TO_COME = (Status.PLANNED, Status.THREATENED)
# "Step by step", "by Monday", "by decree" say how or when.
_NOBODY = (
    r"sea|air|land|road|rail|ship|train|plane|boat|post|mail|letter|phone|telephone|decree|law|force|mistake|accident|chance"
    r"|then|now|late|early|mid|the end|the time|next|this|today|tomorrow|tonight|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|step|day|bit|one|degrees|stages|half|a (?:third|quarter|half|vote|majority)|an? (?:average|estimated)"
)
_BY_SOMEBODY = re.compile(rf"^(?:(?! and )[^,.;]){{0,60}}?\bby\s+(?!(?:{_NOBODY})\b)[A-Za-z]", re.IGNORECASE)
_LEAVE = re.compile(r"\b(?:leave|quit|depart from|get out of)\b", re.IGNORECASE)
_WHO = (
    r"(?:judges?|courts?|prosecutors?|magistrates?|tribunal|jury|authorities|(?:border|coast|presidential|republican) ?guards?"
    r"|coast ?guards?|customs(?: officers| service)?|police(?:men)?|gendarmes|security (?:forces|officers|service)|detectives|investigators"
    r"|(?:intelligence|immigration|border|prison|migration) (?:service|officers|agency|authorities)|guards|[a-z]+ (?:authority|ministry)"
    r"|patrol (?:boat|ship|vessel)s?)"
)
_OFFICIALS = re.compile(
    rf"\b{_WHO}\b(?: there| here| in (?:\w+\W+){{1,5}}?)?\W*"
    r"(?:(?:had|have|has)|(?:ordered|ruled|decided|agreed|decreed)\b[^.;]{0,50}\bthat\b[^.;]{0,25})?\W*$",
    re.IGNORECASE,
)
_BY_OFFICIALS = re.compile(rf"[^,.;]{{0,25}}?\bby (?:the |an? |its |their )?(?:[a-z]+ )?{_WHO}\b", re.IGNORECASE)
_OF_LAW = re.compile(
    r"\b(?:court|case|trial|tried|charge|charged|indict|prosecut|sentence|convict|investigat|remand|jail|suspected)", re.I
)
_SOIL = re.compile(  # behind "Greek", of a place where its authorities act
    r" (?:\w+ )?(?:airports?|cells?|checkpoints?|courts?|custody|detention|hospitals?|jails?|prisons?|soil)\b"
)
_ENFORCERS = re.compile(r"\b(?:police|prosecut|court|customs|border guard|security service|coast ?guard)", re.IGNORECASE)


def acting_side(affair: Affair, event: EventMention) -> Understood | None:
    """Who acts in an event whose sentence names nobody; None where no rule holds."""
    if (denied := _denied(affair, event)) is not None:
        return denied
    official = _OFFICIALS.search(affair.text, event.sentence.span.start, event.trigger.start)
    official = official or _BY_OFFICIALS.match(affair.text, event.trigger.end, event.sentence.span.end)
    if official is not None:
        return (
            _where_they_stand(affair, event, official)
            or (None if " in " in official.group() else _other_party(affair, event))
            or _only_captor(affair, event)
            or _at_home(affair, event)
            or _acting_on(affair, event, official=True)
        )
    if not _is_open(affair.text, event):
        return None
    return (
        _to_be_left(affair, event)
        or _announced(affair, event)
        or _on_whose_soil(affair, event)
        or _other_party(affair, event)
        or _only_captor(affair, event)
        or _acting_on(affair, event, official=False)
    )


def _denied(affair: Affair, event: EventMention) -> Understood | None:
    """The ministry "denied that guards had beaten the prisoner": one denies what one's own side is said to have done."""
    if event.status is not Status.DENIED or event.type.quad is not Quad.MATERIAL_CONFLICT:
        return None
    sides = sides_of(event.speakers[:1])
    return affair.party(event, min(sides), "the side of whoever denies it") if sides and is_state(min(sides)) else None


def _holds_or_tries(text: str, event: EventMention) -> bool:
    """Whether somebody is held, or tried: what the authorities of one country do."""
    if event.type is EventType.ACCUSE:
        return _OF_LAW.search(text, event.clause.start, event.clause.end) is not None
    return event.type is EventType.COERCE


def _on_whose_soil(affair: Affair, event: EventMention) -> Understood | None:
    """ "A clerk was arrested in Graz": the state of the town."""
    if not _holds_or_tries(affair.text, event):
        return None
    span = event.sentence.span
    named = _named_within(affair, event.trigger.end, event.clause.end)
    places = [one for one in named if _is_where(affair.text, one)]
    if not places and not event.targets:
        before = affair.text.rfind("\n", 0, span.start) + 1
        places = [one for one in _named_within(affair, before, span.start) if one.is_place][-1:]
    return Understood((places[0],), "it is done on the soil of this side") if places and is_state(side_of(places[0])) else None


def _is_where(text: str, mention: ActorMention) -> bool:
    """Whether the words tell where something is done; "put on a flight to Oslo" tells where it ends."""
    is_place = mention.is_place and not text.startswith("to ", mention.span.start - len("to "))
    return is_place or _SOIL.match(text, mention.span.end) is not None


def _only_captor(affair: Affair, event: EventMention) -> Understood | None:
    """The only state of the article that is said to hold the same person, else to hold anybody."""
    if not _holds_or_tries(affair.text, event):
        return None
    held = {mention.actor for mention in event.targets}
    holding = [
        other
        for other in [*affair.events, *affair.told]
        if other.type is EventType.COERCE and other.status not in _UNSAID and other.sources
    ]
    same = [other for other in holding if any(mention.actor in held for mention in other.targets)]
    captors = sides_of(mention for other in same or holding for mention in other.sources)
    if len(captors) != 1 or not all(map(is_state, captors)) or captors & sides_of(event.targets):
        return None
    return affair.party(event, captors.pop(), "the only state of the article that holds anybody")


def _at_home(affair: Affair, event: EventMention) -> Understood | None:
    """Authorities that are named without a state: of the one from which the article is reported."""
    return affair.party(event, affair.home, "the authorities of the state from which it is reported") if affair.home else None


def _is_open(text: str, event: EventMention) -> bool:
    """Whether nobody stands where the one who acts would: a passive without "by"."""
    return "passive" in event.reasons["actors"] and not is_done_by_somebody(text, event)


def is_done_by_somebody(text: str, event: EventMention) -> bool:
    """Whether words behind a passive say who does it: "killed by unknown gunmen"."""
    return (
        "passive" in event.reasons["actors"] and _BY_SOMEBODY.match(text[event.trigger.end : event.sentence.span.end]) is not None
    )


def _to_be_left(affair: Affair, event: EventMention) -> Understood | None:
    """ "Two consuls were told to leave Norway": whoever names the country says who sends them away."""
    end = min(event.sentence.span.end, event.trigger.end + WORDS_TO_LEAVE)
    leave = _LEAVE.search(affair.text, event.trigger.start, end)
    if leave is None:
        return None
    left = next((mention for mention in _named_within(affair, leave.end(), end) if is_state(side_of(mention))), None)
    if left is None or side_of(left) in sides_of(event.targets):
        return None
    return Understood((left,), "the state that is to be left")


def _where_they_stand(affair: Affair, event: EventMention, official: re.Match[str]) -> Understood | None:
    """ "A court in Riga", "a Riga court", "prosecutors there": the state of the place beside them, or that the sentence before
    was set in; without a place, no state."""
    start = event.sentence.span.start
    beside = [
        mention
        for mention in _named_within(affair, start, event.trigger.start)
        if official.start() - BESIDE <= mention.span.end and is_state(side_of(mention))
    ]
    here = beside[:1] or [one for one in _named_within(affair, event.trigger.end, event.sentence.span.end) if one.is_place][-1:]
    before = affair.text.rfind("\n", 0, start) + 1
    points_there = "there" in official.group().lower().split()
    here = here or [one for one in _named_within(affair, before, start) if one.is_place or points_there][-1:]
    return Understood((here[0],), "the court or the police is of this side") if here else None


def _named_within(affair: Affair, start: int, end: int) -> list[ActorMention]:
    """The states and organisations named between two places of the text, in its order."""
    found = [mention for side in affair.named for mention in affair.named_between(side, start, end)]
    return sorted(found, key=lambda one: one.span)


def _announced(affair: Affair, event: EventMention) -> Understood | None:
    """The state for which a speaker announces what will be done, or has been given up, or was said to others.

    Police and prosecutors tell what they did themselves.
    """
    speaking = sides_of(event.speakers)
    if len(speaking) != 1 or not all(map(is_state, speaking)):
        return None
    (side,) = speaking
    if event.type in _MEASURES and _are_enforcers(affair.text, event):
        return affair.party(event, side, "the side of the police who tell it")
    if speaking & sides_of(event.targets):
        return None
    if not (event.type in _OWN or event.type in _WORDS or (event.type in _MEASURES and event.status in _TO_COME)):
        return None
    reason = "the side of whoever announces it"
    return affair.party(event, side, reason) or Understood(tuple(as_states([*event.speakers[:1]])), reason)


def _are_enforcers(text: str, event: EventMention) -> bool:
    return any(
        mention.actor and mention.actor.kind is not ActorKind.PERSON and _ENFORCERS.search(mention.span.of(text))
        for mention in event.speakers
    )


def _other_party(affair: Affair, event: EventMention) -> Understood | None:
    """The other one of two parties than the one to which it is done."""
    if event.type not in _DEEDS and event.type not in _WORDS and event.type not in _FORCE:
        return None
    other = affair.other_than(sides_of(event.targets))
    return affair.party(event, other, "the article is about two parties, and the other one is acted upon") if other else None


def _acting_on(affair: Affair, event: EventMention, *, official: bool) -> Understood | None:
    """ "Jordan's army shot down a drone. Two smugglers were captured.": who acted just before, in the same paragraph."""
    if event.targets or (event.type not in _DEEDS and event.type is not EventType.ACCUSE):
        return None
    for earlier in affair.before(event, FARTHEST):
        goes_on = earlier.sentence is event.sentence or earlier.sentence.block is event.sentence.block
        if goes_on and earlier.sources and earlier.type.quad in _MATERIAL:
            sides = sides_of(earlier.sources)
            if len(sides) == 1 and all(map(is_state, sides)) and (official or _names_nobody_else(affair, event, sides)):
                return affair.party(event, sides.pop(), f"this side acts just before, “{earlier.trigger.of(affair.text)}”")
    return None


def _names_nobody_else(affair: Affair, event: EventMention, sides: set[str]) -> bool:
    span = event.sentence.span
    return all(side_of(mention) in sides for mention in _named_within(affair, span.start, span.end))
