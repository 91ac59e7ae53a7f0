"""Who is heard in the subject of a verb of saying: somebody named, an official without a name, a statement, or only "he"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.denoting import acting
from timeline.extraction.clauses.tagging import OWNER, PREPOSITION, PRONOUN
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.files import Problems, own_folder, word_lists
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention, ActorRef, Span
from timeline.vocabulary import ActorKind

_OWNERS = frozenset({"his", "her", "its", "their"})
_SPOKEN_AS = frozenset({"he", "she", "it", "they"})
_OF_SOMEBODY = ("of", "for", "from", "to")  # "a diplomat from Norway"; "a diplomat in Oslo" can be anybody's
_BY_MAKER = ("by", "from", "of", "in")  # who made a statement: "a statement by the ministry", "the communiqué of the bloc"


@dataclass(slots=True)
class Voice:
    """Who speaks, as far as the sentence alone tells."""

    words: Span
    speakers: tuple[ActorMention, ...] = ()
    is_official: bool = False  # speaks for a state that the phrase does not name: "a senior official"
    is_local: bool = False  # of those: for nobody's but the state of the place the report comes from
    is_document: bool = False  # "the statement": of whoever has spoken last
    is_person: bool = False  # somebody whom "he" or "she" can mean
    pronoun: str = ""  # "he" and the like, whoever is meant by it; "her" of "her office"

    @property
    def names_person(self) -> bool:
        return any(_is_person(mention) for mention in self.speakers)


NOBODY = Voice(Span(0, 0))


@cache
def speaking_words() -> dict[str, frozenset[str]]:
    return _read(Problems(), own_folder())


def lexicon_errors(extra: Path | None = None) -> list[str]:
    """What is wrong with `speaking_words.txt`, one sentence each with file and line; an empty list when all is well."""
    problems = Problems()
    _read(problems, extra)
    return problems.found


def _read(problems: Problems, extra: Path | None) -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for _, name, words in word_lists("speaking_words.txt", problems, extra=extra):
        lists[name] = lists.get(name, frozenset()) | frozenset(words)
    return lists


def voice_of(clauses: Clauses, heads: Sequence[int]) -> Voice:
    """Whom the noun phrases at `heads` let speak."""
    voices = [_voice(clauses, head) for head in heads]
    if len(voices) < 2:
        return voices[0] if voices else NOBODY
    known = [mention for voice in voices for mention in voice.speakers]
    return replace(voices[0], speakers=tuple(known)) if known else voices[0]


def _voice(clauses: Clauses, head: int) -> Voice:
    chunk = clauses.chunks[head]
    first, last = clauses.tokens[chunk.first], clauses.tokens[chunk.last]
    span = Span(first.start, last.end)
    if first.tag == PRONOUN and first.low in _SPOKEN_AS:
        return Voice(span, tuple(acting(clauses, head)), pronoun=first.low)
    if any(_is_person(mention) and not _is_owner(clauses, head, mention) for mention in chunk.actors):
        return Voice(span, tuple(acting(clauses, head)), is_person=True)
    if last.actor:
        return _named(clauses, head, span, last.actor)
    if last.capital and chunk.actors and _is_body(chunk.actors[-1]) and not _is_owner(clauses, head, chunk.actors[-1]):
        return Voice(span, (chunk.actors[-1],))  # "Syria's state news agency SANA"
    if is_listed(last.low, speaking_words()["documents"]):
        return _document(clauses, head, span)
    if is_listed(last.low, speaking_words()["documents of bodies"]):
        return Voice(span, tuple(mention for mention in acting(clauses, head, _BY_MAKER) if _is_body(mention)))
    return _nameless(clauses, head, span)


def _named(clauses: Clauses, head: int, span: Span, mention: ActorMention) -> Voice:
    """A state, a body, "a senior Turkish official"; but "Syrian activists" do not speak for Syria."""
    lists = speaking_words()
    words = clauses.tokens[clauses.chunks[head].last].low.split()
    is_person = any(is_listed(word, lists["speaking persons"]) for word in words)
    is_body = any(is_listed(word, lists["speaking bodies"]) for word in words)
    is_private = any(is_listed(word, lists["speak for themselves"]) for word in words)
    if is_private or (mention.rule == "demonym" and len(words) > 1 and not is_person and not is_body):
        return Voice(span)
    return Voice(span, tuple(acting(clauses, head)), is_person=is_person)


def _document(clauses: Clauses, head: int, span: Span) -> Voice:
    """“The ministry's statement”, "a statement by the ministry", or only "the statement"."""
    lists, chunk = speaking_words(), clauses.chunks[head]
    speakers = tuple(spoken_for(mention) for mention in acting(clauses, head, _BY_MAKER))
    owners = clauses.tokens[chunk.first : chunk.last]
    is_official = not speakers and any(is_listed(token.low, lists["speaking bodies"]) for token in owners)
    return Voice(span, speakers, is_official=is_official, is_local=is_official, is_document=True)


