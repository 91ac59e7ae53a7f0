"""Words that articles use in turn for one thing have one stem, and no word is of two things."""

import pytest

from timeline.extraction.lexicon.families import lexicon_errors
from timeline.importer.words import acts_begun_in, stems_of


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Tunis shipped the crude", "Tunis ships petroleum", "a substance by two names"),
        (
            "two attachés were expelled",
            "the ousting of diplomats, the ouster; it deports two",
            "persons by their office or their calling",
        ),
        ("the pact was scrapped", "it cancelled the contract", "an act and what it is done to"),
        ("they suspended deliveries", "a freeze on shipments", "verb and noun"),
        ("Quito let the skipper go", "the skipper's release", "a verb with its particle, and a noun"),
        ("Rome told the consul to leave", "its persona non grata", "an act in several words"),
        ("the trawlermen's boat", "a tanker", "a thing by its kind"),
        ("he was granted asylum", "she found shelter", "one thing by two names"),
        ("talks were called off", "it scrapped the round", "to have nothing of it"),
        ("Oslo mediates", "a Norwegian go-between, the mediator", "who does it, and that it is done"),
    ],
)
def test_two_articles_say_the_same(one, other, why):
    assert stems_of(one).keys() & stems_of(other).keys(), why


def test_an_act_may_be_told_beyond_the_word_that_begins_it():
    sentence = "Lima told all four of the attachés to leave by Sunday, and Quito froze its loans."
    start = sentence.index("told")
    assert acts_begun_in(sentence, start, start + len("told")) == {"expulsion"}


def test_who_it_was_is_no_word_for_what_was_done():
    assert not stems_of("The port authority's director, and the head of its council").keys() - {"port"}


def test_a_line_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "families.txt").write_text("[acts: SING]\nsong: hum\n[things]\nferryboat: ship, catamaran\n", encoding="utf-8")
    assert [problem.partition(":")[2] for problem in lexicon_errors(tmp_path)] == [
        "2: [acts: SING] is none of [acts: TYPE, TYPE], [deeds] and [things].",
        "4: “ship” is of the family “ship” too.",
    ]
