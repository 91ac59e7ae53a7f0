"""Text that is hardly text: nothing fails, every span stays inside it, the work grows with its length and no faster."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.shapes import SHAPES
from tests.extraction.work import grows_no_faster_than_the_text
from timeline.extraction import extract
from timeline.extraction.values import EventMention, Extraction, Span
from timeline.vocabulary import EventType, Status

DAY = date(2024, 5, 16)
ARTICLE = (
    "GENEVA, May 16. /Lakeside Wire/. Peru attacked Chile on Wednesday, the foreign minister of Brazil said.\n\n"
    "“Chile condemned Peru two days later,” she added. Bolivia will hold talks with Peru next week.\n\n"
    "Read - Peru Attacks Chile"
)


def spans_in(value: object) -> Iterator[Span]:
    """Every span, however deep in the value objects."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)


def assert_sound(text: str, found: Extraction) -> None:
    """What must hold for every text, whatever it says."""
    for span in spans_in(found):
        assert 0 <= span.start < span.end <= len(text)
    for mention in (*found.dates, *found.actors):
        assert mention.span.of(text) == mention.span.of(text).strip()
    for earlier, later in pairwise(found.sentences):
        assert earlier.span.end <= later.span.start
    for earlier, later in pairwise(found.dates):
        assert earlier.span.end <= later.span.start
    for mention in found.dates:
        assert (mention.range.start or date.min) <= (mention.range.end or date.max)
        assert mention.range.edtf
    for event in found.events:
        assert event.sentence in found.sentences
        assert event.sentence.span.covers(event.trigger)
        assert event.sentence.span.covers(event.clause)
        assert event.date.range.start or event.date.range.end
        assert all(found.events[after.anchor] is not event for after in event.after)
        assert 0 <= event.confidence <= 1


def told(text: str, event: EventMention) -> tuple[object, ...]:
    """What an event says, by its words and not by its places."""
    words = [tuple(actor.span.of(text) for actor in actors) for actors in (event.sources, event.targets, event.speakers)]
    return event.type, event.status, event.trigger.of(text), event.date.range, *words


# ---- Kinds of text that an archive meets

ODD = [
    ("Iran\n\n2020 ", "a paragraph that is nothing but a year"),
    ("", "empty"),
    ("\ufeff\u200b\r\n \t\r\n", "nothing but blanks and marks"),
    (".", "a full stop"),
    ("\ud83d attacked \udfff", "halves of surrogate pairs"),
    ("Peru attacked Chile and " * 42_000, "one endless sentence of a megabyte"),
    ('"' * 100_000, "100,000 straight quotation marks"),
    ("“" * 50_000 + "”" * 50_000, "quotations in quotations, 50,000 deep"),
    ("“Peru attacked Chile, he said. ‘Chile condemned Peru. ”” «" * 50, "quotation marks that do not match"),
    ("PERU ATTACKED CHILE ON WEDNESDAY. “CHILE WILL ANSWER,” PRESIDENT ANA SOTO SAID.\n" * 20, "all capitals"),
    ("peru attacked chile on wednesday. chile condemned peru\n" * 20, "no capitals"),
    ("Peru attaeked Chi1e 0n Wednes- day . rn i n i s t e r tlie J ane 3O, 2O24 |l| ~^ Ch ile c0ndemned Peru ,.", "OCR noise"),
    (
        "P\u0435ru \u0430ttacked Ch\u0456le \u043en Wedn\u0435sday. Ｐｅｒｕ ａｔｔａｃｋｅｄ Ｃｈｉｌｅ. \u2167\u00bd \ufb01re",
        "look-alikes",
    ),
    ("Pe\u0301ru\u0301 atta\u0308cked \u0301\u0301\u0301Chile" + "\u0301" * 5_000, "accents without end"),
    ("\u202ePeru\u202c attacked\u2066 Chile\u2069 \u200eon\u200f Wednesday.\u0000", "marks of direction"),
    ("<p>Peru&nbsp;attacked <b>Chile</b></p><script>alert('Peru')</script> {{ x }} %s %(y)d \\d+ $1", "markup and code"),
    ("² days before the talks of 3 May, Peru attacked Chile.", "a digit that is no number"),
    ("99999999999 days before the talks of 3 May, Peru attacked Chile.", "more days than the calendar has"),
    ("Peru\tattacked\vChile\fon\x85Wednesday\u2028Chile\u2029condemned Peru", "every kind of line end"),
]


