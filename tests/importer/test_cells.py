"""Where the chains of mentions are cut depends on the mentions and their links alone."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importer.cells import Cutting

MENTIONS = range(14)
DAYS = [700_000 + 3 * (mention // 3) for mention in MENTIONS]  # three mentions each
WEIGHTS = [-0.8, -0.1, 0.2, 0.7, 1.2, 1.7, 2.2, 2.7, 3.5, 4.0]
PAIRS = [(one, other) for one in MENTIONS for other in MENTIONS if one < other]


@pytest.fixture(autouse=True)
def small_cells(monkeypatch):
    monkeypatch.setattr("timeline.importer.cells.LARGEST_CELL", 3)


def cut(batches, links) -> set[frozenset[int]]:
    """The cells after the mentions have come in these batches."""
    stored: set[int] = set()
    cell_of: dict[int, frozenset[int]] = {}

    def linked(keys):
        return {
            key: {other: links[pair] for other in stored if (pair := (min(key, other), max(key, other))) in links} for key in keys
        }

    cutting = Cutting(linked, DAYS.__getitem__)
    for batch in batches:
        stored |= set(batch)
        for cell in cutting.cells(batch, batch):
            cell_of |= dict.fromkeys(cell, frozenset(cell))
    return set(cell_of.values())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(WEIGHTS), min_size=5, max_size=30),
    st.permutations(MENTIONS),
    st.integers(1, 4),
)
def test_cells_do_not_depend_on_the_order_in_which_mentions_come(links, order, size):
    batches = [order[first : first + size] for first in range(0, len(order), size)]
    assert cut(batches, links) == cut([list(MENTIONS)], links)


@pytest.mark.parametrize(
    ("links", "cells"),
    [
        ({(0, 1): -0.8, (1, 2): -0.8}, {frozenset({0, 1, 2})}),  # as many as a cell holds
        ({(0, 1): -0.8, (1, 2): 0.2, (2, 3): 0.2}, {frozenset({0}), frozenset({1, 2, 3})}),  # one more: the weak link goes
        ({(0, 1): 3.5, (1, 2): 3.5, (2, 3): 3.5}, {frozenset({0, 1, 2}), frozenset({3})}),  # nearly the same words, on two days
        ({(0, 1): inf, (1, 2): inf, (2, 3): inf}, {frozenset({0, 1, 2, 3})}),  # what people placed is never cut
    ],
)
def test_what_is_too_large_is_cut_where_links_are_weakest(links, cells):
    assert cut([sorted({key for pair in links for key in pair})], links) == cells
