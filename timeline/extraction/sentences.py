"""Cuts blocks into sentences and finds what is quoted. One pass over each block, whatever the quotation marks do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.extraction.reading import body_of
from timeline.extraction.values import Block, BlockKind, Sentence, Span

DEEPEST_QUOTATION = 3  # more marks than that open nothing: they are noise


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_NEVER_LAST = _words(
    "mr mrs ms messrs dr prof gen lt col maj capt cpt sgt cpl adm cmdr brig sen rep gov pres amb sec hon rev fr msgr st ste mt ft "
    "vs cf approx eg ie al nos supt det insp asst dep atty"
)
_BEFORE_A_NUMBER = _words("no art sec para p pp vol jan feb mar apr jun jul aug sep sept oct nov dec fig")
_SELDOM_LAST = _words("co corp inc ltd jr sr bros ave blvd rd etc est dept univ plc")
# Words that begin a sentence but hardly ever follow "the U.S." or "Foo Inc." within one.
_BEGINS_SENTENCE = _words(
    "The A An He She It They We I You This That These Those There Here But And Or So Yet However In On At By For From With "
    "After Before As If When While Since Although Though Both Its His Her Their Our My Your No Not What Who Why How Where "
    "Earlier Later Meanwhile Also Still Then Now Under According Despite Following Such Some Many Most Several"
)
_STOP = re.compile(
    r"[.!?…。！？](?:"  # stands first in the pattern, which makes the search many times faster
    r"(?<=[.!?…])[.!?…]*(?P<closers>[\"'”’»)\]]*)(?=\s|\Z)"
    r"|(?<=[。！？])[」』”’\"]*"
    r"|(?<=[^\W\d_A-Z]{3}\.)(?=[A-Z][a-z]))"  # the blank after the full stop was lost
)
_WORD_BEFORE = re.compile(r"[\w.\u00ad]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")  # U.S, a.m, Ph.D
_NEXT_WORD = re.compile(r"\W*(?P<word>[\w’']*)")
_SPEAKER_FOLLOWS = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|asked|told|added|wrote|tweeted|replied|warned|declared|stated|exclaimed|demanded|wondered)\b"
)

_QUOTE_MARK = re.compile("[\"“”„‟«»'‘’‚「」『』]")
_OPENS = {"“": "”", "„": "”", "‟": "”", "«": "»", "‘": "’", "‚": "’", "「": "」", "『": "』"}
_CLOSES = frozenset("”»’」』")
_ELISION = re.compile(r"['’‘](?:\d0s\b|em\b|til\b|tis\b|twas\b)", re.IGNORECASE)


def split_sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of all blocks in the order of the text; a sentence within a quotation is a sentence.

    A quotation that runs over several sentences stands with each of them, always with its whole span, so that two
    sentences of one quotation can be known by it.
    """
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        body = body_of(text, block)
        cut = [body] if block.kind is BlockKind.HEADLINE else _cut(text, body)  # "Spies or tourists? Oslo expels two"
        spans = [span for span in cut if any(map(str.isalnum, text[span.start : span.end]))]
        goes_on = number + 1 < len(blocks) and _opens_with_a_quote(text, blocks[number + 1])
        quotations = _quotations(text, body, spans, goes_on=goes_on)
        inside: list[Span] = []
        for span in spans:
            inside = [quotation for quotation in inside if quotation.end > span.start]
            while quotations and quotations[-1].start < span.end:
                inside.append(quotations.pop())
            sentences.append(Sentence(span, block, tuple(inside)))
    return tuple(sentences)


