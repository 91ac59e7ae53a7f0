"""Who is spoken of: states, organisations, groups, persons and their offices, in the order of the text.

Two readings. The first takes each sentence by itself: names of the lexicon, offices and bodies beside them, persons named
in full. The second goes through the article once more and links what only the article can tell: surnames, "he", "it",
"the minister", "his Russian counterpart", "the two leaders".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.extraction.actors.names import find_names
from timeline.extraction.actors.people import People
from timeline.extraction.actors.phrases import read_sentence
from timeline.extraction.actors.references import resolve
from timeline.extraction.actors.sectors import sector_of
from timeline.extraction.actors.story import SentenceDrafts
from timeline.extraction.lexicon import Lexicon, Sort, load
from timeline.extraction.tokens import tokenise
from timeline.extraction.values import ActorMention, Sentence, Span

FARTHEST_DATELINE = 4  # sentences, headlines among them
LONGEST_DATELINE = 120  # characters

__all__ = ["find_actors"]


def find_actors(
    text: str, sentences: Sequence[Sentence], published_on: date | None, lexicon: Lexicon | None = None
) -> tuple[ActorMention, ...]:
    """All mentions of actors in text order. `actor` is None where several could be meant, and the reason names them.

    `published_on` tells which of several leaders of one name is meant. Two mentions have the same span only where words
    mean a pair ("the two leaders", "they"). `lexicon` is our own unless a deployment gives one: `load(folder)`.
    """
    lexicon = lexicon or load()
    people = People(lexicon, published_on)
    article, namesakes = [], dict[str, bool]()
    for sentence in sentences:
        tokens = tokenise(text, sentence.span)
        article.append(
            SentenceDrafts(sentence, tokens, read_sentence(tokens, find_names(tokens, lexicon, namesakes), lexicon, people))
        )
    resolve(article, people, _reported_from(text, sentences, lexicon))
    return tuple(draft.mention(sector_of(draft, place.tokens)) for place in article for draft in place.known)


def _reported_from(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> str:
    """The code of the state whose town stands in the dateline, which is part of no sentence; "" when there is none."""
    end = 0
    for sentence in sentences[:FARTHEST_DATELINE]:
        between = Span(end, sentence.span.start)
        if len(between) <= LONGEST_DATELINE and any(letter.isalpha() for letter in between.of(text)):
            for name in find_names(tokenise(text, between), lexicon):
                if name.sort in {Sort.CAPITAL, Sort.PLACE, Sort.STATE}:
                    return name.entry.code or (name.entry.place.code if name.entry.place else "")
        end = sentence.span.end
    return ""
