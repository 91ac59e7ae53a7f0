"""Puts together what the steps found in each sentence: event phrases, their dates, who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.extraction.actions.action import Action, is_diplomatic
from timeline.extraction.actions.called_off import CALLED_OFF
from timeline.extraction.actions.judging import blame_in, lay_wrong_to_doer
from timeline.extraction.actions.standing import is_agreed_on, settle
from timeline.extraction.actions.threatening import threat_in, threaten_itself, ultimatum_in
from timeline.extraction.actions.worth import is_held_out, is_worth_reporting
from timeline.extraction.attribution.first_person import understand_first_person
from timeline.extraction.attribution.hearing import Article, Heard
from timeline.extraction.attribution.on_behalf import let_speaker_act, let_teller_act
from timeline.extraction.attribution.quoting import speaker_elsewhere, speaker_going_on
from timeline.extraction.attribution.report import Report, speakers_within
from timeline.extraction.attribution.speaking import holds_office
from timeline.extraction.attribution.statements import ITSELF, add_quoted_statements, is_beside_quotation, reported_statement
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.occurring.dating import date_action
from timeline.extraction.occurring.hosting import HostedDate
from timeline.extraction.sides.together import is_of_states, main_parties
from timeline.extraction.story.context import parties
from timeline.extraction.topics import (
    acts_for_state,
    is_home_news,
    is_of_business,
    is_of_note_at_home,
    is_quiet,
)
from timeline.extraction.values import (
    ActorMention,
    ActorRef,
    BlockKind,
    DateMention,
    EventDate,
    EventMention,
)
from timeline.vocabulary import ActorKind, EventType, Quad, Status

_OF_BLOCK = {BlockKind.LINK: 0.5, BlockKind.HEADLINE: 0.5, BlockKind.EMBED: 0.7}
NOUN, VERB, IMAGINED = 0.6, 0.8, 0.4
_SAID_BY_SOURCE = frozenset(kind for kind in EventType if kind.quad in (Quad.NONE, Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT))
_VERB_OF_SAYING = "the sentence names who says it"
_SOMEBODY = frozenset({"he", "she", "it", "they"})
# From so many events between two sides on, an article tells an affair, and what else is done in it belongs to it …
BETWEEN_TWO = 2
# … or, where officials have their say in more than one sentence, from one such event on, or several of any kind between states.
WITH_OFFICIALS, OF_STATES, STATES = 2, 3, 2


@dataclass(slots=True)
class ReadSentence(Heard):
    """A sentence with all that was found in it."""

    dates: Sequence[DateMention] = ()
    hosted: Sequence[HostedDate] = ()
    actions: list[Action] = field(default_factory=list)


def report_events(article: Article, read: Sequence[ReadSentence], published_on: date) -> list[EventMention]:
    """The events of an article in the order of its text, each as its own sentence tells it."""
    text = article.text
    officials = {mention.actor for item in read for mention in item.actors if mention.actor and holds_office(mention)}
    is_official = [any(map(acts_for_state, item.actors)) for item in read]
    with_officials = sum(is_official)
    business = [not official and _is_business(item) for item, official in zip(read, is_official, strict=True)]
    tells_affair = _tells_affair(
        [item for item, is_business in zip(read, business, strict=True) if with_officials or not is_business],
        officials,
        with_officials,
    )
    quiet = is_quiet([item.clauses for item in read], with_officials, tells_affair=tells_affair)
    at_home = is_home_news(len(read), _states_in(read))
    tells_affair = tells_affair and not quiet
    events: list[EventMention] = []
    by_sentence: list[list[EventMention]] = [[] for _ in read]
    for number, item in enumerate(read):
        if item.clauses is None:
            continue
        is_question = text[item.sentence.span.end - 1] == "?" and not item.sentence.quotations
        known_on = item.sentence.block.published_on or published_on
        hosted = item.hosted
        found: list[EventMention] = []
        ultimatum = ultimatum_in(item.clauses, item.reports)
        threatens = any(action.type is EventType.THREATEN for action in item.actions)
        for action in item.actions if ultimatum is None or threatens else [*item.actions, ultimatum]:
            if is_question and action.status in (Status.OCCURRED, Status.ONGOING):
                action.status = Status.HYPOTHETICAL
            if action.is_between_both:
                main = main_parties(events) if is_of_states(item.clauses, action) else ()
                _understand_parties(action, main or parties(events))
            if not threatens:
                threaten_itself(item.clauses, action)
            speakers, report, why = _who_says_so(article, number, item, action)
            if action.is_spoken:
                told_by_verb = report and any(act.at == report.at and act.type is action.type for act in item.actions)
                if not speakers or told_by_verb:
                    continue  # in the article's own voice it is no act of anybody's; "must pay, he demanded" is one
                action.sources = list(speakers[:1])
                action.targets = [mention for mention in action.targets if mention.actor != speakers[0].actor]
            let_teller_act(item.clauses, action, item.reports)
            lay_wrong_to_doer(item.clauses, action, speakers)
            understand_first_person(item.clauses, action, speakers, item.sentence.quotations)
            let_speaker_act(article, number, item.clauses, action, speakers, events)
            is_worth = is_worth_reporting(action, officials) or (tells_affair and _belongs_to_affair(item.clauses, action))
            is_quiet_here = quiet or (business[number] and not tells_affair)
            is_heard = not is_quiet_here or any(map(acts_for_state, _parties_of(action)))
            if is_heard and not (is_worth or at_home):
                found += _only_threatened(item, action, speakers, report, known_on)
            if not (is_heard and is_worth):
                continue
            if at_home and not is_of_note_at_home(action.type):
                continue
            is_imagined = action.status is Status.HYPOTHETICAL
            if is_agreed_on(item.clauses, action.at) and not (is_imagined or _is_to_come(action, hosted, known_on)):
                continue
            if (
                action.type in _SAID_BY_SOURCE
                and action.status is not Status.DENIED
                and any(_speaks_for_itself(mention, action) for mention in speakers)
            ):
                speakers = tuple(mention for mention in speakers if not _speaks_for_itself(mention, action))
                why = why if speakers else ITSELF
            _see_ahead(item.clauses, action, hosted, known_on)
            when = date_action(item.clauses, action, hosted, report, known_on)
            found.append(_mention(item, action, when, speakers, why))
            said = threat_in(item.clauses, action, speakers, report) or blame_in(item.clauses, action, speakers, report)
            if said is not None and not any(act.type is said.type for act in item.actions):
                said_on = date_action(item.clauses, said, hosted, None, known_on)
                found.append(_mention(item, said, said_on, (), ITSELF))
        if not found or is_beside_quotation(text, item, found):
            found += reported_statement(
                text, item, item.dates, known_on, officials, is_quiet=quiet or at_home, tells_affair=tells_affair and not at_home
            )
        by_sentence[number] = sorted(found, key=lambda event: event.trigger)
        events += by_sentence[number]
    if not (quiet or at_home) and any(event.type is not EventType.STATEMENT for event in events):
        add_quoted_statements(article, by_sentence, [item.dates for item in read], officials, published_on)
    return [event for found in by_sentence for event in found]


def _only_threatened(
    item: ReadSentence, action: Action, speakers: tuple[ActorMention, ...], report: Report | None, known_on: date
) -> list[EventMention]:
    """“Any boat that lands will be sunk, the minister said”: the threat, of a deed that has no sides to be told by itself."""
    said = threat_in(item.clauses, action, speakers, report) if item.clauses and any(map(is_diplomatic, speakers)) else None
    if said is None or any(act.type is said.type for act in item.actions):
        return []
    return (
        [_mention(item, said, date_action(item.clauses, said, item.hosted, None, known_on), (), ITSELF)] if item.clauses else []
    )


def _mention(item: ReadSentence, action: Action, when: EventDate, speakers: tuple[ActorMention, ...], why: str) -> EventMention:
    doing, done_to = action.parties
    return EventMention(
        item.sentence, action.trigger, action.clause, action.type, action.status, when, _confidence(item, action),
        tuple(_distinct(doing)), tuple(_distinct(done_to)), tuple(_distinct(action.locations)), speakers,
        reasons={**action.reasons, "date": when.reason, "speaker": why or ITSELF},
    )  # fmt: skip


def _tells_affair(read: Sequence[ReadSentence], officials: set[ActorRef], with_officials: int) -> bool:
    actions = [action for item in read for action in item.actions if is_worth_reporting(action, officials)]
    between_two = sum(map(_is_between_two, actions))
    if between_two >= BETWEEN_TWO or with_officials < WITH_OFFICIALS:
        return between_two >= BETWEEN_TWO
    return bool(between_two) or (len(actions) >= OF_STATES and len(_states_in(read)) >= STATES)


def _states_in(read: Sequence[ReadSentence]) -> set[str]:
    """The states, organisations and groups that an article names, or whose bodies, citizens and officials it names."""
    named = {mention.actor for item in read for mention in item.actors if mention.actor}
    return {
        side for actor in named if (side := actor.affiliation or actor.code or (actor.kind is ActorKind.GROUP and actor.name))
    }


def _is_business(item: ReadSentence) -> bool:
    return item.clauses is not None and is_of_business(item.clauses)


def _who_says_so(
    article: Article, number: int, item: ReadSentence, action: Action
) -> tuple[tuple[ActorMention, ...], Report | None, str]:
    """Who says that it happened, innermost first, with the innermost report of the sentence and the reason in words."""
    speakers, report = speakers_within(item.reports, action.at)
    if speakers:
        return speakers, report, _VERB_OF_SAYING
    if report is not None and not report.voice.pronoun:
        words = report.voice.words.of(article.text)
        return (), report, f"said by “{words}”, and whom that means is not known" if words else ""
    speakers, why = speaker_elsewhere(article, action.trigger, number)
    if not speakers and item.clauses and item.clauses.chunks[action.at].modal == "would":
        speakers, why = speaker_going_on(article, number)
    return speakers, report, why


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
    if (
        action.is_noun
        or action.entry.subject == CALLED_OFF
        or chunk.past
        or chunk.perfect
        or chunk.modal
        or action.status not in (Status.OCCURRED, Status.ONGOING)
    ):
        return
    if _is_to_come(action, hosted, known_on):
        action.type, action.status = settle(action.type, Status.PLANNED, chunk.lemma, negated=False)


def _is_to_come(action: Action, hosted: Sequence[HostedDate], known_on: date) -> bool:
    days = [host.mention.range.start for host in hosted if host.at in (action.at, *action.twins)]
    return any(day is not None and day > known_on for day in days)


def _understand_parties(action: Action, pair: Sequence[ActorMention]) -> None:
    """Put the two parties of the affair where the sentence only says "they" or "both sides"."""
    named = {mention.actor for mention in [*action.sources, *action.partners, *action.targets]}
    others = [mention for mention in pair if mention.actor not in named]
    if len(pair) < 2 or len(action.sources) > 1 or (action.sources and (action.partners or action.targets)):
        return
    if not action.sources:
        action.sources = list(pair)
    elif len(others) == len(pair):
        action.partners = others
    action.reasons["actors"] += "; the parties are understood from the sentences before"


def _is_between_two(action: Action) -> bool:
    actors = {mention.actor for mention in _parties_of(action) if mention.actor}
    sides = {actor.affiliation or actor.code or actor.name for actor in actors}
    return len(sides) > 1


def _belongs_to_affair(clauses: Clauses, action: Action) -> bool:
    """What is done in an article that tells an affair, though the sentence names nobody known: "The crossing was reopened".

    Where nobody at all is named, somebody must at least stand there: "they", "gunmen"; things do nothing ("milk stops").
    """
    only_harm = action.type.quad is Quad.MATERIAL_CONFLICT and not clauses.chunks[action.at].perfect  # "would have been closed"
    if action.status is Status.HYPOTHETICAL and not only_harm:
        return (bool(action.sources) or action.is_passive) and is_held_out(clauses, action.at, action.type)
    if action.is_noun:
        return bool(_parties_of(action) or action.is_anonymous) and (action.is_told or action.type.quad is Quad.MATERIAL_CONFLICT)
    if _parties_of(action):
        return True
    return action.is_passive or action.is_anonymous or _is_done_by_pronoun(clauses, action)


def _is_done_by_pronoun(clauses: Clauses, action: Action) -> bool:
    heads = [clauses.chunks[head] for head in subject(clauses, action.at)]
    return any(clauses.tokens[head.last].low in _SOMEBODY for head in heads)


def _parties_of(action: Action) -> list[ActorMention]:
    return [*action.sources, *action.partners, *action.targets]


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
