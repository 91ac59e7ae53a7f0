"""Who is meant by a speaker whom only the article tells: "he added", "a senior official", "the statement", "minister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.extraction.attribution.report import Report
from timeline.extraction.attribution.speaking import Voice, official_of
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.tagging import STOP, SUBORDINATOR
from timeline.extraction.lexicon import load
from timeline.extraction.values import ActorMention, ActorRef, BlockKind, DateMention, Sentence
from timeline.vocabulary import ActorKind

SENTENCES_BACK = 3  # how long "he added" can still mean the last who spoke
LINES_BELOW = 8  # sentences below a headline in which the speaker it means is named
OPENING = 12  # characters before a name with which a sentence begins


@dataclass(slots=True)
class Heard:
    """A sentence with what is said in it, and by whom."""

    sentence: Sentence
    actors: Sequence[ActorMention]
    clauses: Clauses | None = None
    reports: list[Report] = field(default_factory=list)

    @property
    def main(self) -> Report | None:
        """The report that no other of the sentence reports: who speaks last when the sentence is over."""
        spoken = [report for report in self.reports if not report.is_noun and not report.is_origin]
        return next((one for one in spoken if not any(other.covers(one.at) for other in spoken if other is not one)), None)


@dataclass(slots=True)
class Article:
    """The sentences of an article and the state that its dateline stands in, if any."""

    text: str
    heard: Sequence[Heard]
    home: ActorMention | None = None
    authors: dict[int, ActorMention] = field(default_factory=dict)  # of embedded posts, by where the block begins
    entries: dict[int, DateMention] = field(default_factory=dict)  # days of a live report or a diary, by the same


def settle_voices(article: Article) -> None:
    """Give a speaker to the reports whose own words name none, where exactly one can be meant."""
    states: dict[ActorRef, None] = {}  # spoken of so far
    last: tuple[int, Report] | None = None
    for number, heard in enumerate(article.heard):
        states.update(dict.fromkeys(_states(heard.actors)))
        for report in heard.reports:
            before = last[1] if last and number - last[0] <= SENTENCES_BACK else None
            report.speakers = _settled(article, number, report, before, states)
        if heard.main is not None and (heard.main.speakers or not heard.main.voice.pronoun):
            last = number, heard.main
    for number, heard in enumerate(article.heard):
        if heard.sentence.block.kind is BlockKind.HEADLINE:
            for report in heard.reports:
                if report.voice.is_official:
                    report.speakers = _named_below(article, number, report.voice) or report.speakers


def _named_below(article: Article, number: int, voice: Voice) -> tuple[ActorMention, ...]:
    """Whom a headline calls only "minister": the first who speaks below it and holds such an office."""
    called = set(voice.words.of(article.text).lower().split())
    for heard in article.heard[number + 1 : number + 1 + LINES_BELOW]:
        for report in heard.reports:
            for mention in report.speakers:
                if mention.office and called & set(mention.office.title.lower().split()):
                    return (mention,)
    return ()


def _settled(
    article: Article, number: int, report: Report, before: Report | None, states: dict[ActorRef, None]
) -> tuple[ActorMention, ...]:
    voice = report.voice
    if voice.is_official:
        return _the_one_before(article, number, before, voice) or _official(article, number, voice, states)
    if not (voice.pronoun or voice.is_document) or (voice.is_document and report.speakers):
        return report.speakers
    if before is None:
        side = _opening_side(article, number - 1) if report.goes_on or not report.speakers else ()
        return side or report.speakers
    if voice.is_document:
        return before.speakers
    goes_back = not report.speakers or _is_nameless(before)
    if not report.goes_on and not (goes_back and not _named_between(article, number, before, voice)):
        return report.speakers
    fits = before.voice.is_person or _is_person(before.speakers) if voice.pronoun != "it" else not _is_person(before.speakers)
    return before.speakers if fits and before.speakers else report.speakers


def _the_one_before(article: Article, number: int, before: Report | None, voice: Voice) -> tuple[ActorMention, ...]:
    """ "Ana Ruiz rejected this. …, the diplomat said.": the person who spoke last, when nobody is named since."""
    words = voice.words.of(article.text).lower()
    is_one = voice.is_person and not voice.pronoun and words.startswith("the ") and not words.endswith("s")
    if before is None or not is_one or not _is_person(before.speakers) or _named_between(article, number, before, voice):
        return ()
    return before.speakers


def meant_by(article: Article, number: int, voice: Voice) -> tuple[ActorMention, ...]:
    """Whom the words of sentence `number` mean that act there without a name: who spoke last, or the state at home."""
    first = max(0, number - SENTENCES_BACK)
    states = dict.fromkeys(state for heard in article.heard[first : number + 1] for state in _states(heard.actors))
    earlier = [heard.main for heard in article.heard[first:number] if heard.main is not None]
    nobody_yet = Report(0, voice, voice.speakers, 0, 0, voice.words)
    return _settled(article, number, nobody_yet, earlier[-1] if earlier else None, states)


def _is_person(mentions: Sequence[ActorMention]) -> bool:
    return any(mention.actor is not None and mention.actor.kind is ActorKind.PERSON for mention in mentions)


def _opening_side(article: Article, number: int) -> tuple[ActorMention, ...]:
    """The state or body that the sentence begins with: "The ministry condemned the raid. …, the statement said"."""
    actors = article.heard[number].actors if number >= 0 else ()
    opens = actors and actors[0].actor and actors[0].span.start - article.heard[number].sentence.span.start < OPENING
    return (actors[0],) if opens and not actors[0].is_place else ()


def _is_nameless(report: Report) -> bool:
    """Whether a person without a name has spoken: "a senior Turkish official"."""
    return bool(report.speakers) and report.voice.is_person and not _is_person(report.speakers)


def _named_between(article: Article, number: int, before: Report, voice: Voice) -> bool:
    """Whether a person is named between the last who spoke and the pronoun, so that it rather means that person."""
    return any(
        before.words.end <= mention.span.start < voice.words.start and mention.rule != "pronoun"
        for heard in article.heard[max(0, number - SENTENCES_BACK) : number + 1]
        for mention in heard.actors
        if mention.actor and mention.actor.kind is ActorKind.PERSON
    )


def _official(article: Article, number: int, voice: Voice, states: dict[ActorRef, None]) -> tuple[ActorMention, ...]:
    """The state that an official without a name speaks for.

    "Her office" speaks for the state of who was spoken of before. Otherwise it is the state that the report comes from, when
    the article speaks of it, and without a dateline the only state of the sentence; of two candidates it is none.
    """
    heard = article.heard[number]
    if voice.pronoun:
        owner = _owner(article, number, voice.words.start, is_person=voice.pronoun != "its")
        return (official_of(owner, voice.words, "whose office it is was said before"),) if owner else ()
    if not voice.is_local:
        return ()
    if article.home is not None and article.home.actor in states:
        return (official_of(article.home.actor, voice.words, "without a name, so of the state the report comes from"),)
    here = list(dict.fromkeys(_states(heard.actors)))
    if article.home is None and len(here) == 1:
        return (official_of(here[0], voice.words, "without a name, so of the only state of the sentence"),)
    return ()


def _owner(article: Article, number: int, at: int, *, is_person: bool) -> ActorRef | None:
    """The state of the first person (or the first state) named in the sentence before the place `at`, else in the one before.

    In a sentence that opens with another clause, rather of the main clause: "If Chad withdraws, Mali will free them, its envoy said".
    """
    here = [mention for mention in article.heard[number].actors if mention.span.end <= at]
    main = _start_of_main_clause(article.heard[number].clauses)
    here.sort(key=lambda mention: mention.span.start < main)
    earlier = article.heard[number - 1].actors if number else ()
    for mention in [*here, *earlier]:
        of_person = mention.office is not None or (mention.actor is not None and mention.actor.kind is ActorKind.PERSON)
        if of_person == is_person:
            return state_of(mention)
    return None


def _start_of_main_clause(clauses: Clauses | None) -> int:
    """The place behind the comma of "If Chad withdraws, …", "After Chad had withdrawn, …"; else where the sentence begins."""
    if clauses is None or not clauses.chunks:
        return 0
    opens = clauses.chunks[0].kind == SUBORDINATOR or clauses.chunks[0].word == "should"
    comma = next((chunk for chunk in clauses.chunks if chunk.kind == STOP), None) if opens else None
    return clauses.tokens[comma.first].start if comma is not None else 0


def _states(mentions: Sequence[ActorMention]) -> Iterator[ActorRef]:
    for mention in mentions:
        if state := state_of(mention):
            yield state


def state_of(mention: ActorMention) -> ActorRef | None:
    """The state that is meant, or that the person or body belongs to."""
    actor = mention.actor
    state = load().states.get(actor.code or actor.affiliation) if actor else None
    return state.ref if state else None
