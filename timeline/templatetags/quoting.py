"""The filter of templates that puts words of others between quotation marks."""

from __future__ import annotations

from django import template

from timeline.web.quoting import in_quotes

register = template.Library()
register.filter("in_quotes", in_quotes)
