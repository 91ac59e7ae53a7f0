"""Sentences that hold quotations, where the pages put marks of their own around them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_mention, an_event
from tests.web.pages import page_of, words_of
from timeline.web.quoting import bounds, in_quotes, nested

SHOWN = [
    ("They met.", "“They met.”", "nothing to nest"),
    ("“We shall go,” she said.", "“‘We shall go,’ she said.”", "a quotation inside the sentence"),
    ('"We shall go," she said.', "“‘We shall go,’ she said.”", "straight marks say the same"),
    ("He called it “a pause”.", "“He called it ‘a pause’.”", "marks in the middle"),
    ('The so-called ("new") plan—"old" to some—failed.', "“The so-called (‘new’) plan—‘old’ to some—failed.”", "behind signs"),
    ("“We shall go.”", "“We shall go.”", "one quotation as a whole has its own marks already"),
    ('"We shall go."', "“We shall go.”", "also in straight ones"),
    ("“We shall go.", "“We shall go.”", "it goes on in the next sentence"),
    ("We shall go,” she said.", "“We shall go,’ she said.”", "it began in the sentence before"),
    ("“We” and “they” met.", "“‘We’ and ‘they’ met.”", "begins with one of two"),
    ("… and “we shall go …", "“… and ‘we shall go …”", "shortened"),
    ("Don’t call the minister’s aide.", "“Don’t call the minister’s aide.”", "apostrophes stay"),
    ("", "“”", "nothing"),
]


@pytest.mark.parametrize(("printed", "shown"), [row[:2] for row in SHOWN], ids=[row[2] for row in SHOWN])
def test_double_marks_become_single_ones_between_ours(printed, shown):
    assert in_quotes(printed) == shown


@pytest.mark.parametrize("printed", [row[0] for row in SHOWN], ids=[row[2] for row in SHOWN])
def test_every_letter_keeps_its_place(printed):
    text = f"“Before.” {printed} “After.”"
    start, end = 10, 10 + len(printed)
    assert len(nested(text, start, end)) == len(text)
    assert nested(text, start, end)[:start] + nested(text, start, end)[end:] == text[:start] + text[end:]
    first, last = bounds(text, start, end)
    assert start <= first <= last <= end


WORDS = "“We shall open the two crossings to lorries of the neighbours before the winter comes,” said the minister of Norland."


@pytest.mark.django_db
def test_no_page_shows_two_double_marks_in_a_row(as_alice, alice):
    event = an_event(WORDS, start=date(2020, 1, 3), trigger="open")
    mention = event.mentions.get()
    other = a_mention(event, WORDS.replace("“", '"').replace("”", '"'), start=date(2020, 1, 3), trigger="open")
    pages = [
        "/",
        f"/?event={event.pk}",
        event.get_absolute_url(),
        f"{mention.article.get_absolute_url()}?with={other.article.pk}",
        f"/events/{event.pk}/correct/",
        f"/events/{event.pk}/split/",
    ]
    shown = [page_of(as_alice, address) for address in pages]
    for page in shown:
        text = page.text
        assert not {"““", '“"', "””", '"”'} & {text[at : at + 2] for at in range(len(text))}
    assert words_of(shown[0], ".event blockquote") == (
        "“‘We shall open the two crossings to lorries of the neighbours before the winter comes,’ said the minister of Norland.”"
    )
    assert "‘We shall open" in words_of(shown[3], ".compare td")
    assert "“‘We shall open" in words_of(shown[5], ".sentences .serif")


@pytest.mark.django_db
def test_the_stored_words_and_json_keep_the_printed_marks(anonymous):
    event = an_event(WORDS, start=date(2020, 1, 3), trigger="open")
    told = anonymous.get(f"/api/v1/events/{event.pk}/").json()["mentions"][0]
    assert told["quote"] == WORDS == event.mentions.get().article.text[told["start"] : told["end"]]
