"""Words that articles use in turn for one thing have one stem, and no word is of two things."""

from collections import Counter

import pytest

from timeline.importer.families import ACT_FAMILIES, THING_FAMILIES
from timeline.importer.words import stems_of


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
        ("Oslo mediates", "a Norwegian go-between, the mediator", "who does it, and that it is done"),
    ],
)
def test_two_articles_say_the_same(one, other, why):
    assert stems_of(one).keys() & stems_of(other).keys(), why


def test_who_it_was_is_no_word_for_what_was_done():
    assert not stems_of("The port authority's director, and the head of its council").keys() - {"port"}


def test_no_word_is_of_two_families():
    families = [*(words for words, _ in ACT_FAMILIES.values()), *THING_FAMILIES.values()]
    counted = Counter(word for words in families for word in words.split())
    assert [word for word, times in counted.items() if times > 1] == []
