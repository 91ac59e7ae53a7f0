"""What an article is made of, and where its sentences and quotations begin and end."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.work import grows_no_faster_than_the_text
from timeline.extraction.reading import body_of, read_blocks
from timeline.extraction.sentences import split_sentences
from timeline.extraction.values import BlockKind

DAY = date(2020, 1, 9)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, body_of(text, block).of(text)) for block in read_blocks(text, DAY)[0]]


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in split_sentences(text, read_blocks(text, DAY)[0])]


def quotations(text: str) -> list[list[str]]:
    found = split_sentences(text, read_blocks(text, DAY)[0])
    return [[quotation.of(text) for quotation in sentence.quotations] for sentence in found]


@pytest.mark.parametrize(
    ("opening", "place", "day", "publisher"),
    [
        ("OSLO, January 8. /TASS/. ", "Oslo", date(2020, 1, 8), "TASS"),
        ("LONDON (Reuters) - ", "London", None, "Reuters"),
        ("PARIS, Jan 9 (AFP) — ", "Paris", date(2020, 1, 9), "AFP"),
        ("TEHRAN, Jan. 7, IRNA – ", "Tehran", date(2020, 1, 7), "IRNA"),
        ("NEW DELHI, Dec 30 (Xinhua) -- ", "New Delhi", date(2019, 12, 30), "Xinhua"),  # the year before is nearer
        ("WASHINGTON — ", "Washington", None, ""),
        ("ST PETERSBURG, Jan 9 (AFP) — ", "St Petersburg", date(2020, 1, 9), "AFP"),
        ("Geneva, 9 January 2020 – ", "Geneva", date(2020, 1, 9), ""),
        ("9 January 2020, Geneva – ", "Geneva", date(2020, 1, 9), ""),
        ("ANKARA, Turkey (AP) — ", "Ankara, Turkey", None, "AP"),
        ("HARARE, January 8. ", "Harare", date(2020, 1, 8), ""),
        ("Port Louis, 8 January. ", "Port Louis", date(2020, 1, 8), ""),
        ("WINDHOEK. ", "Windhoek", None, ""),
        ("PORT MORESBY. ", "Port Moresby", None, ""),
        ("BEIJING/TOKYO, Feb 30 (Kyodo) - ", "Beijing/Tokyo", None, "Kyodo"),  # no such day: no guess
    ],
)
def test_a_dateline_gives_place_day_and_publisher_and_is_no_sentence(
    opening: str, place: str, day: date | None, publisher: str
) -> None:
    text = f"{opening}The two ministers met. They agreed."

    _, dateline = read_blocks(text, DAY)

    assert dateline is not None
    assert (dateline.place, dateline.day, dateline.publisher) == (place, day, publisher)
    assert dateline.span.of(text) == opening.strip()
    assert sentences(text) == ["The two ministers met.", "They agreed."]


@pytest.mark.parametrize(
    "text",
    [
        "The President - a former general - met the press.",
        "Norway said on January 9 that it agrees.",
        "BREAKING: Norway has agreed.",
        "BREAKING. Norway has agreed.",
        "Norway agreed on Friday, January 9. Sweden did not.",
        "U.S. Senator Ann Reed has agreed.",
        "NORWAY EXPELLED TWO ENVOYS ON FRIDAY. SWEDEN DID NOT.",
        "Norway (population five million) - agreed to it.",
        "Ana Ruiz (Premier of Peru): “We have agreed.”",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert read_blocks(text, DAY)[1] is None


def test_a_dateline_may_stand_before_a_quotation() -> None:
    _, dateline = read_blocks("LIMA (Reuters): “We agree,” Peru's minister said.", DAY)

    assert dateline is not None
    assert (dateline.place, dateline.publisher) == ("Lima", "Reuters")


def test_a_dateline_may_stand_below_an_opening_quotation() -> None:
    _, dateline = read_blocks('"We agree," she said.\n\nOSLO, January 9. /NTB/. Norway agrees.', DAY)

    assert dateline is not None
    assert dateline.publisher == "NTB"


@pytest.mark.parametrize(
    "opening", ["Read - ", "Read more: ", "READ ALSO: ", "Also read | ", "Related: ", "See also – ", "» Read more: "]
)
def test_a_line_that_points_elsewhere_is_a_link(opening: str) -> None:
    assert kinds(f"Norway agreed.\n\n{opening}Sweden To Sign Next Week\n\nIt was late.") == [
        ("paragraph", "Norway agreed."),
        ("link", "Sweden To Sign Next Week"),
        ("paragraph", "It was late."),
    ]


def test_a_sentence_that_begins_with_read_is_no_link() -> None:
    assert kinds("Read the treaty, she said.")[0][0] == "paragraph"


def test_a_short_line_without_a_full_stop_is_a_headline() -> None:
    text = "Norway and Sweden agree\n\nThe two met.\n\nA long night\n\nThey signed at dawn."

    assert [kind for kind, _ in kinds(text)] == ["headline", "paragraph", "headline", "paragraph"]


def test_an_article_of_one_line_is_a_paragraph_though_its_full_stop_is_missing() -> None:
    assert kinds("Norway and Sweden agree") == [("paragraph", "Norway and Sweden agree")]


def test_an_embedded_post_has_its_own_day_and_author() -> None:
    text = "Norway spoke.\n\nWe met the Swedes. — Foreign Office (@NorwayMFA) January 7, 2020 Sweden was silent."

    paragraph, post, rest = read_blocks(text, DAY)[0]

    assert (post.kind, post.published_on, post.author) == (BlockKind.EMBED, date(2020, 1, 7), "Foreign Office (@NorwayMFA)")
    assert body_of(text, post).of(text) == "We met the Swedes."
    assert (paragraph.kind, rest.kind) == (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    assert rest.span.of(text) == "Sweden was silent."


@pytest.mark.parametrize(
    ("post", "author", "body"),
    [
        ("“We met the Swedes. We agreed. – Ida Holm, Foreign Minister, January 7, 2020”", "Ida Holm, Foreign Minister", "We met the Swedes. We agreed."),
        ("We met the Swedes! - Rep. Ida Holm, 7 January 2020", "Rep. Ida Holm", "We met the Swedes!"),
    ],
)  # fmt: skip
def test_a_post_may_be_signed_with_name_office_and_day(post: str, author: str, body: str) -> None:
    text = f"Norway spoke.\n\n{post}\n\nSweden was silent."

    _, embed, _ = read_blocks(text, DAY)[0]

    assert (embed.kind, embed.published_on, embed.author) == (BlockKind.EMBED, date(2020, 1, 7), author)
    assert body_of(text, embed).of(text) == body


def test_a_signature_on_a_line_of_its_own_belongs_to_the_post_above() -> None:
    text = "Norway spoke.\n\nWe met the Swedes.\n\n— Foreign Office (@NorwayMFA) 7 January 2020"

    assert kinds(text) == [("paragraph", "Norway spoke."), ("embed", "We met the Swedes.")]


def test_lines_wrapped_by_a_mail_program_are_one_paragraph_and_lines_of_their_own_are_not() -> None:
    wrapped = "The ministers of both countries met\non Thursday and agreed to open the\nborder. Then they left."
    lines = "Norway and Sweden agree\nThe ministers of both countries met on Thursday.\nThen they left."

    assert len(kinds(wrapped)) == 1
    assert [kind for kind, _ in kinds(lines)] == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. President met Gen. Li. They left.", 2),
        ("He lives in the U.S. The talks went on.", 2),
        ("J. R. Smith met Dr. Wong at No. 10 on Jan. 9. He smiled.", 2),
        ("He said no. She said yes.", 2),
        ("It began at 9 a.m. Monday. It ended at noon.", 2),
        ("Foo Inc. Chairman Li resigned. Shares fell.", 2),
        ("The rate rose to 3.5 percent. It fell.", 2),
        ("He paused … and left. She stayed.", 2),
        ("He left... Nobody knows why.", 2),
        ("“Why?” Anna Berg asked. Nobody knew.", 2),
        ("“Is it over?” he asked. It was.", 2),
        ("“It is over.” She left.", 2),
        ("中国和俄罗斯举行会谈。双方达成协议。", 2),
        ("They met.The talks failed.", 2),
        ("They met!\r\nThe talks failed?\r\nYes.", 3),
        ("😀 They met. 😀 They left.", 2),
        ("The coop­eration ended. Noth­ing is left.", 2),
        ("- - -\n\n***", 0),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_says_they_end(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


def test_each_sentence_of_a_quotation_stands_alone_and_knows_the_whole_quotation() -> None:
    text = '"We met. We agreed," he said. They left.'

    assert sentences(text) == ['"We met.', 'We agreed," he said.', "They left."]
    assert quotations(text) == [["We met. We agreed,"], ["We met. We agreed,"], []]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He called it 'a step' and “a leap”.", ["a step", "a leap"]),
        ("Iraq’s army and Iran's navy met.", []),
        ("“She said ‘never’ twice,” he said.", ["She said ‘never’ twice,", "never"]),
        ("The leaders' talks and the '90s 'failed' him.", ["failed"]),
        ("«Oui», he said.", ["Oui"]),
        ("An inch\" is no quotation.", []),
        ("He said “we agree.", ["we agree."]),
    ],
)  # fmt: skip
def test_quotations_straight_and_curly_single_and_double(text: str, expected: list[str]) -> None:
    assert quotations(text) == [expected]


def test_a_quotation_that_is_never_closed_ends_with_its_sentence() -> None:
    assert quotations('He said "we agree. They left. Nobody came.') == [["we agree."], [], []]


def test_a_quotation_over_two_paragraphs_reaches_to_the_end_of_the_first() -> None:
    assert quotations("“We met. We agreed.\n\n“We left,” he said.") == [
        ["We met. We agreed."],
        ["We met. We agreed."],
        ["We left,"],
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "“",
        '"',
        "' ",
        '"a. B',
        "“Yes.” ",
        "A. ",
        "\n\n",
        "\r\n",
        "— x (@a) ",
        "Read - ",
        "(",
        "U.S. ",
        "BEIJING, ",
        "…",
        "。",
    ],
)
def test_the_work_grows_no_faster_than_the_text(unit: str) -> None:
    assert grows_no_faster_than_the_text(lambda text: split_sentences(text, read_blocks(text, DAY)[0]), unit, characters=10_000)
