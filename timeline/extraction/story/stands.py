"""Where a story stands after a sentence, and whether the next one goes on from there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from timeline.extraction.clauses.arguments import is_finite, reports
from timeline.extraction.clauses.cutting import NP, Chunk, Clauses
from timeline.extraction.clauses.denoting import acting
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.clauses.tagging import CONJUNCTION, RELATIVE, STOP, SUBORDINATOR
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.story.pointing import sides_of
from timeline.extraction.values import ActorMention, ActorRef, Block, DateRange, EventDate, EventMention
from timeline.vocabulary import ActorKind, DateBasis, EventType, Precision, Quad, Status

LONGEST_STAY = timedelta(days=7)  # a date of more days ("in 2015") is no day that the story stands at

PRONOUN = re.compile(r"\W*(?:then |later |afterwards,? |there,? )?(?:he|she|it|they|both|the two)\b", re.IGNORECASE)
_SOME_OF_THEM = re.compile(
    r"\W*(?:at least |about |some )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty(?:-\w+)?|\d+|dozens|hundreds|"
    r"several|some|many|others|another)\b(?! (?:days?|weeks?|months?|years?|of the (?:two|three|most)))",
    re.IGNORECASE,
)
BOTH = re.compile(
    r"\W*(?:they|both|the (?:\w+ )?(?:leaders|ministers|presidents|sides|parties|countries|delegations|governments))\b",
    re.IGNORECASE,
)
ALSO = re.compile(r"\b(?:also|in addition|too)\b", re.IGNORECASE)
HOUR = re.compile(
    r"\b(?:in the (?:early |late )?(?:morning|afternoon|evening)|(?:at|towards|around|before|after) (?:noon|dawn|midday|dusk|nightfall|midnight)|"
    r"minutes later|within (?:the |an )?(?:hours?|minutes)|shortly after(?:wards)?|soon afterwards|afterwards)\b",
    re.IGNORECASE,
)
_VOTING = re.compile(
    r"\b(?:voted (?:for|against|in favou?r|down)|abstained|vetoed|blocked|(?:tabled|backed) (?:it|the (?:resolution|draft|motion|text|proposal)))\b"
)
_MEMBERS = re.compile(
    r"\W*(?:the|its|their|both|all) (?:\w+ )?(?:leaders|ministers|presidents|members|delegates|delegations|participants|ambassadors|envoys)\b",
    re.IGNORECASE,
)
_SITTING = re.compile(r"\b(?:summit|meeting|session|conference|sitting|talks|met)\b", re.IGNORECASE)
_ASSEMBLY = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|resolution|draft|motion|council|assembly|board of governors|parliament|bundestag|knesset|congress|senate|censured|"
    r"ministers of the|summit|session)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\W*(?:under |according to )?(?:the|this|that) (?:\w+ )?(?:accord|agreement|arrangement|cease-?fire|communiqu[eé]|compromise|contract|deal|"
    r"declaration|document|memorandum|pact|protocol|treaty|truce)(?:,? which|,? that)? (?:was|had been) (?:\w+ly )?"
    r"(?:signed|initialled|reached|concluded|struck|sealed|agreed|finali[sz]ed|clinched|negotiated|brokered|hammered out)$",
    re.IGNORECASE,
)
_THE = re.compile(r"\W*(?:the|both|these) (?:two |three |four )?(?P<noun>[a-z]{4,})\b", re.IGNORECASE)
_SAYING = frozenset({EventType.STATEMENT, EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN})
_OUTCOMES = frozenset({EventType.AGREE, EventType.CONCEDE, EventType.COOPERATE, EventType.SUPPORT})
_LEANING = ("office", "description")  # "the Australian minister", "police": found by what was told before
_ANSWERS = re.compile(r"\bin (?:response|retaliation|reprisal|reply|answer|return)\b", re.IGNORECASE)
_UPON_THEM = re.compile(r"\b[a-z]{2,}(?:ed|et|ew|ok|ot|ght|ove)\b (?:back |off |away |up |down )?(?:them|him|it)\b")
BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
EARLIER = re.compile(
    r"\b(?:before(?:hand)?(?! (?:dawn|sunrise|daybreak|noon|midday|dusk|sunset|nightfall|midnight)\b)|earlier|previous(?:ly)?|first|since)\b",
    re.IGNORECASE,
)
_DEEDS = frozenset({Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT})
_SITS = frozenset({"meet", "sit", "gather", "convene", "assemble"})
TALKING = frozenset({Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT})


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the story stands after a sentence: the day, who was there, and what sort of thing was told."""

    when: EventDate
    number: int
    block: Block
    who: frozenset[ActorRef]
    sides: frozenset[str]
    is_meeting: bool = False
    is_saying: bool = False
    is_flashback: bool = False  # told in the pluperfect: the story itself is later
    doers: frozenset[str] = frozenset()  # the sides that acted
    quad: Quad | None = None  # of the event that was told, where one was
    type: EventType | None = None  # the same
    is_carried: bool = False  # over a sentence that tells nothing new
    is_aside: bool = False  # told with a participle: "drawing protests from Oslo"


