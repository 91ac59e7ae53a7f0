"""What an article is made of: headline, paragraphs, links to other articles, embedded posts, the dateline of a wire report.

Nothing is cut out of the text: blocks cover it all but the blank lines between them, and `body_of` says which part of a
block is prose (without the dateline, the "Read more:" of a link, the signature of a post).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from timeline.extraction.values import Block, BlockKind, Dateline, Span

LONGEST_HEADLINE = 160
LONGEST_SUBHEADING = 80
LONGEST_DATELINE = 160
RAGGED_BY = 8  # characters by which wrapped lines may be shorter than the longest without ending a paragraph
PARAGRAPHS_BEFORE_DATELINE = 4  # a report can open with a quotation or a summary above its dateline

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d\d-\d\d)"
_DASH = r"(?:--?|[–—―])"

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\r?\n[^\S\n]*)+")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*\Z")
_LINK = re.compile(
    r"[\s\-–—•*>►▶→»\[(|]*"
    r"(?:(?:also|must|further)\s+(?:read|see|watch|reading)|(?:read|see|watch)\s+(?:also|more|next|this|too|full story)(?:\s+(?:here|about it|on))?"
    r"|read|related(?:\s+(?:articles?|stor(?:y|ies)|news|coverage|reading))?|more\s+on\s+this(?:\s+story)?|recommended|in\s+pictures|in\s+case\s+you\s+missed\s+it)"
    r"\s*(?:[:|►▶→»]|\s[-–—]|[–—])\s*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    rf"(?:^|(?<=\s)){_DASH}[^\S\n]*(?P<author>[^\n—]{{1,80}}?[^\S\n]*\(@\w{{1,30}}\))[^\S\n]*[,·–-]?[^\S\n]*(?P<day>{_DAY})?",
    re.MULTILINE,
)
# … temperature. - Johanna Berg, Commissioner, October 6, 2017
_SIGNED = re.compile(
    rf"[.!?…\"”’»](?P<signature>\s+{_DASH}\s*(?P<author>(?:[A-Z][a-z]{{0,4}}\.\s)?[^\W\d_a-z][^\n.!?…:;—\"“”]{{3,90}}?),\s+(?P<day>{_DAY})\s*(?P<closing>[\"”’»]?)\s*)\Z"
)
_OPENING = '"“‘«'
_CAPITALISED = r"[^\W\d_a-z][\w.'’-]*"
_PLACE = rf"{_CAPITALISED}(?:(?:\s|/|\s?/\s?)(?:{_CAPITALISED}|de|of|la|el|al)){{0,4}}(?:,\s+{_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}})?"
_AGENCY = (  # but "Ana Ruiz (premier of Peru): “We …”" is who speaks in an interview; no agency of several words has that colon
    r"(?:\((?P<in_brackets>[A-Z][^()\s]{1,39}|[A-Z][^()\n]{1,39}(?!\):\s+[\"“«]))\)|/(?P<in_slashes>[^/\n]{2,40})/"
    rf"|(?<!\w)(?:(?<=[,.–—-]\s)|(?=\w+\s*:|\w+\s?{_DASH}))(?P<bare>[A-Z]{{2,8}}|RIA Novosti|Interfax))"  # no sentence all in capitals
)
_DATELINES = [
    # WINDHOEK. The …   SAN MARINO. The …
    re.compile(
        r"(?P<place>[A-ZÀ-Þ]{4}[A-ZÀ-Þ'’-]*|[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’-]*(?:[\s/][A-ZÀ-Þ]{4}[A-ZÀ-Þ'’-]*){1,2})\.\s+(?=[A-ZÀ-Þ][\w'’-]*\s)"
    ),
    # BEIJING, January 9. /TASS/.   PARIS, Jan 9 (AFP) —   LONDON (Reuters) -   TEHRAN, Jan. 9, IRNA -
    re.compile(
        rf"(?P<place>{_PLACE})[,.]?\s*(?:(?P<day>{_DAY})[.,]?\s*)?(?:{_DASH}\s*)?{_AGENCY}\s*(?:\.|:|{_DASH}|\s{_DASH})\s+"
    ),
    # KYIV, January 9 —   Geneva, 9 January 2020 –
    re.compile(rf"(?P<place>{_PLACE})[,.]?\s+\(?(?P<day>{_DAY})\)?\s*(?::|\s?{_DASH})\s+"),
    # 9 January 2020, Geneva –
    re.compile(rf"(?P<day>{_DAY}),?\s+\(?(?P<place>{_PLACE})\)?\s*(?::|\s?{_DASH})\s+"),
    # HARARE, June 10. The …   Geneva, 9 January 2020. The …
    re.compile(rf"(?P<place>{_PLACE}),\s+(?P<day>{_DAY})\.\s+(?=[^\W\d_a-z]|[\"“‘«])"),
    # WASHINGTON —   NEW DELHI:
    re.compile(
        rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{{2,}}(?:[\s/][A-ZÀ-Þ.'’-]{{2,}}){{0,3}}(?:,\s+{_CAPITALISED}){{0,1}})\s*(?::|\s{_DASH}|[–—])\s+"
    ),
]
_WORD_IN_CAPITALS = re.compile(
    r"(?:ALERT|BREAKING|CORRECTION|EXCLUSIVE|EXPLAINER|FACTBOX|INTERVIEW|LIVE|NOTE|OPINION|TIMELINE|UPDATE|VIDEO|WATCH)\b"
)


def read_blocks(text: str, published_on: date | None) -> tuple[tuple[Block, ...], Dateline | None]:
    """The blocks of an article in the order of the text, and its dateline if it has one.

    `published_on` tells which year a day printed without one means. Time is linear in the length of the text.
    """
    blocks: list[Block] = []
    paragraphs = list(_paragraphs(text))
    for number, span in enumerate(paragraphs):
        if _LINK.match(text, span.start, span.end):
            blocks.append(Block(BlockKind.LINK, span))
        elif "(@" in text[span.start : span.end]:
            _add_posts(text, span, blocks, published_on)
        elif signed := _SIGNED.search(text, span.start, span.end):
            day = _day_in(signed["day"], published_on)
            blocks.append(Block(BlockKind.EMBED, span, day, signed["author"].strip()))
        elif _is_heading(text, span, is_first=not blocks, is_last=number == len(paragraphs) - 1):
            blocks.append(Block(BlockKind.HEADLINE, span))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, span))
    return tuple(blocks), _first_dateline(text, blocks, published_on)


def body_of(text: str, block: Block) -> Span:
    """The prose of a block: without dateline, without "Read more:", without the signature of a post."""
    start, end = block.span.start, block.span.end
    if block.kind is BlockKind.LINK and (link := _LINK.match(text, start, end)):
        start = link.end()
    elif block.kind is BlockKind.PARAGRAPH and (dateline := _match_dateline(text, block.span)):
        start = dateline.end()
    elif block.kind is BlockKind.EMBED and (signature := _SIGNATURE.search(text, start, end)):
        end = signature.start()
    elif block.kind is BlockKind.EMBED and (signed := _SIGNED.search(text, start, end)):
        end = signed.start("signature")
        start += bool(signed["closing"] and text[start] in _OPENING)  # all of the post stands between quotation marks
    return _stripped(text, start, end)


def _day_in(words: str, near: date | None) -> date | None:
    """The day that words in the form of `_DAY` name ("January 9, 2020", "9 Jan.", "2020-01-09"); without a year the one nearest to `near`.

    None when there is no such day, or no year and no `near`.
    """
    numbers = [int(digits) for digits in re.findall(r"\d+", words)]
    name = re.search(r"[A-Za-z]+", words)
    month = _MONTHS.split().index(name.group().lower()[:3]) + 1 if name else None
    try:
        if month is None:
            return date(*numbers) if len(numbers) == 3 else None
        if len(numbers) == 2:
            return date(max(numbers), month, min(numbers))
        if near is None or len(numbers) != 1:
            return None
        years = [year for year in (near.year - 1, near.year, near.year + 1) if date.min.year <= year <= date.max.year]
        return min((date(year, month, numbers[0]) for year in years), key=lambda day: abs(day - near))
    except ValueError:  # 30 February, or 29 February near a year that has none
        return None


def _paragraphs(text: str) -> Iterator[Span]:
    """Stretches between blank lines, cut also at single line breaks that end a paragraph rather than wrap a line."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    lines = []
    position = start
    for line in text[start:end].split("\n"):
        if line.strip():
            lines.append(_stripped(text, position, position + len(line)))
        position += len(line) + 1
    if not lines:
        return
    width = max(map(len, lines))
    first = lines[0]
    for above, below in pairwise(lines):
        if _is_break(text, above, below, width):
            yield Span(first.start, above.end)
            first = below
    yield Span(first.start, lines[-1].end)


