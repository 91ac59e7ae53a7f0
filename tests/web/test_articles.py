"""The index of articles, the reading view, and two articles side by side."""

from datetime import date

import pytest

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event, built_together
from tests.web.pages import page_of, queries_of, words_of
from timeline.models import ActorOccurrence
from timeline.vocabulary import EventType, Status

pytestmark = pytest.mark.django_db

TEXT = """RURITANIA EXPELS ENVOYS

Ruritania on Monday expelled two envoys of Graustark, Count Rupert said.

Read - ANOTHER HEADLINE

He would write again, he said. — The Count (@rupert) January 8"""


def the_article(*, edtf="2020-01-06", dates_events=True, **more):
    """Ruritania's expulsion with a date that was read, a link line, an embedded post and a dateline's publisher."""

    def span(words):
        return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}

    blocks = [
        {"kind": "headline", **span("RURITANIA EXPELS ENVOYS"), "sentences": []},
        {
            "kind": "paragraph",
            **span("Ruritania on Monday expelled two envoys of Graustark, Count Rupert said."),
            "sentences": [],
        },
        {"kind": "link", **span("Read - ANOTHER HEADLINE"), "sentences": []},
        {
            "kind": "embed",
            **span("He would write again, he said. — The Count (@rupert) January 8"),
            "author": "The Count (@rupert)",
            "published_on": "2020-01-08",
            "sentences": [],
        },
    ]
    dates = [{**span("on Monday"), "edtf": edtf, "dates_events": dates_events, "reason": "The Monday before.", "rule": "weekday"}]
    article = an_article(
        TEXT, title="Ruritania expels envoys", layout={"blocks": blocks, "dates": dates, "dateline": None}, **more
    )
    ruritania = an_actor("Ruritania", code="RUR")
    graustark = an_actor("Graustark", code="GRA")
    rupert = a_person("Count Rupert", of=ruritania)
    for actor in (ruritania, graustark, rupert):
        start = TEXT.index(actor.name)
        ActorOccurrence.objects.create(article=article, actor=actor, start=start, end=start + len(actor.name), rule="name")
    event = an_event(
        "Ruritania on Monday expelled two envoys of Graustark, Count Rupert said.",
        article=article,
        type=EventType.COERCE,
        sources=[ruritania],
        targets=[graustark],
        speakers=[rupert],
        start=date(2020, 1, 6),
        trigger="expelled",
        expression="on Monday",
    )
    return article, event


def test_the_reading_view_marks_the_sentence_its_trigger_its_date_and_its_actors(anonymous):
    article, event = the_article()
    page = page_of(anonymous, article.get_absolute_url())
    sentence = page.select_one(".text .event-sentence")
    assert sentence["data-quad"] == "4"
    assert sentence.select_one(".trigger").text == "expelled"
    assert sentence.select_one(".trigger")["id"] == f"m{event.mentions.get().pk}"
    assert sentence.select_one(".when").text == "on Monday"
    assert sentence.select_one(".read-as").text == "6 January 2020"
    assert page.select_one(f"#{sentence.select_one('.read-as')['popovertarget']}").text == "The Monday before."
    assert [link.text for link in sentence.select("a")] == ["Ruritania", "Graustark", "Count Rupert"]
    assert page.select_one(".text .margin-mark")["href"] == event.get_absolute_url()


def test_the_text_is_printed_letter_for_letter(anonymous):
    article, _ = the_article()
    text = page_of(anonymous, article.get_absolute_url()).select_one(".text")
    for ours in text.select("[data-ours]"):
        ours.decompose()
    assert " ".join(text.text.split()) == " ".join(TEXT.split())


def test_links_to_other_articles_and_embedded_posts_are_told_apart_from_the_body(anonymous):
    article, _ = the_article()
    page = page_of(anonymous, article.get_absolute_url())
    link = page.select_one('[data-kind="link"]')
    assert "not part of this one" in link.text
    assert "ANOTHER HEADLINE" in link.text
    embed = page.select_one('[data-kind="embed"] figcaption')
    assert "The Count (@rupert)" in embed.text
    assert "8 January 2020" in embed.text


def test_events_are_listed_as_the_text_tells_them_and_lead_to_their_words(anonymous):
    article, event = the_article()
    page = page_of(anonymous, article.get_absolute_url())
    [item] = page.select(".article-events li a")
    assert event.title in item.text
    assert "6 January 2020" in item.text
    assert page.select_one(f".text [id='{item['href'][1:]}']") is not None


