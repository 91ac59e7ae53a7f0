"""Importing in the browser: form, worker, ledger."""

import threading
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.builders import an_article
from tests.web.pages import page_of, parsed, queries_of
from timeline.models import Article, ImportedFile, ImportRun

TEXT = "date 2020-01-09 STRELSAU, January 9 (RNA) - Ruritania expelled two envoys of Graustark on Monday.\n\nNobody protested."


def files(*given):
    return [SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode()) for name, content in given]


def wait_for_worker():
    """Until the thread of the import has ended."""
    for thread in threading.enumerate():
        if thread.name.startswith("import-"):
            thread.join(timeout=30)
            assert not thread.is_alive()


def rows_of(page):
    return [[" ".join(cell.text.split()) for cell in row.select("th, td")[:3]] for row in page.select(".ledger tbody tr")]


def a_run(alice, *outcomes, state=ImportRun.State.DONE):
    run = ImportRun.objects.create(name="january", by=alice, state=state, total=len(outcomes))
    for number, outcome in enumerate(outcomes):
        article = an_article(f"Text {run.pk}.{number}.", title=f"Title {number}", publisher=f"Publisher {number}")
        rejected = outcome == "rejected"
        ImportedFile.objects.create(
            run=run,
            name=f"{number}.txt",
            outcome=outcome,
            article=None if rejected else article,
            place="line 1" if rejected else "",
            reason="no text" if rejected else "",
            event_count=0 if rejected else 2,
        )
    return run


# The worker


@pytest.mark.django_db(transaction=True)
def test_files_are_imported_in_the_background_and_each_has_its_row_in_the_ledger(as_alice, alice):
    given = files(("one.txt", TEXT), ("copy.txt", TEXT), ("empty.txt", "date 2020-01-09 "), ("scan.txt", bytes(range(32)) * 9))
    response = as_alice.post("/import/", {"files": given})
    run = ImportRun.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/import/{run.pk}/")
    wait_for_worker()
    run.refresh_from_db()
    assert (run.state, run.by, run.total, run.name) == ("done", alice, 4, "one.txt and 3 more files")
    page = page_of(as_alice, response["Location"])
    article = Article.objects.get()
    assert rows_of(page) == [
        ["empty.txt", "rejected", "Line 1: no text after the date Try again with empty.txt"],
        ["scan.txt", "rejected", "Byte 0: this is not a text file"],
        ["one.txt", "new", f"{article.title}, RNA, 9 January 2020"],
        ["copy.txt", "identical", f"Already stored: {article.title}, RNA, 9 January 2020"],
    ]
    assert page.select_one(".ledger a[id^=file]")["href"] == article.get_absolute_url()
    assert page.select_one("#run").get("hx-trigger") is None


@pytest.mark.django_db(transaction=True)
def test_a_pasted_text_takes_date_and_publisher_from_the_form(as_alice):
    response = as_alice.post(
        "/import/", {"text": "Ruritania expelled two envoys.", "published_on": "2020-01-09", "publisher": "Gazette"}
    )
    assert response.status_code == 302
    wait_for_worker()
    article = Article.objects.get()
    assert (article.text, article.published_on, article.publisher.name) == (
        "Ruritania expelled two envoys.",
        date(2020, 1, 9),
        "Gazette",
    )


@pytest.mark.django_db(transaction=True)
def test_two_pasted_texts_are_two_articles(as_alice):
    for text in ("Ruritania spoke.", "Graustark spoke."):
        as_alice.post("/import/", {"text": text, "published_on": "2020-01-09"})
        wait_for_worker()
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_trying_shows_what_would_be_found_and_stores_nothing(as_alice):
    text = "date 2020-01-09 PARIS, January 9 (RNA) - France expelled two Russian diplomats on Monday."
    response = as_alice.post("/import/", {"files": files(("one.txt", text), ("empty.txt", "date 2020-01-09 ")), "try": "1"})
    assert response.status_code == 200
    tried = parsed(response).select("#tried article")
    assert "RNA, 9 January 2020; 1 event" in tried[0].text
    assert "France expelled two Russian diplomats" in tried[0].select_one("li .title").text
    assert "6 January 2020" in tried[0].select_one("li .why").text
    assert "Line 1: no text after the date" in tried[1].text
    assert (Article.objects.count(), ImportRun.objects.count()) == (0, 0)


