"""Puts together what the steps found in each sentence: event phrases, their dates, who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.extraction.actions import Action, is_diplomatic
from timeline.extraction.attribution import Report, speakers_within
from timeline.extraction.clauses import Clauses
from timeline.extraction.context import parties
from timeline.extraction.hearing import Article, Heard, speaker_elsewhere
from timeline.extraction.occurring import HostedDate, bounded, carried, date_action, host_dates
from timeline.extraction.standing import settle
from timeline.extraction.topics import is_quiet
from timeline.extraction.triggers import Entry, lexicon
from timeline.extraction.values import (
    ActorMention,
    ActorRef,
    BlockKind,
    DateMention,
    EventMention,
    Span,
)
from timeline.vocabulary import ActorKind, EventType, Quad, Status

_OF_BLOCK = {BlockKind.LINK: 0.5, BlockKind.HEADLINE: 0.5, BlockKind.EMBED: 0.7}
NOUN, VERB, STATEMENT, IMAGINED = 0.6, 0.8, 0.4, 0.4
LONGEST_STATEMENT = 90
_SAID_BY_SOURCE = frozenset(kind for kind in EventType if kind.quad in (Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT))
_STATEMENT_ENTRY = Entry(EventType.STATEMENT, ("say",))


@dataclass(slots=True)
class ReadSentence(Heard):
    """A sentence with all that was found in it."""

    dates: Sequence[DateMention] = ()
    actions: list[Action] = field(default_factory=list)


def report_events(article: Article, read: Sequence[ReadSentence], published_on: date) -> list[EventMention]:
    """The events of an article in the order of its text, each as its own sentence tells it."""
    text = article.text
    officials = {mention.actor for item in read for mention in item.actors if mention.actor and _holds_office(mention)}
    quiet = is_quiet([item.clauses for item in read], sum(any(map(_is_official, item.actors)) for item in read))
    events: list[EventMention] = []
    for number, item in enumerate(read):
        if item.clauses is None:
            continue
        pair = parties(events)
        known_on = item.sentence.block.published_on or published_on
        hosted = host_dates(item.clauses, item.dates)
        found: list[EventMention] = []
        for action in item.actions:
            if action.is_between_both:
                _understand_parties(action, pair)
            if not _is_worth_reporting(action, officials) or (quiet and not any(map(_is_official, _parties_of(action)))):
                continue
            speakers, report = speakers_within(item.reports, action.at)
            why = "a verb of saying in the sentence" if speakers else ""
            if not speakers:
                speakers, why = speaker_elsewhere(article, action.trigger, number)
            if action.type in _SAID_BY_SOURCE:
                speakers = tuple(mention for mention in speakers if not _speaks_for_itself(mention, action))
            _see_ahead(item.clauses, action, hosted, known_on)
            when = date_action(item.clauses, action, hosted, report, known_on)
            if when.rule == "published":
                when = carried(text, item.sentence, item.clauses, action, events[-1] if events else None) or when
            found.append(
                EventMention(
                    item.sentence, action.trigger, action.clause, action.type, action.status, when, _confidence(item, action),
                    tuple(_distinct([*action.sources, *action.partners])), tuple(_distinct(action.targets)),
                    tuple(_distinct(action.locations)), speakers,
                    reasons={**action.reasons, "date": when.reason, "speaker": why or "the article says so itself"},
                )
            )  # fmt: skip
        if not found:
            found = _statements(text, item, known_on, quiet=quiet)
        events += sorted(found, key=lambda event: event.trigger)
    return events


def _speaks_for_itself(speaker: ActorMention, action: Action) -> bool:
    """Who threatens does not report a threat: the speaker acts, or says "it" or "we" of whoever acts.

    "Kenya may open the border, an adviser of its president said" is reported, though both are Kenya.
    """
    return any(
        doing.actor == speaker.actor and (doing.rule == "pronoun" or doing.span.overlaps(speaker.span))
        for doing in action.sources
    )


def _see_ahead(clauses: Clauses, action: Action, hosted: Sequence[HostedDate], known_on: date) -> None:
    """“Lavrov meets Kerry tomorrow”: a present tense with a day to come is a plan."""
    chunk = clauses.chunks[action.at]
    if action.is_noun or chunk.past or chunk.perfect or chunk.modal or action.status not in (Status.OCCURRED, Status.ONGOING):
        return
    days = [host.mention.range.start for host in hosted if host.at == action.at]
    if any(day is not None and day > known_on for day in days):
        action.type, action.status = settle(action.type, Status.PLANNED, chunk.lemma, negated=False)


def _understand_parties(action: Action, pair: Sequence[ActorMention]) -> None:
    """Put the two parties of the affair where the sentence only says "they" or "both sides"."""
    named = {mention.actor for mention in [*action.sources, *action.partners, *action.targets]}
    others = [mention for mention in pair if mention.actor not in named]
    if len(pair) < 2 or (action.sources and (action.partners or action.targets)):
        return
    if not action.sources:
        action.sources = list(pair)
    elif len(others) == len(pair):
        action.partners = others
    action.reasons["actors"] += "; the parties are understood from the sentences before"


def _parties_of(action: Action) -> list[ActorMention]:
    return [*action.sources, *action.partners, *action.targets]


def _is_official(mention: ActorMention) -> bool:
    """Who acts for a state: an office holder, a ministry, an army, an organisation of states, an armed group."""
    return _holds_office(mention) or (
        mention.actor is not None and mention.actor.kind in (ActorKind.ORGANISATION, ActorKind.GROUP)
    )


def _holds_office(mention: ActorMention) -> bool:
    """An office of state; a captain, a director or a lawyer may be anybody."""
    return mention.office is not None and not lexicon().lists["state offices"].isdisjoint(mention.office.title.lower().split())


def _is_worth_reporting(action: Action, officials: set[ActorRef]) -> bool:
    """At least one side is diplomatic and somebody acts; talks need two. A noun alone needs both sides, but for an attack."""
    doing, done_to = [*action.sources, *action.partners], action.targets
    involved = [*doing, *done_to, *(action.locations if action.is_told or action.type is EventType.PROTEST else ())]
    if not any(is_diplomatic(mention) or mention.actor in officials for mention in involved):
        return False
    if action.status is Status.HYPOTHETICAL:
        return bool(doing and (done_to or action.type.quad is Quad.MATERIAL_CONFLICT)) or len(doing) > 1
    if not doing and not (action.is_noun or action.is_passive or (action.is_anonymous and action.type is not EventType.MOBILIZE)):
        return False
    if action.type is EventType.CONSULT and not doing:
        return False  # "Syria was discussed": a subject, no party
    if action.type is EventType.CONSULT and len(doing) + len(done_to) < 2 and not action.is_passive and not _is_assembly(doing):
        return False
    if action.is_noun:
        return action.type is EventType.ASSAULT or action.is_told or bool(doing and done_to) or len(doing) > 1
    return bool(doing) or bool(done_to)


def _is_assembly(doing: Sequence[ActorMention]) -> bool:
    return any(m.actor and m.actor.kind is ActorKind.ORGANISATION and not m.actor.affiliation for m in doing)


def _confidence(item: ReadSentence, action: Action) -> float:
    confidence = NOUN if action.is_noun else VERB
    if not action.targets and not action.partners:
        confidence -= 0.1
    if action.status in (Status.HYPOTHETICAL,):
        confidence = min(confidence, IMAGINED)
    return min(confidence, _OF_BLOCK.get(item.sentence.block.kind, 1.0))


def _distinct(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    seen: set[object] = set()
    kept = []
    for mention in mentions:
        key = mention.actor or mention.span
        if key not in seen:
            seen.add(key)
            kept.append(mention)
    return kept


# Statements that fit no other type


def _statements(text: str, item: ReadSentence, known_on: date, *, quiet: bool) -> list[EventMention]:
    """One STATEMENT, when nothing else was found and a named actor says something about another matter of states.

    An official who is quoted word for word makes a statement whatever it is about, but for games, markets and the like.
    """
    clauses = item.clauses
    if clauses is None or item.sentence.block.kind in (BlockKind.LINK, BlockKind.HEADLINE):
        return []
    for report in item.reports:
        speakers = tuple(mention for mention in report.speakers if is_diplomatic(mention) and mention.rule != "pronoun")
        quoted = not quiet and item.sentence.quotations and any(map(_is_official, speakers))
        if not speakers or not (quoted or _touches_diplomacy(clauses, report)):
            continue
        chunk = clauses.chunks[report.at]
        trigger = clauses.span(chunk)
        hosted = host_dates(clauses, item.dates)
        dated = next((host for host in hosted if host.at == report.at), None)
        when = bounded(Status.OCCURRED, known_on)
        if dated is not None:
            action = Action(EventType.STATEMENT, Status.OCCURRED, _STATEMENT_ENTRY, trigger, trigger, report.at)
            when = date_action(clauses, action, hosted, None, known_on)
        return [
            EventMention(
                item.sentence, trigger, _clause_of_statement(text, clauses, report), EventType.STATEMENT, Status.OCCURRED, when,
                STATEMENT, speakers,
                reasons={
                    "type": f"“{trigger.of(text)}” reports a statement that fits no other type",
                    "actors": "who acts is the speaker", "status": "it has been said", "date": when.reason, "speaker": "the article says so itself",
                },
            )
        ]  # fmt: skip
    return []


def _touches_diplomacy(clauses: Clauses, report: Report) -> bool:
    said = [chunk for index, chunk in enumerate(clauses.chunks) if report.covers(index)]
    words = lexicon().lists["diplomatic words"]
    named = {mention.actor for chunk in said for mention in chunk.actors if mention.rule != "pronoun"}
    touched = any(low in words or low.removesuffix("s") in words for chunk in said for low in clauses.words(chunk))
    return touched and bool(named - {mention.actor for mention in report.speakers})


def _clause_of_statement(text: str, clauses: Clauses, report: Report) -> Span:
    tokens = clauses.tokens
    said = [index for index in range(report.first, report.last + 1) if index != report.at]
    first = min(clauses.chunks[index].first for index in said) if said else clauses.chunks[report.at].first
    if report.last > report.at:
        first = clauses.chunks[report.at].first
        for mention in report.speakers:
            first = next((i for i, token in enumerate(tokens[:first]) if token.start == mention.span.start), first)
    last = max(clauses.chunks[index].last for index in said) if said else clauses.chunks[report.at].last
    while last > first and tokens[last].end - tokens[first].start > LONGEST_STATEMENT:
        last -= 1
    return Span(tokens[first].start, tokens[last].end)
