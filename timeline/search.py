"""Full text over events: FTS5 on SQLite, tsvector on PostgreSQL, both over the table of `EventText`.

Both are kept in step by the database itself (migration 0002), and both find rows by the event's sort key, so that the
newest page for a common word comes from the order of the index instead of a sort.
"""

from __future__ import annotations

import re
import unicodedata

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

_WORD = re.compile(r"\w+")
_PHRASE_OR_WORD = re.compile(r'"([^"]*)"|(\w+)')


def fold(text: str) -> str:
    """What searches compare: lower case, accents and compatibility forms dropped ("Élysée" -> "elysee")."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    accents = [ord(char) for char in set(decomposed) if unicodedata.combining(char)]
    return decomposed.translate(dict.fromkeys(accents)) if accents else decomposed


def sort_keys_matching(query: str) -> RawSQL | None:
    """The sort keys of events whose words match, to be used as `sort_key__in`; None when the query holds no word.

    Words are all required, in any order; words in double quotes must stand together. Anything else of the database's
    own query language is taken as plain text, so no query is ever malformed.
    """
    phrases = [_WORD.findall(phrase or word) for phrase, word in _PHRASE_OR_WORD.findall(fold(query))]
    phrases = [words for words in phrases if words]
    if not phrases:
        return None
    if connection.vendor == "postgresql":
        sql = "SELECT sort_key FROM timeline_eventtext WHERE vector @@ to_tsquery('english', %s)"
        expression = " & ".join("(" + " <-> ".join(words) + ")" for words in phrases)
    else:
        sql = "SELECT rowid FROM timeline_eventtext_fts WHERE timeline_eventtext_fts MATCH %s"
        expression = " ".join('"' + " ".join(words) + '"' for words in phrases)
    return RawSQL(sql, [expression], output_field=BigIntegerField())  # noqa: S611 - both parts are ours; the words are a parameter