# The form


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "where", "said"),
    [
        (
            {"text": "Words.", "published_on": "9 Jan"},
            "#published-error",
            "“9 Jan” is not a date. Give the whole day: 2020-01-09.",
        ),
        ({"text": "Words.", "published_on": "2020-02-30"}, "#published-error", "does not exist"),
        ({"text": "Words.", "published_on": "2020-01"}, "#published-error", "Give the whole day"),
        ({"text": "Words.", "publisher": "x" * 201}, "#publisher-error", "200"),
        ({"text": "Words.\0", "published_on": "x", "publisher": "x" * 201}, "#text-error", "Null characters"),
        ({"text": " "}, "[role=alert]", "Choose a file or paste a text."),
        ({"text": "Words without a day."}, "#text-error", "Line 1: no date of publication"),
        ({"text": "date 2020-02-30 Words."}, "#text-error", "Line 1: 2020-02-30 is a day that does not exist"),
        ({"text": "date 2020-01-09 "}, "#text-error", "Line 1: no text after the date"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_begun(as_alice, sent, where, said):
    response = as_alice.post("/import/", sent)
    assert response.status_code == 422
    page = parsed(response)
    assert said in page.select_one(where).text
    assert page.select("form [autofocus]") == page.select("form [aria-invalid]")[:1]
    assert page.select_one("#text").text.strip() == sent["text"].strip()
    assert ImportRun.objects.count() == 0


@pytest.mark.django_db
def test_strangers_see_how_to_sign_in_and_cannot_import(anonymous, alice):
    a_run(alice, "new")
    page = page_of(anonymous, "/import/")
    assert page.select_one("main a")["href"] == "/sign-in/?next=/import/"
    assert "january" not in page.text
    assert anonymous.post("/import/", {"text": "Words.", "published_on": "2020-01-09"}).status_code == 403
    assert ImportRun.objects.count() == 1
    assert anonymous.get("/import/1/")["Location"].startswith("/sign-in/")


@pytest.mark.django_db
def test_more_than_is_taken_at_once_is_refused_in_words(as_alice, settings):
    settings.MAX_REQUEST_BYTES = 10_000
    response = as_alice.post("/import/", {"files": files(("large.txt", "x" * 20_000))})
    assert response.status_code == 413
    assert "more than is taken at once" in parsed(response).select_one("h1").text
    assert ImportRun.objects.count() == 0


@pytest.mark.django_db
def test_more_files_than_are_taken_at_once_are_refused_in_words(as_alice, settings):
    settings.MAX_REQUEST_FILES = settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    response = as_alice.post("/import/", {"files": files(("1.txt", TEXT), ("2.txt", TEXT), ("3.txt", TEXT))})
    assert response.status_code == 413
    assert "up to 2 files; this one held more. Nothing was stored." in parsed(response).select_one("main").text
    assert "up to 2 files" in page_of(as_alice, "/import/").select_one("#files-hint").text


@pytest.mark.django_db(transaction=True)
def test_three_hundred_files_are_no_more_than_is_taken_at_once(as_alice):
    response = as_alice.post("/import/", {"files": files(*((f"{number}.txt", "") for number in range(300)))})
    assert response.status_code == 302
    wait_for_worker()
    assert ImportedFile.objects.count() == 300


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "status"), [({"published_on": "soon"}, 422), ({"text": "Words without a day."}, 422), ({"try": "1"}, 200)]
)
def test_which_files_must_be_chosen_again_is_said(as_alice, sent, status):
    given = files(("one.txt", TEXT), ("two.txt", TEXT))
    response = as_alice.post("/import/", {"files": given} | sent)
    assert response.status_code == status
    page = parsed(response)
    assert "Choose again: one.txt and 1 more file." in page.select_one("#files-sent").text
    assert "files-sent" in page.select_one("#files")["aria-describedby"].split()
    assert page_of(as_alice, "/import/").select("#files-sent") == []


@pytest.mark.django_db(transaction=True)
def test_a_quotation_mark_in_the_name_of_a_file_comes_as_browsers_send_it(as_alice):
    as_alice.post("/import/", {"files": files(("a %22quoted%22 name.txt", TEXT))})
    wait_for_worker()
    assert (ImportRun.objects.get().name, ImportedFile.objects.get().name) == ('a "quoted" name.txt',) * 2


# The ledger


