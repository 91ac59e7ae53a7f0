"""In an article that tells an affair between two sides, what is done counts even where its sentence names nobody known."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.vocabulary import EventType

AFFAIR = "Norway expelled two Swedish diplomats on Monday. Sweden recalled its ambassador from Norway on Tuesday."
# No event of these is between the two, but officials of both have their say.
OF_OFFICIALS = (
    "The Norwegian foreign minister called for talks. The Swedish defence minister rejected the idea. "
    "Norway closed the crossing at Ørje. Sweden put its border guards on alert."
)
TABLE = [
    # sentence, type of its event, and why
    ("The crossing was reopened to lorries.", EventType.CONCEDE, "a passive without an agent"),
    ("Two smugglers were arrested.", EventType.COERCE, "nobody is named on either side"),
    ("They demanded an apology.", EventType.REQUEST, "a pronoun stands for somebody of the affair"),
    ("Gunmen opened fire on the post.", EventType.ASSAULT, "somebody acts whom nobody names"),
    ("The Swedish foreign minister said that the courts would decide.", EventType.STATEMENT, "a minister says something"),
    ("Milk stops at the bridge.", None, "a thing does nothing"),
    ("If need be, the crossing would have been closed.", None, "only imagined"),
]


def types_in(sentence: str, before: str) -> list[EventType]:
    text = f"{before}\n\n{sentence}".strip()
    return [event.type for event in extract(text, date(2021, 5, 6)).events if event.sentence.span.of(text) == sentence]


@pytest.mark.parametrize("before", [AFFAIR, OF_OFFICIALS], ids=["between two", "of officials"])
@pytest.mark.parametrize(("sentence", "kind", "why"), TABLE, ids=[row[2] for row in TABLE])
def test_what_is_done_in_an_affair_belongs_to_it(sentence, kind, why, before):
    assert types_in(sentence, before) == ([kind] if kind else [])


@pytest.mark.parametrize("sentence", [row[0] for row in TABLE])
def test_elsewhere_it_is_no_event(sentence):
    assert types_in(sentence, "") == []
    assert types_in(sentence, "Two brothers from Lillehammer opened a bakery. The mayor came.") == []
