"""Statements that fit no other type: what somebody says of a matter of states, and quotations that hold no other event."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from timeline.extraction.actions.action import Action, is_diplomatic
from timeline.extraction.actions.standing import FUTURE
from timeline.extraction.actions.title_words import begin_of_verb, tight_end
from timeline.extraction.attribution.hearing import Article, Heard
from timeline.extraction.attribution.quoting import quoted
from timeline.extraction.attribution.report import Report
from timeline.extraction.attribution.speaking import is_official
from timeline.extraction.clauses.arguments import is_finite
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon.triggers import Entry, lexicon
from timeline.extraction.occurring.dating import bounded, date_action
from timeline.extraction.occurring.hosting import host_dates
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.values import ActorMention, ActorRef, BlockKind, DateMention, EventDate, EventMention, Span
from timeline.vocabulary import ActorKind, EventType, Status

STATEMENT = 0.4  # how sure a statement is
LONGEST_STATEMENT = 90
_SILENT = ("think", "believe", "hope")  # told as what somebody says, but no statement of his
_POSSIBLY = frozenset({"may", "might", "can", "could", "should", "must"})  # "would say only that" does say so
ITSELF = "the article says so itself"
_IN_WORDS = (EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.STATEMENT)
_STEADFAST = (
    "forget",
    "rest",
    "hesitate",
    "tire",
    "waver",
    "stop",
    "fail",
    "abandon",
    "leave",
    "give",
    "let",
)  # nobody is refused
_OF_SPEAKER = frozenset({"it", "we", "i", "he", "she", "they", "our", "his", "its"})
_WHY = {EventType.REJECT: "that somebody will have none of it", EventType.REQUEST: "what somebody asks of another"}
_ENTRY = Entry(EventType.STATEMENT, ("say",))


def reported_statement(
    text: str,
    item: Heard,
    dates: Sequence[DateMention],
    known_on: date,
    officials: Collection[ActorRef],
    *,
    is_quiet: bool,
    tells_affair: bool,
) -> list[EventMention]:
    """One STATEMENT, when nothing else was found and a named actor says something about another matter of states.

    Who speaks for a state, or holds an office in the article (`officials`), makes a statement whatever it is about, if quoted word for word or in an article that tells an affair;
    but for games, markets and the like.
    """
    clauses = item.clauses
    if clauses is None or item.sentence.block.kind in (BlockKind.LINK, BlockKind.HEADLINE):
        return []
    for report in item.reports:
        opens = any(quotation.start >= item.sentence.span.start for quotation in item.sentence.quotations)
        is_in_affair = opens and tells_affair and not is_quiet
        heard = [m for m in report.speakers if is_diplomatic(m) or m.actor in officials or (is_in_affair and _is_person(m))]
        speakers = tuple(m for m in heard if tells_affair or m.rule != "pronoun")
        verb = clauses.chunks[report.at]
        if verb.lemma == "accord":
            speakers = tuple(m for m in speakers if m.rule != "description")  # "according to local officials"
        if (
            (item.sentence.quotations and not opens)
            or verb.negated
            or verb.modal in _POSSIBLY
            or "yet" in clauses.words(verb)
            or verb.lemma in _SILENT
            or _says_nothing(clauses, report.at)
        ):
            continue  # the speech began before (see below), or nothing was said: "has yet to say"
        is_for_state = not is_quiet and any(m.actor in officials or is_official(m) or _is_body(m) for m in speakers)
        is_heard = is_in_affair and any(map(_is_person, speakers))
        if not speakers or not (is_heard or (is_for_state and (opens or tells_affair)) or _touches_diplomacy(clauses, report)):
            continue
        trigger = clauses.span(clauses.chunks[report.at])
        when = _said_on(clauses, report.at, trigger, dates, known_on)
        kind = EventType.REJECT if _refuses(clauses, report) else EventType.STATEMENT
        if any(_orders(quotation.of(text)) for quotation in item.sentence.quotations):
            kind = EventType.REQUEST
        return [_statement(item, trigger, _clause_of_statement(clauses, report), speakers, when, text, kind)]
    return []


def _refuses(clauses: Clauses, report: Report) -> bool:
    """“Said it would not pay”, "we shall never sign, the minister said": what the speaker's own side will not do."""
    said = next((at for at, chunk in enumerate(clauses.chunks) if report.covers(at) and is_finite(chunk)), None)
    if said is None or not clauses.chunks[said].negated or clauses.chunks[said].modal not in FUTURE:
        return False
    if clauses.chunks[said].lemma in _STEADFAST:
        return False
    if clauses.tokens[clauses.chunks[said].first].low == "there":
        return True  # "there will be no talks"
    heads = subject(clauses, said)
    is_own = any(clauses.tokens[clauses.chunks[head].first].low in _OF_SPEAKER for head in heads)
    return is_own or bool(sides_of(actors_of(clauses, heads)) & sides_of(report.speakers))


def _orders(quotation: str) -> bool:
    """“Give us back our statues”, "Do not land here": a speech that begins with what another is to do.

    But “Free trade is good”, “End of story”, “Do you hear us?”: of some words the next one tells.
    """
    first, _, rest = quotation.replace("’", "'").partition(" ")
    word, following, lists = first.strip(",.!").lower(), rest.partition(" ")[0].strip(",.!?").lower(), lexicon().lists
    if f"{word} {following}" in lists["idle orders"]:
        return False  # "Don't worry"
    if not first[:1].isupper() or word == "do":
        return first == "Do" and following == "not"
    return word in lists["imperatives"] or (
        word in lists["imperatives or nouns"] and (not following or following in lists["behind imperatives"])
    )


