"""Actor phrases: of which state and which part of society "Deputy Foreign Minister Ana Kovač of Croatia" is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.evaluation.gold import GoldError
from timeline.evaluation.measures import Figure, share
from timeline.extraction.actors import find_actors
from timeline.extraction.values import ActorMention, Block, BlockKind, Sentence, Span
from timeline.vocabulary import ActorKind

ANY_DAY = date(2018, 6, 1)  # tells which of several leaders of one name is meant
COLUMNS = 3
OF_NO_STATE = frozenset({"IGO", "NGO", "MNC", "-"})


@dataclass(frozen=True, slots=True)
class ActorPhrase:
    words: str
    state: str
    sector: str


def read_phrases(path: Path) -> list[ActorPhrase]:
    """The lines of the file that are neither blank nor begin with "#". Raises GoldError, which names the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(str(path), f"it cannot be read ({error})") from None
    phrases = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != COLUMNS:
            raise GoldError(f"{path}, line {number}", "a phrase, a state and a sector are expected, separated by tabs")
        phrases.append(ActorPhrase(*map(str.strip, columns)))
    if not phrases:
        raise GoldError(str(path), "it holds no phrase")
    return phrases


def score_phrases(phrases: Sequence[ActorPhrase]) -> list[Figure]:
    """How many are put in the right state and the right sector; a phrase of no state is right when no state is found."""
    found = [(phrase, _who(phrase.words)) for phrase in phrases]
    states = sum(_state_of(mention) == ("" if phrase.state in OF_NO_STATE else phrase.state) for phrase, mention in found)
    sectors = sum((mention.sector if mention else None) == phrase.sector for phrase, mention in found)
    return [
        share("actor phrases", "state", states, len(phrases), "phrases"),
        share("actor phrases", "sector", sectors, len(phrases), "phrases"),
    ]


def _who(words: str) -> ActorMention | None:
    """The person the phrase names, else the first actor in it."""
    text = words[0].upper() + words[1:]
    sentence = Sentence(Span(0, len(text)), Block(BlockKind.PARAGRAPH, Span(0, len(text))))
    mentions = [mention for mention in find_actors(text, (sentence,), ANY_DAY) if mention.actor]
    return next((one for one in mentions if one.actor and one.actor.kind is ActorKind.PERSON), next(iter(mentions), None))


def _state_of(mention: ActorMention | None) -> str:
    """The code it is counted under; an organisation of states is of none, but for those that have a code of PLOVER's."""
    if mention is None or mention.actor is None:
        return ""
    code = mention.actor.code or mention.actor.affiliation
    is_of_states = mention.actor.kind is ActorKind.ORGANISATION and code not in _WITH_CODE and mention.sector == "IGO"
    return "" if is_of_states else code


_WITH_CODE = frozenset({"UNO", "EUR", "NAT"})