def test_a_side_that_the_text_leaves_out_is_told_beside_the_event(anonymous):
    norland, sudria = an_actor("Norland"), an_actor("Sudria")
    article = an_article("Norland said no. It turned Sudria down.")
    event = an_event(
        "Norland said no.", article=article, sources=[norland], targets=[sudria], understood={sudria: "named at the top"}
    )
    page = page_of(anonymous, article.get_absolute_url())
    assert words_of(page, ".article-events .why") == "on or before 9 January 2020; acted upon, understood: Sudria"
    a_mention(event, "It turned Sudria down.", article=article, targets=[sudria])
    page = page_of(anonymous, article.get_absolute_url())
    assert words_of(page, ".article-events .why") == "on or before 9 January 2020, 2 sentences"


@pytest.mark.parametrize(
    ("publisher", "basis", "expected"),
    [("Daily Courier", "dateline", "Daily Courier, from the dateline"), (None, "", "publisher not stated")],
)
def test_publication_is_told_with_its_basis(anonymous, publisher, basis, expected):
    article, _ = the_article(publisher=publisher, publisher_basis=basis)
    facts = page_of(anonymous, article.get_absolute_url()).select_one(".inline-facts").text
    assert expected in facts
    assert "Thursday 9 January 2020, from the header of the file" in facts


def test_html_and_script_in_an_article_are_shown_as_text(anonymous):
    article = an_article("<script>alert(1)</script> He said <b>no</b> & left.", title="<i>Title</i>")
    page = page_of(anonymous, article.get_absolute_url())
    assert "<script>alert(1)</script> He said <b>no</b> & left." in page.select_one(".text").text
    assert page.select(".text script, .text b") == []
    assert page.select_one("h1").text == "<i>Title</i>"


def test_two_events_of_one_sentence_have_a_mark_each_and_a_date_may_lie_inside_a_trigger(anonymous):
    sentence = "Ruritania recalled its envoy and closed its border on Monday."
    article = an_article(sentence)
    first = an_event(sentence, article=article, type=EventType.COERCE, trigger="recalled its envoy")
    second = an_event(
        sentence,
        article=article,
        type=EventType.SANCTION,
        trigger="closed its border on Monday",
        expression="on Monday",
        start=date(2020, 1, 6),
    )
    page = page_of(anonymous, article.get_absolute_url())
    assert [mark["href"] for mark in page.select(".margin-mark")] == [first.get_absolute_url(), second.get_absolute_url()]
    assert len(page.select(".event-sentence[data-quad]")) >= 1
    assert [trigger.text for trigger in page.select(".text .trigger")] == ["recalled its envoy", "closed its border on Monday"]


def test_a_note_is_numbered_in_the_text_and_in_the_margin(anonymous, bob):
    article, _ = the_article()
    start = TEXT.index("two envoys")
    note = a_note(bob, "Which two?", article=article, quote="two envoys", start=start, end=start + 10)
    page = page_of(anonymous, article.get_absolute_url())
    ref = page.select_one(".text .note-ref")
    assert (ref.text, ref["href"]) == ("1", f"#note-{note.pk}")
    assert ref.find_previous_sibling(class_="noted").text == "two envoys"
    assert "Which two?" in page.select_one(f".margin-notes #note-{note.pk}").text


def test_a_note_that_lost_its_place_is_still_shown_and_says_so(anonymous, bob):
    article, _ = the_article()
    note = a_note(bob, "Where is it?", article=article, quote="gone words")
    page = page_of(anonymous, article.get_absolute_url())
    assert "no longer in the article" in page.select_one(f"#note-{note.pk}").text


def test_an_unknown_article_is_a_page_in_words(anonymous):
    assert "no such page" in page_of(anonymous, "/articles/99999999999999999999/", 404).text


@pytest.mark.parametrize(
    ("edtf", "dates_events", "said"),
    [
        ("2020-01-06", True, "6 January 2020"),
        ("2020-01", True, "January 2020"),
        ("2020", True, "2020"),
        ("202X", True, "2020s"),
        ("2019-24", True, "winter 2019"),
        ("2020-01-13/2020-01-19", True, "13–19 January 2020"),
        ("/2020-01-09", True, "on or before 9 January 2020"),
        ("2020-01-09/", True, "on or after 9 January 2020"),
        ("", True, "no date"),
        ("2015", False, "dates nothing here"),
    ],
)
def test_how_a_date_was_read_stands_behind_it_in_words(anonymous, edtf, dates_events, said):
    article, _ = the_article(edtf=edtf, dates_events=dates_events)
    assert page_of(anonymous, article.get_absolute_url()).select_one(".read-as").text == said