@pytest.mark.parametrize(("text", "why"), ODD, ids=[why for _, why in ODD])
def test_odd_text_is_read_without_failing(text: str, why: str) -> None:
    assert_sound(text, extract(text, DAY))


@pytest.mark.parametrize("published_on", [date.min, date(1, 1, 8), date(1, 12, 31), date(9999, 1, 1), date.max])
def test_the_first_and_the_last_year_of_the_calendar_are_read(published_on: date) -> None:
    expressions = (
        "yesterday; tomorrow; last week; next week; last winter; next summer; last Christmas; next Easter; two months ago; "
        "in ten years; before January; until December; since Monday; on Sunday; late last year; the next decade; a century ago; "
        "early next month; the past three weeks; the coming days; two days later; the day before; the 1990s; the second half; "
        "two weeks before the talks of 1 January; a week after the talks of 30 December"
    )
    text = ARTICLE + "".join(f" Peru attacked Chile {expression}." for expression in expressions.split("; "))

    assert_sound(text, extract(text, published_on))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("俄罗斯外交部长星期四会见了中国外交部长。双方谴责了这次袭击。" * 20, "Chinese"),
        ("أدانت مصر الهجوم على السودان يوم الخميس. والتقى الوزيران في القاهرة." * 20, "Arabic"),
        ("Россия напала на Украину в понедельник. Министр осудил это нападение." * 20, "Russian"),
        ("Ο υπουργός καταδίκασε την επίθεση κατά της Κύπρου την Πέμπτη." * 20, "Greek"),
        ("イランの外相は木曜日に中国の外相と会談した。" * 20, "Japanese"),
    ],
)
def test_no_event_is_invented_for_another_script(text: str, why: str) -> None:
    found = extract(text, DAY)

    assert_sound(text, found)
    assert found.sentences
    assert found.events == ()


@pytest.mark.parametrize(
    ("text", "expression", "day"),
    [
        ("双方于2020-01-09举行会谈。", "2020-01-09", date(2020, 1, 9)),
        ("双方于2020年1月9日举行会谈。", "2020年1月9日", date(2020, 1, 9)),
        ("في 2020-01-09 أدانت مصر الهجوم.", "2020-01-09", date(2020, 1, 9)),
    ],
)
def test_a_date_is_read_in_any_script_where_the_digits_tell_it(text: str, expression: str, day: date) -> None:
    (found,) = extract(text, DAY).dates

    assert (found.span.of(text), found.range.start, found.range.end) == (expression, day, day)


# ---- The same article in other clothes


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("🙂🙂🙂👩‍👩‍👧\n\n", "emoji: one code point each, two in UTF-16"),
        ("\ufeff\u200b\n\n", "a byte order mark and a blank of no width"),
        ("e\u0301" * 100 + ".\n\n", "letters of two code points"),
        ("é" * 100 + ".\n\n", "letters of two bytes"),
        ("\r\n\r\n\r\n", "empty lines"),
    ],
)
def test_what_stands_before_moves_the_offsets_and_nothing_else(before: str, why: str) -> None:
    text = before + ARTICLE
    events = extract(text, DAY).events

    assert len(events) >= 4
    assert [told(text, event) for event in events] == [told(ARTICLE, event) for event in extract(ARTICLE, DAY).events]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda text: text.replace("\n", "\r\n"), "CRLF"),
        (lambda text: text.replace("\n", " \n\t"), "blanks at the ends of lines"),
        (lambda text: text.replace("“", '"').replace("”", '"'), "straight quotation marks"),
        (lambda text: text.replace("“", "«").replace("”", "»"), "angle quotation marks"),
        (lambda text: text.replace(" ", "\u00a0"), "blanks that do not break"),
        (lambda text: text.replace("“", "").replace("”", ""), "no quotation marks"),
    ],
)
def test_other_line_ends_blanks_and_marks_give_the_same_types(change, why: str) -> None:
    text = change(ARTICLE)
    found = extract(text, DAY)

    assert_sound(text, found)
    assert [event.type for event in found.events] == [event.type for event in extract(ARTICLE, DAY).events]