def after_dated_verb(clauses: Clauses, hosted: HostedDate, number: int, block: Block) -> Stand | None:
    """Where a dated verb leaves the story that reports no event: "The envoy flew to Baku on Monday."."""
    if hosted.at >= len(clauses.chunks) or not is_short(hosted.mention.range):
        return None
    chunk, mention = clauses.chunks[hosted.at], hosted.mention
    if not (is_finite(chunk) and chunk.past) or chunk.modal or is_background(clauses, hosted.at):
        return None
    when = EventDate(mention.range, DateBasis.STATED, mention.rule, mention.reason, mention.span)
    who = [mention for head in subject(clauses, hosted.at) for mention in acting(clauses, head)]
    return Stand(
        when, number, block, _refs(who), sides_of(who),
        is_meeting=chunk.lemma in _SITS, is_saying=reports(chunk), is_flashback=chunk.perfect,
    )  # fmt: skip


def after_event(clauses: Clauses, event: EventMention, number: int) -> Stand | None:
    """Where an event leaves the story; None for one that has no day, is only background, or is dated by what it answers."""
    at = chunk_at(clauses, event)
    if at is None or event.date.basis is DateBasis.NONE or not is_short(event.date.range):
        return None
    if event.status is not Status.OCCURRED or event.date.rule == "answer" or is_background(clauses, at):
        return None
    chunk, rule = clauses.chunks[at], event.date.rule.split(":")[0]
    if rule == "scene" and chunk.perfect:
        return None  # "shot down drones on Monday that had crossed the border"
    if is_finite(chunk) and (chunk.modal or not chunk.past):
        return None
    is_saying = event.type in _SAYING or rule in ("statement", "same-speaker")
    who = event.speakers if rule == "statement" and event.speakers else (*event.sources, *event.targets)
    return Stand(
        _last_day(event.date) if rule == "running" else event.date, number, event.sentence.block, _refs(who), sides_of(who),
        is_meeting=_is_meeting(event), is_saying=is_saying, is_flashback=is_finite(chunk) and chunk.perfect,
        doers=sides_of(event.sources), quad=event.type.quad, type=event.type,
        is_aside=chunk.form == "ing" and not chunk.progressive,
    )  # fmt: skip


def _last_day(when: EventDate) -> EventDate:
    """The day on which somebody tells what has gone on for days: "for the fifth day on Friday"."""
    return replace(when, range=DateRange(when.range.end, when.range.end, Precision.DAY))


