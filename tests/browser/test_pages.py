"""Articles, actors, notes, imports and signing in, as people use them: by mouse, by keyboard, without a script, in the dark."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.barriers import expect_no_barrier
from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event, built_together
from timeline.models import ActorOccurrence, ActorRole, Annotation, Article, ImportedFile, ImportRun
from timeline.vocabulary import EventType, Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "Ruritania on Monday expelled two envoys of Graustark and closed its border, Count Rupert said. It came as a surprise.\n\n"
    "Read - ANOTHER HEADLINE\n\nThe two envoys left by train. The two envoys said nothing."
)


@pytest.fixture
@built_together()
def archive(owner: User) -> Article:
    """An article with everything that a reading view can hold, another on the same event, a note, a run of imports."""

    def span(words: str) -> dict[str, int]:
        return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}

    first, link, last = TEXT.split("\n\n")
    blocks = [
        {"kind": "paragraph", **span(first), "sentences": []},
        {"kind": "link", **span(link), "sentences": []},
        {"kind": "paragraph", **span(last), "sentences": []},
    ]
    dates = [{**span("on Monday"), "edtf": "2020-01-06", "rule": "weekday", "reason": "The Monday before.", "dates_events": True}]
    article = an_article(
        TEXT, title="Ruritania expels envoys", layout={"blocks": blocks, "dates": dates, "dateline": None}, publisher="Gazette"
    )
    ruritania, graustark = an_actor("Ruritania", code="RUR", names=["Strelsau"]), an_actor("Graustark", code="GRA")
    rupert = a_person("Count Rupert", of=ruritania)
    for actor in (ruritania, graustark, rupert):
        start = TEXT.index(actor.name)
        ActorOccurrence.objects.create(article=article, actor=actor, start=start, end=start + len(actor.name), rule="name")
    sentence = first.split(" It came")[0]
    parts = {"article": article, "sources": [ruritania], "targets": [graustark], "speakers": [rupert]}
    event = an_event(sentence, type=EventType.COERCE, start=date(2020, 1, 6), trigger="expelled", expression="on Monday", **parts)
    an_event(sentence, type=EventType.SANCTION, status=Status.DENIED, trigger="closed its border", **parts)
    other = an_article("Graustark's envoys were sent home. Rupert signed it.", title="Sent home", publisher="Courier")
    a_mention(
        event, "Graustark's envoys were sent home.", article=other, type=EventType.COERCE, start=date(2020, 1, 7), sources=[graustark]
    )  # fmt: skip
    ActorRole.objects.create(actor=rupert, office="Minister", article=article, start=0, end=9)
    ActorRole.objects.create(actor=rupert, office="Regent", article=other, start=35, end=41)
    a_note(owner, "A surprise to whom?", article=article, quote="a surprise", **span("a surprise"))
    run = ImportRun.objects.create(name="january", by=owner, state=ImportRun.State.DONE, total=2)
    ImportedFile.objects.create(run=run, name="one.txt", outcome="new", article=article, event_count=2)
    ImportedFile.objects.create(run=run, name="two.txt", outcome="rejected", place="line 1", reason="no text")
    return article


def select(page: Page, words: str, *, last: bool = False) -> None:
    """Selects words of the article as a mouse would."""
    page.evaluate(
        """([words, last]) => {
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const place = last ? node.data.lastIndexOf(words) : node.data.indexOf(words);
                if (place >= 0) {
                    getSelection().setBaseAndExtent(node, place, node, place + words.length);
                    return;
                }
            }
        }""",
        [words, last],
    )


# Notes on passages


def test_selected_words_are_noted_without_leaving_the_page(archive, open_signed_in):
    page = open_signed_in(archive.get_absolute_url())
    select(page, "The two envoys", last=True)
    expect(page.get_by_label("On these words")).to_have_value("The two envoys")
    page.get_by_label("Note", exact=True).fill("Why not?")
    page.get_by_role("button", name="Save the note").click()
    written = page.locator(".margin-notes .note", has_text="Why not?")
    expect(written).to_be_focused()
    expect(page.locator(".text .note-ref")).to_have_text(["1", "2"])
    expect(page).to_have_url(re.compile(rf"{archive.get_absolute_url()}$"))
    note = Annotation.objects.get(body="Why not?")
    assert (note.quote, note.start) == ("The two envoys", TEXT.rindex("The two envoys"))


def test_selecting_across_marks_takes_the_printed_words_only(archive, open_signed_in):
    page = open_signed_in(archive.get_absolute_url())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#text p'))")
    expect(page.get_by_label("On these words")).to_have_value(TEXT.split("\n\n")[0])


def test_a_refused_note_keeps_what_was_written(archive, open_signed_in):
    page = open_signed_in(archive.get_absolute_url())
    page.get_by_label("On these words").fill("words of somebody else")
    page.get_by_label("Note", exact=True).fill("Mine.")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator("#quote-error")).to_contain_text("do not stand in the article")
    expect(page.get_by_label("Note", exact=True)).to_have_value("Mine.")


def test_without_a_script_one_copies_the_words(archive, open_signed_in):
    page = open_signed_in(archive.get_absolute_url(), script=False)
    page.get_by_label("On these words").fill("left by train")
    page.get_by_label("Note", exact=True).fill("Which one?")
    page.get_by_role("button", name="Save the note").click()
    expect(page).to_have_url(re.compile(r"#note-\d+$"))
    expect(page.locator(".text .noted", has_text="left by train")).to_be_visible()


# The reading view


def test_the_reason_of_a_date_opens_by_keyboard_and_closes(archive, open_page):
    page = open_page(archive.get_absolute_url())
    reading = page.get_by_role("button", name="6 January 2020")
    reading.focus()
    page.keyboard.press("Enter")
    reason = page.get_by_text("The Monday before.")
    expect(reason).to_be_visible()
    box, opened = reading.bounding_box(), reason.bounding_box()
    assert abs(opened["y"] - box["y"]) < 60, "the reason stands by its date"
    page.keyboard.press("Escape")
    expect(reason).to_be_hidden()


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_marks_stand_in_the_margin_beside_each_other_never_over(archive, open_page, width):
    page = open_page(archive.get_absolute_url(), width=width)
    boxes = [mark.bounding_box() for mark in page.locator(".text .margin-mark").all()]
    text = page.locator("#text p").first.bounding_box()
    assert len(boxes) == 2
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= text["x"] for box in boxes)
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] + 0.5


def test_an_event_of_the_list_leads_to_its_words_in_the_text(archive, open_page):
    page = open_page(archive.get_absolute_url())
    page.locator(".article-events a").nth(1).click()
    expect(page.locator(".trigger:target")).to_have_text("closed its border")


# Actors


def test_typing_letters_of_a_name_narrows_the_index_and_the_address_keeps_it(archive, open_page):
    page = open_page("/actors/")
    page.get_by_label("Name").press_sequentially("strel")
    expect(page.get_by_role("status")).to_have_text("1 actor")
    expect(page.locator("tbody th")).to_have_text(["Ruritania"])
    expect(page).to_have_url(re.compile(r"q=strel"))
    page.reload()
    expect(page.locator("tbody th")).to_have_text(["Ruritania"])


def test_a_mark_of_the_activity_leads_to_its_events_in_the_explorer(archive, open_page):
    page = open_page("/actors/ruritania/")
    page.locator(".chart a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?.*actor=ruritania"))
    expect(page.locator("#results h3")).to_have_count(1)


# Importing and signing in


def test_a_run_shows_itself_done_without_a_reload(archive, open_signed_in, owner):
    run = ImportRun.objects.create(name="february", by=owner, total=1)
    page = open_signed_in(f"/import/{run.pk}/")
    expect(page.get_by_role("heading", name="Running now")).to_be_visible()
    ImportedFile.objects.create(run=run, name="three.txt", outcome="new", article=archive, event_count=2)
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.DONE)
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    expect(page.locator(".ledger tbody tr")).to_have_count(1)
    expect(page.locator("#run")).not_to_have_attribute("hx-trigger", re.compile("."))


def test_one_signs_in_by_keyboard_and_comes_back(archive, open_page):
    page = open_page(archive.get_absolute_url())
    page.get_by_role("link", name="Sign in", exact=True).last.click()
    page.get_by_label("Name", exact=True).fill("alice")
    page.keyboard.press("Tab")
    page.keyboard.type("alice-password")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{archive.get_absolute_url()}#note-new$"))
    expect(page.get_by_role("button", name="Save the note")).to_be_visible()


# Everywhere


def addresses(archive: Article) -> list[str]:
    other = Article.objects.get(title="Sent home")
    note, run = Annotation.objects.get(), ImportRun.objects.get()
    return [
        "/articles/",
        f"{archive.get_absolute_url()}?with={other.pk}",
        "/actors/",
        "/actors/ruritania/",
        "/actors/count-rupert/",
        "/import/",
        f"/import/{run.pk}/",
        f"/notes/{note.pk}/",
    ]


def test_no_page_has_a_barrier(archive, open_signed_in):
    page = open_signed_in("/articles/")
    for address in addresses(archive):
        page.goto(address)
        expect_no_barrier(page)


def test_a_side_that_no_sentence_tells_is_seen_and_heard_everywhere(open_page, live_server):
    ruritania, graustark = an_actor("Ruritania"), an_actor("United Provinces of Graustark")
    why = "the other one of the two parties that the article is about"
    event = an_event("Ruritania said no.", sources=[ruritania], targets=[graustark], understood={graustark: why})
    heard = "United Provinces of Graustark (understood from the article)"
    page = open_page("/", width=375)
    for address in (
        "/",
        "/?q=said",
        event.get_absolute_url(),
        "/actors/ruritania/",
        "/actors/ruritania/united-provinces-of-graustark/",
    ):
        page.goto(f"{live_server.url}{address}")
        side = page.locator("main .who .understood:visible").first
        assert " ".join(side.inner_text().split()).startswith("[United Provinces of Graustark]")
        assert "".join(side.locator(":scope > :not([aria-hidden])").all_text_contents()) == heard
        assert side.locator("a").evaluate("(link) => getComputedStyle(link).textDecorationStyle") == "dotted"
        for width in (375, 1280):
            page.set_viewport_size({"width": width, "height": 1000})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
        expect_no_barrier(page, widths=(375,))
    page.goto(event.get_absolute_url())
    page.get_by_role("link", name="why").click()
    reason = page.get_by_text(f"Understood to be acted upon: {why}.")
    expect(reason).to_be_in_viewport()


def test_no_page_scrolls_sideways(archive, open_signed_in, live_server):
    page = open_signed_in("/articles/")
    for address in addresses(archive):
        page.goto(f"{live_server.url}{address}")
        for width in (320, 768, 2560):
            page.set_viewport_size({"width": width, "height": 1000})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


def test_very_long_words_and_other_scripts_do_not_break_the_layout(open_signed_in, live_server, owner):
    word = "w" * 190
    ruritania = an_actor(word, code="RUR")
    text = f"{word} met שלום عليكم {word}."
    article = an_article(text, title=word, publisher=word[:180])
    an_event(text, article=article, sources=[ruritania], targets=[an_actor(word[:150])], start=date(2020, 1, 6), trigger="met")
    run = ImportRun.objects.create(name=word, by=owner, state=ImportRun.State.DONE, total=1)
    ImportedFile.objects.create(run=run, name=word, outcome="rejected", place="line 1", reason=word)
    page = open_signed_in("/articles/", width=320)
    for address in (
        "/articles/",
        article.get_absolute_url(),
        "/actors/",
        ruritania.get_absolute_url(),
        "/import/",
        f"/import/{run.pk}/",
    ):
        page.goto(f"{live_server.url}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


# Notes on events


@pytest.mark.parametrize("where", ["/?event={event}#event", "/events/{event}/"])
def test_a_note_on_an_event_appears_where_it_was_written(archive, open_signed_in, where):
    event = archive.mentions.first().event
    page = open_signed_in(where.format(event=event.pk))
    before = page.url
    page.get_by_label("Note", exact=True).fill("Who signed it?")
    page.get_by_label("Tags").fill("check")
    page.get_by_role("button", name="Save the note").click()
    written = page.locator("#notes .note")
    expect(written).to_contain_text("Who signed it?")
    expect(written).to_contain_text("check")
    expect(written).to_be_focused()
    expect(page.get_by_label("Note", exact=True)).to_have_value("")
    assert page.url == before