def _cut(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    for stop in _STOP.finditer(text, body.start, body.end):
        if stop.end() < body.end and _is_end(text, stop, body):
            yield Span(start, stop.end())
            start = stop.end()
            while start < body.end and text[start].isspace():
                start += 1
    if start < body.end:
        yield Span(start, body.end)


def _is_end(text: str, stop: re.Match[str], body: Span) -> bool:
    if stop["closers"] is None:
        return True
    mark = text[stop.start() : stop.start("closers")]
    following = _NEXT_WORD.match(text, stop.end(), min(body.end, stop.end() + 40))
    word = following["word"] if following else ""
    if not word:
        return True  # nothing but signs: a row of emoji
    if word[0].islower():
        return False
    if mark.startswith(("..", "…")):
        return not text[stop.start() - 1 : stop.start()].isspace() or word in _BEGINS_SENTENCE
    if mark != ".":
        return not (stop["closers"] and _SPEAKER_FOLLOWS.match(text, stop.end(), min(body.end, stop.end() + 80)))
    return stop["closers"] != "" or not _is_abbreviation(_word_before(text, stop.start(), body), word)


def _word_before(text: str, end: int, body: Span) -> str:
    match = _WORD_BEFORE.search(text, max(body.start, end - 20), end)
    return match.group() if match else ""


def _is_abbreviation(word: str, following: str) -> bool:
    """Whether the full stop after `word` belongs to it, seen what follows."""
    folded = word.lower()
    if folded in _NEVER_LAST:
        return True
    if folded in _BEFORE_A_NUMBER:
        return following[0].isdigit()
    if "." in word or folded in _SELDOM_LAST:
        return following not in _BEGINS_SENTENCE and (folded in _SELDOM_LAST or _DOTTED.fullmatch(word) is not None)
    return len(word) == 1 and word.isupper() and following not in _BEGINS_SENTENCE  # an initial


def _quotations(text: str, body: Span, sentences: list[Span], *, goes_on: bool) -> list[Span]:
    """What stands between quotation marks, the last first. A mark that is never closed reaches to the end of its sentence,
    or to the end of the block when the next one opens with a quotation mark, as quotations over several paragraphs do."""
    found: list[Span] = []
    open_marks: list[tuple[str, int]] = []  # the mark that would close it, and where the words begin
    for match in _QUOTE_MARK.finditer(text, body.start, body.end):
        mark, at = match.group(), match.start()
        if _ELISION.match(text, at):
            continue
        closing = _closing_mark(text, mark, at, body, [mark for mark, _ in open_marks])
        if closing is not None:
            while open_marks:
                expected, start = open_marks.pop()
                if expected == closing:
                    found.append(Span(start, at))
                    break
        elif (expected_mark := _opening_mark(text, mark, at, body)) and len(open_marks) < DEEPEST_QUOTATION:
            open_marks.append((expected_mark, at + 1))
    if open_marks and open_marks[0][0] not in "'’":
        start = open_marks[0][1]
        end = body.end if goes_on else next((span.end for span in sentences if span.end > start), body.end)
        found = [span for span in found if span.start < start or span.start >= end] + [Span(start, end)]
    return sorted((span for span in found if len(span)), key=lambda span: (-span.start, span.end))


def _closing_mark(text: str, mark: str, at: int, body: Span, expected: list[str]) -> str | None:
    """Which open mark this one closes, if any. Apostrophes within words close nothing."""
    if mark in "'’" and _inside_word(text, at, body):
        return None
    if mark in _CLOSES or mark in "\"'":
        twin = {"”": '"', "’": "'", '"': "”", "'": "’"}.get(mark, mark)
        after_blank = at == body.start or text[at - 1].isspace()
        if mark in "\"'" and after_blank and at + 1 < body.end and not text[at + 1].isspace():
            return None  # a straight mark after a blank and before a word opens
        for candidate in (mark, twin):
            if candidate in expected:
                return candidate
    return None


def _opening_mark(text: str, mark: str, at: int, body: Span) -> str | None:
    """The mark that will close this one, or None when it opens nothing."""
    if mark in _OPENS:
        return _OPENS[mark]
    if mark not in "\"'" or at + 1 >= body.end or text[at + 1].isspace():
        return None
    if at > body.start and text[at - 1].isalnum():
        return None
    return mark


def _inside_word(text: str, at: int, body: Span) -> bool:
    return body.start < at < body.end - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _opens_with_a_quote(text: str, block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and text[block.span.start] in '"“„«‘「'