def _is_break(text: str, above: Span, below: Span, width: int) -> bool:
    """Whether a new paragraph begins: after a full stop, around a link, or where the next word would still have fitted."""
    if _ends_a_sentence(text, above) or any(_LINK.match(text, line.start, line.end) for line in (above, below)):
        return True
    next_word = text[below.start : min(below.end, below.start + 40)].split(maxsplit=1)[0]
    would_have_fitted = len(above) + 1 + len(next_word) <= width - RAGGED_BY
    return would_have_fitted and not text[below.start].islower() and text[above.end - 1] not in ",;-"


def _ends_a_sentence(text: str, span: Span) -> bool:
    return bool(_ENDS_SENTENCE.search(text, max(span.start, span.end - 8), span.end))


def _is_heading(text: str, span: Span, *, is_first: bool, is_last: bool) -> bool:
    """A short line that does not end like a sentence; the last line of an article heads nothing."""
    if is_last or len(span) > (LONGEST_HEADLINE if is_first else LONGEST_SUBHEADING):
        return False
    return not _ends_a_sentence(text, span) and text[span.end - 1] not in ",;:"


def _add_posts(text: str, span: Span, blocks: list[Block], published_on: date | None) -> None:
    """Cut a paragraph at the signatures of embedded posts; what follows the last one is the publisher's again."""
    start = span.start
    for signature in _SIGNATURE.finditer(text, span.start, span.end):
        if signature.start() == start == span.start and blocks and blocks[-1].kind is BlockKind.PARAGRAPH:
            start = blocks.pop().span.start  # the signature stands alone: the paragraph above it is the post
        day = _day_in(signature["day"], published_on) if signature["day"] else None
        blocks.append(Block(BlockKind.EMBED, _stripped(text, start, signature.end()), day, signature["author"].strip()))
        start = signature.end()
    rest = _stripped(text, start, span.end)
    if len(rest):
        blocks.append(Block(BlockKind.PARAGRAPH, rest))


def _first_dateline(text: str, blocks: list[Block], published_on: date | None) -> Dateline | None:
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    for block in paragraphs[:PARAGRAPHS_BEFORE_DATELINE]:
        if match := _match_dateline(text, block.span):
            parts = match.groupdict(default="")
            agency = parts.get("in_brackets") or parts.get("in_slashes") or parts.get("bare") or ""
            return Dateline(
                span=_stripped(text, match.start(), match.end()),
                place=_as_a_name(parts["place"]),
                day=_day_in(parts["day"], published_on) if parts.get("day") else None,
                publisher=agency.strip(),
            )
    return None


def _match_dateline(text: str, span: Span) -> re.Match[str] | None:
    end = min(span.end, span.start + LONGEST_DATELINE)
    if _WORD_IN_CAPITALS.match(text, span.start, end):
        return None
    for pattern in _DATELINES:
        match = pattern.match(text, span.start, end)
        if match and match.end() < span.end:
            return match
    return None


def _as_a_name(place: str) -> str:
    """ "NEW DELHI" as it stands in running text; abbreviations stay."""
    return re.sub(r"\b(?!(?:UN|US|UK|DC)\b)[^\W\d_a-z]{2,}", lambda word: word.group().capitalize(), place)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
