"""What a sentence counts, and articles that come to different numbers."""

from __future__ import annotations

import pytest

from timeline.importer.numbers import counts_in

TABLE = [
    ("Norway expelled 23 Swedish diplomats.", {"diplomats": {23}}, "a number and its noun"),
    ("Norway expelled 1,200 diplomats and four cooks.", {"diplomats": {1200}, "cooks": {4}}, "two of them, one in words"),
    ("It lent 400 million euros.", {"euros": {400_000_000}}, "an amount"),
    ("Fifteen soldiers and nine people died.", {"soldiers": {15}, "people": {9}}, "a plural without s"),
    ("More than 20 diplomats left, at least 30 soldiers stayed.", {}, "what is not counted exactly contradicts nobody"),
    ("Five days later they had marched 40 kilometres.", {}, "time and way are measured"),
    ("On 3 May two of the soldiers left.", {}, "the day is no number of things; of whom two are is not counted"),
    ("The 28 members met.", {"members": {28}}, "with an article"),
    ("In 2015 ministers of both met; Article 5 says so.", {}, "a year, and the number of an article"),
    ("", {}, "nothing"),
]


@pytest.mark.parametrize(("text", "counts", "why"), TABLE, ids=[row[2] for row in TABLE])
def test_counts(text, counts, why):
    assert counts_in(text) == counts
