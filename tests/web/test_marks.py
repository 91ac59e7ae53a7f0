"""The mark of an event: shape for the class, fill for the status, width for the date, height for the articles."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from timeline.templatetags.marks import mark
from timeline.vocabulary import Precision, Quad, Status


def drawn(*args, **kwargs) -> Tag:
    return BeautifulSoup(mark(*args, **kwargs), "html.parser").svg


def shape(svg: Tag) -> str:
    """What the body is: a rect with round ends, a rect, or a path with so many corners."""
    body = svg.select_one(".body")
    if body.name == "rect":
        return "pill" if body.has_attr("rx") else "flat" if float(body["height"]) < float(svg["height"]) / 2 else "box"
    return "hexagon" if body["d"].count("H") == 2 else "trapezium"


@pytest.mark.parametrize(
    ("quad", "expected"),
    [
        (Quad.VERBAL_COOPERATION, "pill"),
        (Quad.MATERIAL_COOPERATION, "box"),
        (Quad.VERBAL_CONFLICT, "hexagon"),  # a lozenge while its date is a day
        (Quad.MATERIAL_CONFLICT, "trapezium"),  # a triangle while its date is a day
        (Quad.NONE, "flat"),
    ],
)
def test_every_class_has_a_shape_of_its_own_and_keeps_it_when_widened(quad, expected):
    for precision in (Precision.DAY, Precision.WEEK, Precision.YEAR):
        svg = drawn(quad, Status.OCCURRED, precision)
        assert (svg["data-quad"], shape(svg)) == (str(int(quad)), expected)


@pytest.mark.parametrize(
    ("precision", "width"),
    [
        (Precision.DAY, 10),
        (Precision.WEEK, 24),
        (Precision.RANGE, 24),
        (Precision.MONTH, 36),
        (Precision.QUARTER, 36),
        (Precision.SEASON, 36),
        (Precision.YEAR, 50),
        (Precision.DECADE, 50),
        (Precision.UNKNOWN, 26),  # the tails of an open end
    ],
)
def test_the_less_is_known_of_the_date_the_wider(precision, width):
    assert int(drawn(2, Status.OCCURRED, precision)["width"]) == width


@pytest.mark.parametrize(("articles", "height"), [(0, 10), (1, 10), (2, 13), (3, 16), (4, 19), (400, 19)])
def test_the_more_articles_the_larger(articles, height):
    assert int(drawn(2, Status.OCCURRED, Precision.DAY, articles)["height"]) == height


@pytest.mark.parametrize(
    ("status", "precision", "extras"),
    [
        (Status.OCCURRED, Precision.DAY, []),
        (Status.ONGOING, Precision.DAY, ["tail"]),
        (Status.PLANNED, Precision.DAY, []),  # hollow, by the style sheet
        (Status.DENIED, Precision.DAY, ["strike"]),
        (Status.DENIED, Precision.UNKNOWN, ["tail", "strike"]),
    ],
)
def test_status_and_open_ends_add_their_strokes(status, precision, extras):
    svg = drawn(1, status, precision)
    assert svg["data-status"] == status
    assert [child["class"][0] for child in svg.find_all(True)][1:] == extras


def test_screen_readers_skip_it():
    assert drawn(1)["aria-hidden"] == "true"
