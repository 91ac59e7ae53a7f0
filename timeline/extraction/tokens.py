"""Words of a sentence with their places, and the folding by which words of a text and of the lexicon are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from timeline.extraction.values import Span

_ABBREVIATION = r"[^\W\d_](?:\.[^\W\d_])+\b\.?|['’]s\b|"  # U.S., a.m.; Iran's
_SIGN = r"|[^\w\s]|_"
# O'Brien, Türkiye, a soft hyphen within
_TOKEN = re.compile(_ABBREVIATION + r"[^\W_]+(?:\u00ad[^\W_]+)*(?:['’ʼ](?!s\b)[^\W\d_]+)*" + _SIGN)
# The same with accents that stand as signs of their own after their letters: rare, and slower to read.
_ACCENT = re.compile("[\u0300-\u036f]")
_TOKEN_WITH_ACCENTS = re.compile(
    _ABBREVIATION + r"(?:[^\W_][\u0300-\u036f\u00ad]*)+(?:['’ʼ](?!s\b)(?:[^\W\d_][\u0300-\u036f]*)+)*" + _SIGN
)
_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_WORD = re.compile(r"[a-z]+")
_INVISIBLE = str.maketrans({"\u00ad": "", "’": "'", "ʼ": "'"})


# Share of the longer words that begin with a capital: in a line set like this a capital tells nothing of names.
TITLE_CASE_SHARE = 0.75
TITLE_CASE_SHARE_OF_SENTENCES = 0.95  # a sentence with a full stop may just be short and full of names
FEWEST_WORDS_TO_TELL = 5
FEWEST_WORDS_OF_SENTENCES = 10
_CLOSING_MARKS = "\"'”’»)"  # behind the full stop of what is quoted
_SHORT_VERBS = frozenset({"met", "saw", "hit", "led", "won", "said", "told", "sent", "shot"})  # a headline has capitals for these


@dataclass
class Tokens:
    """Parallel lists, one place per token (what is printed, what it is compared by, where it stands in the text), and its capitals."""

    words: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[int]  # the places of those that begin with a capital

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """The span from token `first` up to, not including, token `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def is_capitalised(self, index: int) -> bool:
        return self.words[index][0].isupper()

    @cached_property
    def is_title_case(self) -> bool:
        """Whether nearly every word begins with a capital, as in headlines."""
        last = next((word for word in reversed(self.words) if word not in _CLOSING_MARKS), "")
        if last and last in ".!?":
            fewest, share = FEWEST_WORDS_OF_SENTENCES, TITLE_CASE_SHARE_OF_SENTENCES
        else:
            fewest, share = FEWEST_WORDS_TO_TELL, TITLE_CASE_SHARE
        if len(self.capitals) < share * fewest or not _SHORT_VERBS.isdisjoint(self.words):
            return False
        first_letters = [word[0] for word in self.words if len(word) > 3 and word[0].isalpha()]
        return len(first_letters) >= fewest and sum(map(str.isupper, first_letters)) >= share * len(first_letters)

    def touches(self, index: int) -> bool:
        """Whether no blank stands between this token and the one before."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def tokenise(text: str, span: Span) -> Tokens:
    """The words and signs of a span, in order. "Iran's" is two tokens, "US-led" three, "U.S." one."""
    pattern = _TOKEN_WITH_ACCENTS if _ACCENT.search(text, span.start, span.end) else _TOKEN
    places = list(map(re.Match.span, pattern.finditer(text, span.start, span.end)))
    words = [text[start:end] for start, end in places]
    capitals = [index for index, word in enumerate(words) if word[0].isupper()]
    return Tokens(words, list(map(fold, words)), [start for start, _ in places], [end for _, end in places], capitals)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case, without accents, soft hyphens and the full stops of an abbreviation."""
    if word.isascii():
        return word.lower().replace(".", "") if "." in word and len(word) > 1 else word.lower()
    word = word.translate(_INVISIBLE).casefold().translate(_WITHOUT_DECOMPOSITION)
    if not word.isascii():
        word = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return word.replace(".", "") if len(word) > 1 else word


@lru_cache(maxsize=5_000)  # the same words of an event are asked for by many rules
def words_of(text: str) -> tuple[str, ...]:
    """The words in small letters, as they stand."""
    return tuple(_WORD.findall(text.lower()))


def is_akin(noun: str, word: str) -> bool:
    """Whether two words are of one family: "the offer" and "offered"; short ones only where they are the same."""
    if len(noun) < 4 or len(word) < 4:
        return noun == word
    if noun[:4] != word[:4]:
        return False
    same = next(
        (at for at, (ours, theirs) in enumerate(zip(noun, word, strict=False)) if ours != theirs), min(len(noun), len(word))
    )
    return same >= max(len(noun) - 3, len(word) - 4)
