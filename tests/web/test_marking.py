"""Cutting a text along overlapping spans. Brackets stand for elements: "[s" opens a sentence's, "s]" closes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.web.marking import Mark, segments

TEXT = "On Monday Ruritania expelled two envoys."


def written(found):
    return "".join(
        "".join(f"[{piece.mark.about} " for piece in segment.opens)
        + segment.text
        + "".join(f" {piece.mark.about}]" for piece in segment.closes)
        for segment in found
    )


def mark(kind, words, about):
    start = TEXT.index(words)
    return Mark(kind, start, start + len(words), about)


@pytest.mark.parametrize(
    ("marks", "expected", "why"),
    [
        ([], TEXT, "nothing to mark"),
        ([mark("trigger", "expelled", "t")], "On Monday Ruritania [t expelled t] two envoys.", "one word"),
        (
            [mark("trigger", "expelled", "t"), mark("sentence", TEXT, "s"), mark("when", "On Monday", "d")],
            "[s [d On Monday d] Ruritania [t expelled t] two envoys. s]",
            "date and trigger inside their sentence, whatever the order given",
        ),
        (
            [mark("sentence", TEXT, "a"), mark("sentence", TEXT, "b")],
            f"[a [b {TEXT} b] a]",
            "two events of one sentence nest in the order given",
        ),
        (
            [mark("note", "Monday Ruritania", "n"), mark("trigger", "Ruritania expelled", "t")],
            "On [n Monday [t Ruritania t] n][t  expelled t] two envoys.",
            "spans that cross: the later one is cut",
        ),
        (
            [mark("actor", "Ruritania", "a"), mark("note", "tania", "n")],
            "On Monday [a Ruri a][n [a tania a] n] expelled two envoys.",
            "a link is never around another element, which may be followed by a link of its own",
        ),
        (
            [mark("actor", "Ruritania expelled", "a"), mark("actor", "Ruritania", "b"), mark("actor", "expelled two", "c")],
            "On Monday [a Ruritania expelled a] two envoys.",
            "no link in a link: the first and longest stays",
        ),
        ([Mark("note", 9, 9, "n"), Mark("note", 40, 50, "m")], TEXT, "empty spans and spans beyond the text are left out"),
    ],
)
def test_spans_become_elements(marks, expected, why):
    assert written(segments(TEXT, 0, len(TEXT), marks)) == expected, why


def test_a_mark_that_crosses_the_border_of_the_paragraph_is_clipped():
    found = segments(TEXT, 10, 28, [Mark("note", 3, 19, "n")])
    assert written(found) == "[n Ruritania n] expelled"
    assert found[0].opens[0].is_first
    assert found[0].closes[0].is_last


def test_only_the_first_piece_of_a_cut_mark_may_carry_its_id_and_only_the_last_what_follows_it():
    note, trigger = mark("note", "Monday Ruritania", "n"), mark("trigger", "Ruritania expelled", "t")
    pieces = [
        (piece.is_first, piece.is_last)
        for segment in segments(TEXT, 0, len(TEXT), [note, trigger])
        for piece in segment.opens
        if piece.mark is trigger
    ]
    assert pieces == [(True, False), (False, True)]


SPANS = st.tuples(st.sampled_from(["sentence", "actor", "note"]), st.integers(0, 12), st.integers(0, 12))


@given(st.lists(SPANS, max_size=6))
def test_no_text_is_lost_and_elements_nest_for_any_spans(spans):
    text = "абв <b> 🙂 xyz"[:12]
    found = segments(text, 0, len(text), [Mark(kind, start, end) for kind, start, end in spans])
    assert "".join(segment.text for segment in found) == text
    open_now: list[Mark] = []
    for segment in found:
        open_now += [piece.mark for piece in segment.opens]
        assert sum(mark.is_link for mark in open_now) <= 1
        for piece in segment.closes:
            assert open_now.pop() is piece.mark
    assert open_now == []
