"""The mark of an event: one tag draws every one of them, and says four things at once.

Shape and hue are the quad class, fill the status, width the uncertainty of the date, height the number of articles.
Screen readers skip it, because the same always stands in words beside it. The style sheet does the filling and dashing.
"""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from timeline.vocabulary import Precision, Quad, Status

register = template.Library()

_HEIGHTS = (10, 13, 16, 19)  # one, two, three, four or more articles
_WIDENING = {Precision.DAY: 0, Precision.MONTH: 26, Precision.QUARTER: 26, Precision.SEASON: 26}
_WIDENING |= {Precision.YEAR: 40, Precision.DECADE: 40, Precision.WEEK: 14, Precision.RANGE: 14, Precision.UNKNOWN: 0}
_TAIL = 8  # pixels that a dotted tail takes beside the shape


@register.simple_tag
def mark(
    quad: int, status: str = Status.OCCURRED, precision: str = Precision.DAY, articles: int = 1, size: int | None = None
) -> SafeString:
    """The mark as SVG. A date of precision "unknown" has an open end and gets a tail on both sides; `size` fixes the height."""
    height = size or _HEIGHTS[min(max(articles, 1), 4) - 1]
    body = height + _WIDENING[Precision(precision)]
    left = _TAIL if precision == Precision.UNKNOWN else 0
    width = body + 2 * left
    middle = _number(height / 2)
    parts = [_shape(Quad(int(quad)), left, body, height)]
    if left:
        parts.append(f'<path class="tail" d="M1 {middle}H6M{width - 5} {middle}H{width}"/>')
    elif status == Status.ONGOING:
        parts.append(f'<path class="tail" d="M{width + 3} {middle}H{width + 9}"/>')
    if status == Status.DENIED:
        parts.append(f'<path class="strike" d="M{left - 3} {middle}H{left + body + 3}"/>')
    return format_html(
        '<svg class="mark" data-quad="{}" data-status="{}" width="{}" height="{}" aria-hidden="true">{}</svg>',
        int(quad),
        status,
        width,
        height,
        mark_safe("".join(parts)),  # noqa: S308 - built from numbers alone
    )


def _shape(quad: Quad, left: int, width: int, height: int) -> str:
    """Widening keeps the ends: disc to pill, square to bar, lozenge to hexagon, triangle to trapezium.

    Lozenge and triangle reach a little past the box, so that all five look equally large.
    """
    half, right = height / 2, left + width
    match quad:
        case Quad.VERBAL_COOPERATION:
            return _rect(left + 0.9, 0.9, width - 1.8, height - 1.8, f' rx="{_number(half - 0.9)}"')
        case Quad.MATERIAL_COOPERATION:
            return _rect(left + 1.2, 1.2, width - 2.4, height - 2.4)
        case Quad.VERBAL_CONFLICT:
            over = height * 0.08
            top, bottom = _number(-over), _number(height + over)
            first, last = _number(left + half), _number(right - half)
            return (
                f'<path class="body" d="M{_number(left - over)} {_number(half)} {first} {top}H{last}'
                f'L{_number(right + over)} {_number(half)} {last} {bottom}H{first}Z"/>'
            )
        case Quad.MATERIAL_CONFLICT:
            over = height * 0.04
            foot = _number(height - 0.9)
            return (
                f'<path class="body" d="M{_number(left - over)} {foot} {_number(left + half)} .3'
                f'H{_number(right - half)}L{_number(right + over)} {foot}Z"/>'
            )
        case _:
            thickness = height * 0.4 - 1.2
            return _rect(left + 0.9, (height - thickness) / 2, width - 1.8, thickness)


def _rect(x: float, y: float, width: float, height: float, more: str = "") -> str:
    return f'<rect class="body" x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"{more}/>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