def why_it_goes_on(stand: Stand, event: EventMention, opening: str, around: str, before: str) -> str:
    """Why a reader takes the day over, in words; empty when nothing says so.

    `opening` is the sentence up to the trigger, `around` a little more of it, `before` the sentence before.
    """
    pronoun = bool(PRONOUN.match(opening))
    same = is_same_side(event, stand, opening) or (pronoun and bool(sides_of(event.speakers) & stand.sides))
    if _MEMBERS.match(opening) and _SITTING.search(before):
        return "those act who met in the sentence before, which is dated"
    if stand.is_saying:
        goes_on = same and event.type.quad in TALKING and event.type is not EventType.CONSULT
        return "the same speaker goes on, whose words of the sentence before are dated" if goes_on else ""
    if stand.is_meeting and stand.block is event.sentence.block and event.type in _OUTCOMES:
        return "it tells what came out of the meeting told of just before, which is dated"
    if stand.is_flashback:
        return "“also”: the same side as in the sentence before, which is dated" if same and ALSO.search(opening) else ""
    if (
        same
        and not _may_take_its_time(stand, event)
        and (stand.is_meeting or pronoun or any(_points_back(mention) for mention in event.sources))
    ):
        return "the same side goes on from the sentence before, which is dated"
    if _SOME_OF_THEM.match(opening) and not event.sources:
        return "it tells what became of some of those in the sentence before, which is dated"
    if hour := HOUR.search(around):
        return f"“{hour.group()}” goes on from the sentence before, which is dated"
    if stand.quad is event.type.quad and _is_between_the_same(stand, event):
        return "the same side does more to the same other side than in the sentence before, which is dated"
    if tells_more_of(stand, event, around):
        return "it tells more of what was done in the sentence before, which is dated"
    if stand.block is event.sentence.block and _is_deed_of_those_there(event, around) and not _ANSWERS.search(around):
        return "the paragraph goes on with what was done, and its last sentence is dated"
    if stand.quad is event.type.quad and (again := _names_again(opening, before)):
        return f"“{again}” goes on from the sentence before, which is dated"
    return ""


def tells_more_of(stand: Stand, event: EventMention, around: str) -> bool:
    """“Gunmen raided a post on Monday. … Two guards were killed.”: a blow of the same type, on one day, and by nobody else.

    Or those who were hit "returned fire".
    """
    if stand.is_carried or EARLIER.search(around) or event.type not in BLOWS or stand.when.range.precision is not Precision.DAY:
        return False
    doers = sides_of(event.sources)
    if event.type is not stand.type:
        return event.type is EventType.ASSAULT and stand.type in BLOWS and not doers
    if not doers or not stand.doers or doers & stand.doers:
        return True
    hit_back = event.type is EventType.ASSAULT and doers <= stand.sides
    return hit_back and stand.block is event.sentence.block and not _ANSWERS.search(around)


def _is_deed_of_those_there(event: EventMention, around: str) -> bool:
    """“Police arrested four men”, “four were arrested”: a deed by nobody named anew, and which nobody else reports.

    Or it is done to those told of: "let them in".
    """
    if event.type.quad not in _DEEDS:
        return False
    named_anew = any(mention.rule not in _LEANING for mention in event.sources)
    return bool(_UPON_THEM.search(around)) or not (event.speakers or named_anew)


def _may_take_its_time(stand: Stand, event: EventMention) -> bool:
    """Words of the other side about a blow: "A Russian drone hit a hotel on Sunday. The Ukrainian president accused Russia …"."""
    is_blow = stand.quad in (Quad.MATERIAL_CONFLICT, Quad.MATERIAL_COOPERATION)
    return is_blow and event.type.quad in TALKING and bool(stand.doers) and not stand.doers & sides_of(event.sources)


def _is_between_the_same(stand: Stand, event: EventMention) -> bool:
    doers, others = sides_of(event.sources), sides_of(event.targets)
    return bool(doers) and doers <= stand.doers and bool(others) and others <= stand.sides - stand.doers