def test_a_dateline_is_boxed_as_a_whole_and_says_what_it_gave(anonymous):
    text = "STRELSAU, January 9 (RNA) - The king abdicated."
    end = len("STRELSAU, January 9 (RNA) -")
    dates = [{"start": 10, "end": 19, "edtf": "2020-01-09", "dates_events": True, "reason": "As printed.", "rule": "day"}]
    blocks = [{"kind": "paragraph", "start": 0, "end": len(text), "sentences": [[end + 1, len(text)]]}]
    article = an_article(
        text,
        publisher="RNA",
        publisher_basis="dateline",
        place="Strelsau",
        layout={"blocks": blocks, "dates": dates, "dateline": [0, end]},
    )
    page = page_of(anonymous, article.get_absolute_url())
    assert [box.text for box in page.select(".text .when")] == [text[:end]]
    assert "the place (Strelsau) and the publisher (RNA)" in page.select_one("#dateline").text


# The index


def test_the_index_is_newest_first_with_the_number_of_events(anonymous):
    an_article("Older.", title="Older", published_on=date(2019, 5, 1))
    the_article()
    rows = page_of(anonymous, "/articles/").select("tbody tr")
    assert [[cell.text for cell in row.find_all(["th", "td"])] for row in rows] == [
        ["Ruritania expels envoys", "Daily Courier", "9 January 2020", "1"],
        ["Older", "Daily Courier", "1 May 2019", "0"],
    ]


@pytest.mark.parametrize(
    ("query", "titles", "why"),
    [
        ("q=treaty", ["A treaty signed"], "a word of the title"),
        ("q=gazette", ["Talks fail"], "a word of the publisher"),
        ("publisher=gazette", ["Talks fail"], "the publisher"),
        ("on=2020-02", ["Talks fail"], "the month"),
        ("on=2020", ["Talks fail", "A treaty signed"], "the year"),
        ("q=treaty&on=2020-02", [], "both must hold"),
    ],
)
def test_the_index_is_searched_by_words_publisher_and_date(anonymous, query, titles, why):
    an_article("One.", title="A treaty signed", published_on=date(2020, 1, 9))
    an_article("Two.", title="Talks fail", published_on=date(2020, 2, 1), publisher="Gazette")
    page = page_of(anonymous, f"/articles/?{query}")
    assert [link.text for link in page.select("tbody th a")] == titles, why
    if not titles:
        assert "No article matches" in page.text


def test_a_date_that_does_not_exist_is_said_beside_the_field_and_the_list_is_shown_without_it(anonymous):
    an_article("One.", title="One")
    page = page_of(anonymous, "/articles/?on=2020-02-30", 400)
    assert "does not exist" in page.select_one("#on-error").text
    assert len(page.select("tbody tr")) == 1