@pytest.mark.django_db
def test_a_run_that_goes_on_keeps_itself_current_and_can_be_stopped(as_alice, alice):
    run = a_run(alice, "new", "rejected", state=ImportRun.State.RUNNING)
    address = f"/import/{run.pk}/"
    region = page_of(as_alice, address).select_one("#run")
    assert (region["hx-get"], region["hx-target"], region["hx-trigger"]) == (address, "#run", "every 1s")
    assert region.select_one("progress")["value"] == "2"
    part = as_alice.get(address, headers={"HX-Request": "true", "HX-Target": "run"})
    assert b"<html" not in part.content
    assert as_alice.post(address)["Location"] == address
    run.refresh_from_db()
    assert run.state == "stopped"
    assert "Stopped before the end" in page_of(as_alice, address).select_one("#run").text


@pytest.mark.django_db
def test_only_who_began_a_run_and_the_staff_can_stop_it(as_bob, alice):
    run = a_run(alice, "new", state=ImportRun.State.RUNNING)
    assert page_of(as_bob, f"/import/{run.pk}/").select("#stop") == []
    assert as_bob.post(f"/import/{run.pk}/").status_code == 403
    run.refresh_from_db()
    assert run.state == "running"


@pytest.mark.django_db
def test_a_run_that_is_done_cannot_be_stopped(as_alice, alice):
    run = a_run(alice, "new")
    as_alice.post(f"/import/{run.pk}/")
    run.refresh_from_db()
    assert run.state == "done"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["0.txt", "1.txt", "2.txt"]),
        ("?outcome=rejected", ["1.txt"]),
        ("?outcome=changed", []),
        ("?outcome=no", ["0.txt", "1.txt", "2.txt"]),
    ],
)
def test_the_ledger_is_filtered_by_outcome(as_alice, alice, query, names):
    run = a_run(alice, "new", "rejected", "identical")
    page = page_of(as_alice, f"/import/{run.pk}/{query}")
    assert [row[0] for row in rows_of(page)] == names
    tallies = {item.select_one("dt").text: item.select_one("dd").text for item in page.select(".tallies > div")}
    assert tallies == {"new": "1", "identical": "1", "changed": "0", "rejected": "1"}


@pytest.mark.django_db
def test_a_long_ledger_goes_on_page_by_page(as_alice, alice, monkeypatch):
    monkeypatch.setattr("timeline.web.imports.FILES_SHOWN", 2)
    run = a_run(alice, *["new"] * 5)
    seen, address = [], f"/import/{run.pk}/?outcome=new"
    while address:
        page = page_of(as_alice, address)
        seen += [row[0] for row in rows_of(page)]
        more = page.select_one(".more a")
        address = more["href"] if more else None
    assert seen == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]


@pytest.mark.django_db
def test_earlier_runs_are_listed_with_what_came_of_them(as_alice, alice):
    a_run(alice, "new", "new", "rejected")
    run = a_run(None, "identical", state=ImportRun.State.STOPPED)
    rows = [
        [" ".join(cell.text.split()) for cell in row.select("th, td")] for row in page_of(as_alice, "/import/").select("tbody tr")
    ]
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("january", "the command line", "stopped: 1 identical, 2 events"),
        ("january", "alice", "2 new, 1 rejected, 4 events"),
    ]
    assert rows and page_of(as_alice, "/import/").select_one("tbody a")["href"] == f"/import/{run.pk}/"


@pytest.mark.django_db
def test_a_file_name_with_markup_is_shown_as_text(as_alice, alice):
    run = a_run(alice, "new")
    run.files.update(name="<b>x</b>.txt")
    page = page_of(as_alice, f"/import/{run.pk}/")
    assert rows_of(page)[0][0] == "<b>x</b>.txt"


@pytest.mark.django_db
def test_an_unknown_run_is_a_page_in_words(as_alice):
    page_of(as_alice, "/import/999/", 404)


@pytest.mark.django_db
def test_ledger_and_list_of_runs_cost_as_many_queries_with_ten_as_with_one(as_alice, alice):
    few, many = a_run(alice, "new"), a_run(alice, *["new", "rejected"] * 5)
    assert queries_of(as_alice, f"/import/{few.pk}/") == queries_of(as_alice, f"/import/{many.pk}/")
    once = queries_of(as_alice, "/import/")
    for _ in range(8):
        a_run(alice, "new")
    assert queries_of(as_alice, "/import/") == once