def is_beside_quotation(text: str, item: Heard, events: Sequence[EventMention]) -> bool:
    """“We are not afraid,” he said after closing the port: what is told beside a sentence quoted whole is no part of it.

    What he demands or rejects beside it is: two words for one act.
    """
    quotations = item.sentence.quotations
    speaking = {mention.actor for report in item.reports for mention in report.speakers}
    return any(text[quotation.start].isupper() for quotation in quotations) and not any(
        any(quotation.covers(event.trigger) for quotation in quotations)
        or (event.type in _IN_WORDS and any(mention.actor in speaking for mention in event.sources))
        for event in events
    )


def _says_nothing(clauses: Clauses, verb: int) -> bool:
    """“France has said nothing”."""
    following = clauses.chunks[verb + 1 : verb + 3]
    is_nothing = bool(following) and clauses.tokens[following[0].first].low in ("nothing", "little")
    return is_nothing and not any(map(is_finite, following))  # not "said nothing had changed"


def _touches_diplomacy(clauses: Clauses, report: Report) -> bool:
    said = [chunk for index, chunk in enumerate(clauses.chunks) if report.covers(index)]
    words = lexicon().lists["diplomatic words"]
    named = {mention.actor for chunk in said for mention in chunk.actors if mention.rule != "pronoun"}
    touched = any(low in words or low.removesuffix("s") in words for chunk in said for low in clauses.words(chunk))
    return touched and bool(named - {mention.actor for mention in report.speakers})


def _clause_of_statement(clauses: Clauses, report: Report) -> Span:
    tokens = clauses.tokens
    said = [index for index in range(report.first, report.last + 1) if index != report.at]
    first = min(clauses.chunks[index].first for index in said) if said else clauses.chunks[report.at].first
    if report.last > report.at:
        first = begin_of_verb(clauses, clauses.chunks[report.at])
        for mention in report.speakers:
            first = next((i for i, token in enumerate(tokens[:first]) if token.start == mention.span.start), first)
    last = max(clauses.chunks[index].last for index in said) if said else clauses.chunks[report.at].last
    while last > first and tokens[last].end - tokens[first].start > LONGEST_STATEMENT:
        last -= 1
    return Span(tokens[first].start, tokens[tight_end(tokens, first, last)].end)


def add_quoted_statements(
    article: Article,
    by_sentence: list[list[EventMention]],
    dates: Sequence[Sequence[DateMention]],
    officials: Collection[ActorRef],
    published_on: date,
) -> None:
    """Add a STATEMENT where somebody who speaks for a state or body is quoted and the quotation holds no event."""
    for number, item in enumerate(article.heard):
        if by_sentence[number] or item.clauses is None or item.sentence.block.kind is not BlockKind.PARAGRAPH:
            continue
        speech = quoted(article, number)
        if speech is None or any(by_sentence[speech.first : speech.last + 1]):
            continue
        speakers = tuple(mention for mention in speech.speakers if mention.actor in officials or _is_body(mention))
        within = [chunk for chunk in item.clauses.chunks if speech.words.covers(item.clauses.span(chunk))]
        if not speakers or not within or not article.text[speech.words.start].isupper():
            continue  # a quotation that begins small is part of somebody else's sentence
        verb = next((chunk for chunk in within if is_finite(chunk)), within[0])
        report = speech.report if any(report is speech.report for report in item.reports) else None
        trigger = item.clauses.span(item.clauses.chunks[report.at] if report else verb)
        known_on = item.sentence.block.published_on or published_on
        when = (
            _said_on(item.clauses, report.at, trigger, dates[number], known_on) if report else bounded(Status.OCCURRED, known_on)
        )
        words = Span(item.clauses.span(within[0]).start, item.clauses.span(within[-1]).end)
        by_sentence[number] = [_statement(item, trigger, _shortened(words, article.text), speakers, when, article.text)]


def _is_body(mention: ActorMention) -> bool:
    return is_diplomatic(mention) and mention.rule != "pronoun" and mention.actor is not None and mention.actor.kind != "person"


def _is_person(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind is ActorKind.PERSON


def _shortened(words: Span, text: str) -> Span:
    end = words.end if len(words) <= LONGEST_STATEMENT else text.rfind(" ", words.start, words.start + LONGEST_STATEMENT)
    return Span(words.start, max(end, words.start + 1))


def _said_on(clauses: Clauses, at: int, trigger: Span, dates: Sequence[DateMention], known_on: date) -> EventDate:
    hosted = host_dates(clauses, dates)
    if any(host.at == at for host in hosted):
        action = Action(EventType.STATEMENT, Status.OCCURRED, _ENTRY, trigger, trigger, at)
        return date_action(clauses, action, hosted, None, known_on)
    return bounded(Status.OCCURRED, known_on)


def _statement(
    item: Heard, trigger: Span, clause: Span, speakers: tuple[ActorMention, ...], when: EventDate, text: str,
    kind: EventType = EventType.STATEMENT,
) -> EventMention:  # fmt: skip
    why = _WHY.get(kind, "a statement that fits no other type")
    return EventMention(
        item.sentence, trigger, clause, kind, Status.OCCURRED, when, STATEMENT, speakers,
        reasons={
            "type": f"“{trigger.of(text)}” reports {why}",
            "actors": "who acts is the speaker", "status": "it has been said", "date": when.reason, "speaker": ITSELF,
        },
    )  # fmt: skip
