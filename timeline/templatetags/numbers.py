"""Numbers as the pages say them: thousands parted by a comma, and none as "no"."""

from __future__ import annotations

from django import template

from timeline.web.wording import number_of

register = template.Library()

register.filter("number_of", number_of)


@register.filter
def number(count: int) -> str:
    """ "1,204": for a number that stands alone."""
    return f"{count:,}"