def test_the_index_goes_on_by_key_and_shows_every_article_once(anonymous, monkeypatch):
    monkeypatch.setattr("timeline.web.articles.PAGE_SIZE", 2)
    for number in range(5):
        an_article(f"Text {number}.", title=f"Title {number}", published_on=date(2020, 1, 1 + number // 2))
    seen, address = [], "/articles/"
    while address:
        page = page_of(anonymous, address)
        seen += [link.text for link in page.select("tbody th a")]
        older = page.select_one(".more a")
        address = f"/articles/{older['href'].removeprefix('/articles/')}" if older else None
    assert seen == ["Title 4", "Title 3", "Title 2", "Title 1", "Title 0"]


def test_a_place_in_the_index_that_cannot_be_read_is_its_beginning(anonymous):
    an_article("One.")
    assert len(page_of(anonymous, "/articles/?before=nonsense.x", 400).select("tbody tr")) == 1


def test_htmx_gets_only_the_list(anonymous):
    an_article("One.", title="One")
    response = anonymous.get("/articles/?q=one", headers={"HX-Request": "true", "HX-Target": "results"})
    assert b"<html" not in response.content
    assert b'id="results"' in response.content
    assert "HX-Target" in response["Vary"]


# Side by side


def test_two_articles_are_compared_event_by_event(anonymous):
    article, event = the_article()
    other_text = "The cabinet sent home two diplomats, the Gazette learned. Graustark protested."
    other = an_article(other_text, title="The other side", publisher="Gazette", published_on=date(2020, 1, 8))
    a_mention(
        event, "The cabinet sent home two diplomats, the Gazette learned.", article=other, type=EventType.COERCE,
        status=Status.DENIED, start=date(2020, 1, 7), trigger="sent home",
    )  # fmt: skip
    an_event("Graustark protested.", article=other, type=EventType.PROTEST, trigger="protested")
    page = page_of(anonymous, f"{article.get_absolute_url()}?with={other.pk}")
    rows = page.select("#compare tbody tr")
    assert len(rows) == 2
    left, right = rows[0].select("td")
    assert left.select_one(".trigger").text == "expelled"
    assert right.select_one(".trigger").text == "sent home"
    assert "when" in right.select_one(".differ").text
    assert "whether it is so" in right.select_one(".differ").text
    left, right = rows[1].select("td")
    assert left.text == "not in this article"
    assert right.select_one(".trigger").text == "protested"
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_articles_of_the_same_events_are_offered_for_comparison(anonymous):
    article, event = the_article()
    other = an_article("It was done. So they say.", title="The other side", publisher="Gazette")
    a_mention(event, "It was done.", article=other)
    page = page_of(anonymous, article.get_absolute_url())
    link = page.select_one("#compare li a")
    assert (link.text, link["href"]) == ("The other side", f"{article.get_absolute_url()}?with={other.pk}#compare")
    assert "1 of them also in other articles" in page.select_one(".inline-facts").text


@pytest.mark.parametrize("wanted", ["999", "x", "", "99999999999999999999999"])
def test_a_comparison_with_nothing_says_so(anonymous, wanted):
    article, _ = the_article()
    page = page_of(anonymous, f"{article.get_absolute_url()}?with={wanted}")
    assert "no other article" in page.select_one("#compare .notice").text


# What it costs


def test_the_index_costs_as_many_queries_with_ten_articles_as_with_one(anonymous):
    the_article()
    once = queries_of(anonymous, "/articles/")
    for number in range(9):
        an_event(f"Number {number} came.", publisher=f"Publisher {number}")
    assert queries_of(anonymous, "/articles/") == once


def test_the_reading_view_costs_as_many_queries_with_ten_events_as_with_one(anonymous, bob):
    texts = [f"Minister {number} resigned." for number in range(10)]

    def with_events(number):
        article = an_article(" ".join(texts[:number]), title=f"{number}")
        with built_together():
            for sentence in texts[:number]:
                actor = a_person(sentence.removesuffix(" resigned."))
                event = an_event(sentence, article=article, sources=[actor])
                a_mention(event, f"{article.pk}: it was confirmed by {sentence}")
                start = article.text.index(sentence)
                ActorOccurrence.objects.create(
                    article=article, actor=actor, start=start, end=start + len(actor.name), rule="name"
                )
                a_note(bob, article=article, quote=sentence, start=start, end=start + len(sentence))
        return article

    few, many = with_events(1), with_events(10)
    assert queries_of(anonymous, many.get_absolute_url()) == queries_of(anonymous, few.get_absolute_url())
    other = an_event("Nothing happened.").mentions.get().article.pk
    assert queries_of(anonymous, f"{many.get_absolute_url()}?with={other}") == queries_of(
        anonymous, f"{few.get_absolute_url()}?with={other}"
    )


def test_what_was_announced_and_came_to_pass_later_does_not_differ(anonymous):
    article = an_article("Norland will leave Sudria on Monday.", published_on=date(2020, 1, 2))
    later = an_article("Norland left Sudria on Tuesday.", publisher="Gazette", published_on=date(2020, 1, 8))
    event = an_event(
        "Norland will leave Sudria on Monday.", article=article, type=EventType.CONCEDE, status=Status.PLANNED,
        start=date(2020, 1, 6),
    )  # fmt: skip
    a_mention(event, "Norland left Sudria on Tuesday.", article=later, type=EventType.RETREAT, start=date(2020, 1, 7))
    for one, other in ((article, later), (later, article)):
        page = page_of(anonymous, f"{one.get_absolute_url()}?with={other.pk}")
        assert len(page.select("#compare tbody tr")) == 1
        assert not page.select("#compare .differ")