def _nameless(clauses: Clauses, head: int, span: Span) -> Voice:
    """Somebody or something that can speak for a state: whose, the phrase tells, or nothing does."""
    lists, chunk = speaking_words(), clauses.chunks[head]
    low = clauses.tokens[chunk.last].low
    is_person = is_listed(low, lists["speaking persons"])
    if not is_person and not is_listed(low, lists["speaking bodies"]):
        return Voice(span)
    anybodys = is_listed(low, lists["anybody's voices"])
    if found := acting(clauses, head, _OF_SOMEBODY) if anybodys else acting(clauses, head):
        words = _with_phrases(clauses, head)
        return Voice(words, tuple(spoken_for(mention, words) for mention in found[:1]), is_person=is_person)
    before = clauses.tokens[chunk.first : chunk.last]
    if any(token.low in lists["private voices"] for token in before):
        return Voice(span)
    owner = next((token.low for token in before if token.low in _OWNERS), "") or _owner_after(clauses, head)
    within = _words_after(clauses, head) if anybodys else ()  # "a source in the ministry"
    is_local = not anybodys or any(low in lists["of the state"] for low in (*(token.low for token in before), *within))
    return Voice(span, is_official=True, is_local=is_local, is_person=is_person, pronoun=owner)


def _is_person(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind is ActorKind.PERSON


def _is_body(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind is ActorKind.ORGANISATION


def _is_owner(clauses: Clauses, head: int, mention: ActorMention) -> bool:
    """“Erdogan's office”: the person only owns what speaks."""
    chunk = clauses.chunks[head]
    return any(
        clauses.tokens[at].actor is mention and clauses.tokens[at + 1].tag == OWNER for at in range(chunk.first, chunk.last)
    )


def _owner_after(clauses: Clauses, head: int) -> str:
    """“An official in his ministry”: the pronoun of the phrase attached."""
    chunks = clauses.chunks
    if head + 2 < len(chunks) and chunks[head + 1].kind == PREPOSITION and chunks[head + 2].kind == NP:
        return next((low for low in clauses.words(chunks[head + 2]) if low in _OWNERS), "")
    return ""


def _words_after(clauses: Clauses, head: int) -> list[str]:
    chunks = clauses.chunks
    is_attached = head + 2 < len(chunks) and chunks[head + 1].word in ("in", "at", "of", "from", "within", "with")
    return clauses.words(chunks[head + 2]) if is_attached and chunks[head + 2].kind == NP else []


def _with_phrases(clauses: Clauses, head: int) -> Span:
    """The phrase with what is attached to it: "an official in the State Department"."""
    chunks, last = clauses.chunks, head
    while last + 2 < len(chunks) and chunks[last + 1].kind == PREPOSITION and chunks[last + 2].kind == NP:
        last += 2
    return Span(clauses.tokens[chunks[head].first].start, clauses.tokens[chunks[last].last].end)


def spoken_for(mention: ActorMention, words: Span | None = None) -> ActorMention:
    """The state a person's adviser or office speaks for; any other actor speaks itself."""
    actor = mention.actor
    if actor is None or actor.kind is not ActorKind.PERSON:
        return mention
    state = load().actors.get(actor.affiliation)
    return official_of(state, words or mention.span, f"speaks for {actor.name}") if state else mention


def official_of(actor: ActorRef, words: Span, reason: str) -> ActorMention:
    """A mention of a state by the words for somebody who speaks for it."""
    return ActorMention(words, actor, "description", reason)


def is_listed(low: str, words: frozenset[str]) -> bool:
    """Whether the word stands in the list, in the singular or the plural."""
    return low in words or (low.endswith("s") and (low[:-1] in words or (low.endswith("ies") and f"{low[:-3]}y" in words)))


def is_official(mention: ActorMention) -> bool:
    """Who acts for a state: an office holder, a ministry, an army, an organisation of states, an armed group."""
    actor = mention.actor
    return holds_office(mention) or (
        actor is not None
        and (actor.kind is ActorKind.GROUP or (actor.kind is ActorKind.ORGANISATION and bool(actor.code or actor.affiliation)))
    )


def holds_office(mention: ActorMention) -> bool:
    """An office of state; a captain, a director or a lawyer may be anybody."""
    return mention.office is not None and not lexicon().lists["state offices"].isdisjoint(mention.office.title.lower().split())
