"""Who is heard in the subject of a verb of saying: somebody named, an official without a name, a statement, or only "he"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from timeline.extraction.clauses import NP, Clauses
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.files import Problems, own_folder, word_lists
from timeline.extraction.roles import acting
from timeline.extraction.tagging import PREPOSITION, PRONOUN, Token
from timeline.extraction.values import ActorMention, ActorRef, Span
from timeline.vocabulary import ActorKind

_OWNERS = frozenset({"his", "her", "its", "their"})
_SPOKEN_AS = frozenset({"he", "she", "it", "they"})
_BY_MAKER = ("by", "from", "of", "in")  # who made a statement: "a statement by the ministry", "the communiqué of the bloc"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as far as the sentence alone tells."""

    words: Span
    speakers: tuple[ActorMention, ...] = ()
    is_official: bool = False  # speaks for a state that the phrase does not name: "a senior official"
    is_local: bool = False  # of those: for nobody's but the state of the place the report comes from
    is_document: bool = False  # "the statement": of whoever has spoken last
    pronoun: str = ""  # "he" and the like, whoever is meant by it; "her" of "her office"

    @property
    def is_known(self) -> bool:
        return bool(self.speakers)


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
    if not voices:
        return NOBODY
    known = [mention for voice in voices for mention in voice.speakers]
    return replace(voices[0], speakers=tuple(known)) if known else voices[0]


def _voice(clauses: Clauses, head: int) -> Voice:
    chunk, words = clauses.chunks[head], speaking_words()
    first, last = clauses.tokens[chunk.first], clauses.tokens[chunk.last]
    span = Span(first.start, last.end)
    if first.tag == PRONOUN and first.low in _SPOKEN_AS:
        return Voice(span, tuple(acting(clauses, head)), pronoun=first.low)
    if last.actor or any(
        mention.actor and mention.actor.kind is ActorKind.PERSON and not _is_owner(clauses, head, mention)
        for mention in chunk.actors
    ):
        return Voice(span, tuple(acting(clauses, head)))
    if is_listed(last, words["documents"]):
        return Voice(span, tuple(spoken_for(mention) for mention in acting(clauses, head, _BY_MAKER)), is_document=True)
    if not is_listed(last, words["official voices"]):
        return Voice(span)
    found = acting(clauses, head)
    if found:
        return Voice(
            _with_phrases(clauses, head), tuple(spoken_for(mention, Span(first.start, last.end)) for mention in found[:1])
        )
    private = any(token.low in words["private voices"] for token in clauses.tokens[chunk.first : chunk.last])
    if private:
        return Voice(span)
    owner = next((token.low for token in clauses.tokens[chunk.first : chunk.last] if token.low in _OWNERS), "")
    if not owner:
        owner = _owner_after(clauses, head)
    return Voice(span, is_official=True, is_local=not is_listed(last, words["anybody's voices"]), pronoun=owner)


def _is_owner(clauses: Clauses, head: int, mention: ActorMention) -> bool:
    """“Erdogan's office”: the person only owns what speaks."""
    chunk = clauses.chunks[head]
    return any(clauses.tokens[at].actor is mention and clauses.tokens[at + 1].tag == "G" for at in range(chunk.first, chunk.last))


def _owner_after(clauses: Clauses, head: int) -> str:
    """“An official in his ministry”: the pronoun of the phrase attached."""
    chunks = clauses.chunks
    if head + 2 < len(chunks) and chunks[head + 1].kind == PREPOSITION and chunks[head + 2].kind == NP:
        return next((low for low in clauses.words(chunks[head + 2]) if low in _OWNERS), "")
    return ""


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


def is_listed(token: Token, words: frozenset[str]) -> bool:
    """Whether the word stands in the list, in the singular or the plural."""
    low = token.low
    return low in words or (low.endswith("s") and (low[:-1] in words or (low.endswith("ies") and f"{low[:-3]}y" in words)))