def test_soft_hyphens_hide_neither_actors_nor_what_they_do() -> None:
    text = "Pe\u00adru at\u00adtacked Chi\u00adle on Wednesday."
    (event,) = extract(text, DAY).events

    assert told(text, event)[:3] == (EventType.ASSAULT, Status.OCCURRED, "at\u00adtacked")
    assert [actor.span.of(text) for actor in (*event.sources, *event.targets)] == ["Pe\u00adru", "Chi\u00adle"]


def test_noise_in_one_paragraph_harms_no_other() -> None:
    noise = '“‘"(((Peru attaeked ¬¬ 3O Febrnary 2O24 ‚‚,, said said said »»\n\n'
    text = noise + "Peru attacked Chile on Wednesday.\n\n" + noise

    assert "attacked" in [event.trigger.of(text) for event in extract(text, DAY).events]


# ---- Mixed at will

FRAGMENTS = """
Peru Chile Russia the The minister President Putin Foreign Minister of France said says told that attacked condemned will would may
not no denied on Monday last next week year month two three days later earlier after before following in retaliation for and , . . ;
: - — “ ” ‘ ’ ' " ( ) / 2020 1999 March 3 9/11 3-5 Q1 1990s '90s early late quarter half by to from with between until since he she it
they his its Washington Beijing Kremlin U.N. NATO troops sanctions talks embassy imposed held signed withdrew threatened if could Read
Related: (@a) BEIJING, January 9. /TASS/. 🙂 \u00ad \u200b \u202e \u0301 İ ß 俄罗斯 العربية ١٢ ２０２０ ½ 31 99 0000 9999 12:30 p.m. Easter
winter weekend decade dozens ago today tomorrow same previous both leaders counterpart Mr. Gen. ... !? 1,000 $5 5% 12th Mali's US-led
"""
BLANKS = [" ", " ", " ", "", "\n", "\n\n", "\r\n", "\u00a0", "\t"]
TEXTS = st.lists(st.tuples(st.sampled_from(FRAGMENTS.split()), st.sampled_from(BLANKS)), max_size=60).map(
    lambda pairs: "".join(fragment + blank for fragment, blank in pairs)
)
DAYS = st.sampled_from([DAY, date(2020, 2, 29), date(2019, 12, 31), date.min, date.max])


@settings(deadline=None, max_examples=300, derandomize=True)
@given(TEXTS, DAYS, st.sampled_from(["MDY", "DMY", "YMD"]))
def test_no_mixture_of_fragments_fails(text: str, published_on: date, date_order: str) -> None:
    assert_sound(text, extract(text, published_on, date_order=date_order))


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.text(max_size=200), st.integers(0, 100))
def test_no_character_fails_amid_an_article(noise: str, percent: int) -> None:
    place = len(ARTICLE) * percent // 100
    text = ARTICLE[:place] + noise + ARTICLE[place:]

    assert_sound(text, extract(text, DAY))


# ---- Work


@pytest.mark.parametrize("shape", SHAPES, ids=ascii)
def test_the_work_grows_no_faster_than_the_text(shape: str) -> None:
    """`benchmarks.shapes` tells the seconds as well, which a busy machine would spoil here."""
    assert grows_no_faster_than_the_text(lambda text: extract(text, DAY), shape)