def _names_again(opening: str, before: str) -> str:
    """“The gunboats” of a sentence that opens with what the sentence before introduced; empty where it does not."""
    named = _THE.match(opening)
    if named is None:
        return ""
    again = re.search(rf"\b{named['noun'].removesuffix('s')}s?\b", before, re.IGNORECASE)
    return named.group().strip() if again else ""


def is_vote(around: str, before: str) -> bool:
    """Whether the words tell how a vote went at the sitting that the sentence before tells of."""
    return bool(_VOTING.search(around) and _ASSEMBLY.search(before))


def tells_how_agreed(opening: str) -> bool:
    """Whether a sentence up to the end of its verb tells of the signing of an agreement that the reader knows of."""
    return bool(_AGREED.match(opening))


def chunk_at(clauses: Clauses, event: EventMention) -> int | None:
    """The chunk in which the trigger begins."""
    return clauses.chunk_at(event.trigger.start)


def is_plain_past(chunk: Chunk) -> bool:
    return is_finite(chunk) and chunk.past and not chunk.perfect and not chunk.modal


def is_background(clauses: Clauses, at: int) -> bool:
    """Whether the clause only says who is meant or when: after "who", "after", "because"."""
    for index in range(at - 1, max(-1, at - 7), -1):
        chunk = clauses.chunks[index]
        opens = chunk.kind in (RELATIVE, SUBORDINATOR) and chunk.word not in ("that", "where")
        if opens and not _is_only_of_time(clauses, index, at):
            return True
        if chunk.kind in ("V", STOP):
            return False
    return False


def _is_only_of_time(clauses: Clauses, opening: int, at: int) -> bool:
    """“Crossed the river before dawn and attacked …”: whether the word opens no clause but a phrase, behind which an "and" goes on."""
    behind = clauses.chunks[opening + 1 : at]
    return len(behind) == 2 and behind[0].kind == NP and behind[1].kind == CONJUNCTION


def tells_on(clauses: Clauses) -> bool:
    """Whether the first verb of the sentence goes on in the past, so that the story stays where it stands."""
    first = next((chunk for chunk in clauses.chunks if is_finite(chunk)), None)
    return first is None or is_plain_past(first)


def is_short(days: DateRange) -> bool:
    return days.start is not None and days.end is not None and days.end - days.start <= LONGEST_STAY


def _refs(mentions: Iterable[ActorMention]) -> frozenset[ActorRef]:
    return frozenset(mention.actor for mention in mentions if mention.actor)


def is_same_side(event: EventMention, stand: Stand, opening: str) -> bool:
    """Whether one of those who act, or of talks one of those talked to, was there before.

    "The Australian minister" and "the leaders" are those told of, by the state they stand for.
    """
    mutual = event.type is EventType.CONSULT or not event.sources
    who = (*event.sources, *event.targets) if mutual else event.sources
    if not stand.who.isdisjoint(mention.actor for mention in who if mention.actor):
        return True
    if BOTH.match(opening) and len(event.sources) > 1 and len(stand.who) > 1:
        return True
    leaning = [mention for mention in who if mention.rule in _LEANING]
    return bool(sides_of(leaning) & stand.sides)


def _is_meeting(event: EventMention) -> bool:
    """Talks, or what several sides did together: more can have happened there."""
    joint = event.type in (EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT) and len(event.sources) > 1
    return joint or event.type is EventType.CONSULT


def were_all_there(event: EventMention, stand: Stand) -> bool:
    """Whether several act together, all of whom were there before."""
    refs, sides = _refs(event.sources), sides_of(event.sources)
    return (len(refs) > 1 and refs <= stand.who) or (len(sides) > 1 and sides <= stand.sides)


def _points_back(mention: ActorMention) -> bool:
    """Whether the words for the actor lean on words before: "she", "the minister", a person who needs no introduction."""
    return mention.rule in ("pronoun", "description", "office", "surname") or bool(
        mention.actor and mention.actor.kind is ActorKind.PERSON
    )
