"""What became of an import that went wrong: a rejected file is tried again, a run whose process was killed is said to be so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.pages import page_of, parsed, queries_of, words_of
from timeline.importer.extracting import extraction_of
from timeline.importer.pipelining import BATCH
from timeline.importer.readers import Upload, read_text
from timeline.importer.recognising import content_hash
from timeline.importer.retrying import make_room
from timeline.importer.running import Given, Source, run_import, start_run
from timeline.importer.writing import goes_on, import_article, import_texts
from timeline.models import Article, ImportedFile, ImportRun, KeptUpload
from timeline.models.imports import SILENT_AFTER

TEXT = "PARIS, January 9 (RNA) - France expelled two Russian diplomats on Monday."


def imported(by, *uploads, publisher=""):
    sources = [Source(Upload(name, text if isinstance(text, bytes) else text.encode())) for name, text in uploads]
    return run_import(start_run("january", total=len(sources), by=by), sources, given=Given(publisher=publisher))


def again(run, name="one.txt"):
    return f"/import/{run.pk}/{run.files.get(name=name).pk}/"


def row_of(client, run):
    return [
        [" ".join(cell.text.split()) for cell in row.select("th, td")[:4]]
        for row in page_of(client, f"/import/{run.pk}/").select(".ledger tbody tr")
    ]


# A second try


@pytest.mark.django_db
def test_a_file_without_a_date_goes_in_with_one(as_alice, alice):
    run = imported(alice, ("one.txt", TEXT), publisher="Gazette")
    address = page_of(as_alice, f"/import/{run.pk}/").select_one("a[id^=again]")["href"]
    form = page_of(as_alice, address)
    assert "no date of publication" in form.select_one(".lede").text
    assert (form.select_one("#publisher")["value"], form.select_one("#text").text.strip()) == ("Gazette", TEXT)
    response = as_alice.post(address, {"published_on": "2020-01-09", "publisher": "Gazette", "text": TEXT})
    assert response["Location"] == f"/import/{run.pk}/"
    article = Article.objects.get()
    assert (article.published_on, article.publisher.name, article.text) == (date(2020, 1, 9), "Gazette", TEXT)
    page = page_of(as_alice, response["Location"])
    assert page.select_one(".notice").text == f"one.txt went in as a new article with 1 event: “{article.title}”."
    assert page.select("a[id^=again]") == []
    [row] = row_of(as_alice, run)
    assert row[:2] == ["one.txt", "new"] and "rejected at first (line 1: no date of publication" in row[2]
    assert (ImportedFile.objects.count(), KeptUpload.objects.count()) == (1, 0)


@pytest.mark.django_db
def test_a_text_is_put_right_in_the_form(as_alice, alice):
    run = imported(alice, ("one.txt", f" date 2020-02-30 {TEXT}"))
    refused = as_alice.post(again(run), {"published_on": "2020-01-09", "text": f" date 2020-02-30 {TEXT}"})
    assert refused.status_code == 422
    assert "Rejected again: line 1: 2020-02-30 is a day that does not exist." in parsed(refused).select_one("[role=alert]").text
    assert row_of(as_alice, run)[0][1] == "rejected"
    as_alice.post(again(run), {"text": f" date 2020-01-09 {TEXT}"})
    assert Article.objects.get().published_on == date(2020, 1, 9)


@pytest.mark.django_db
def test_bytes_that_nobody_changed_are_read_as_they_came(as_alice, alice):
    run = imported(alice, ("one.txt", "Le président est resté à l'Élysée.".encode("cp1252")))
    shown = page_of(as_alice, again(run)).select_one("#text").text
    assert shown.strip() == "Le président est resté à l'Élysée."
    as_alice.post(again(run), {"published_on": "2020-01-09", "text": shown})
    assert "read as Windows-1252" in row_of(as_alice, run)[0][2]


@pytest.mark.django_db
def test_a_text_that_is_stored_already_is_said_to_be(as_alice, alice):
    imported(alice, ("other.txt", f" date 2020-01-09 {TEXT}"))
    run = imported(alice, ("one.txt", TEXT))
    response = as_alice.post(again(run), {"published_on": "2020-01-09", "text": TEXT})
    assert "one.txt was stored already" in page_of(as_alice, response["Location"]).select_one(".notice").text
    assert row_of(as_alice, run)[0][1] == "identical"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [({"published_on": "tomorrow"}, "#published-error", "is not a date"), ({"publisher": "x" * 201}, "#publisher-error", "200")],
)
def test_what_cannot_be_is_said_beside_its_field(as_alice, alice, sent, field, said):
    run = imported(alice, ("one.txt", TEXT))
    response = as_alice.post(again(run), sent)
    assert response.status_code == 422 and said in parsed(response).select_one(field).text


@pytest.mark.django_db
def test_only_who_imported_it_and_the_staff_try_it_again(as_bob, as_alice, bob, alice):
    run = imported(alice, ("one.txt", TEXT))
    assert page_of(as_bob, f"/import/{run.pk}/").select("a[id^=again]") == []
    assert (as_bob.get(again(run)).status_code, as_bob.post(again(run)).status_code) == (403, 403)
    assert page_of(as_alice, again(imported(bob, ("one.txt", TEXT)))).select_one("form")
    assert as_alice.get(f"/import/{run.pk}/999/").status_code == 404


@pytest.mark.django_db
def test_what_can_never_go_in_is_not_kept(as_alice, alice, settings):
    settings.MAX_ARTICLE_BYTES = 1000
    run = imported(alice, ("scan.txt", bytes(range(32)) * 9), ("large.txt", "x" * 1001), ("one.txt", TEXT))
    assert list(KeptUpload.objects.values_list("file__name", flat=True)) == ["one.txt"]
    assert len(page_of(as_alice, f"/import/{run.pk}/").select("a[id^=again]")) == 1


@pytest.mark.django_db
def test_kept_files_go_with_their_run_and_the_oldest_when_they_are_too_many(alice, monkeypatch):
    first = imported(alice, ("one.txt", "a" * 60))
    imported(alice, ("two.txt", "b" * 60))
    monkeypatch.setattr("timeline.importer.retrying.MOST_KEPT", 100)
    make_room()
    assert list(KeptUpload.objects.values_list("file__name", flat=True)) == ["two.txt"]
    assert first.files.get().reason.startswith("no date of publication")
    ImportRun.objects.all().delete()
    assert not KeptUpload.objects.exists()


@pytest.mark.django_db
def test_the_ledger_costs_the_same_with_ten_files_to_try_again(as_alice, alice):
    few = imported(alice, ("0.txt", TEXT))
    many = imported(alice, *((f"{number}.txt", f"{TEXT} {number}") for number in range(10)))
    assert queries_of(as_alice, f"/import/{few.pk}/") == queries_of(as_alice, f"/import/{many.pk}/")


# Two at once


@pytest.mark.django_db
def test_a_text_that_another_stores_meanwhile_is_identical(alice):
    read = read_text(f" date 2020-01-09 {TEXT}", name="one.txt")

    def quicker():
        import_article(read)
        return extraction_of(read.text, read.published_on, "", {})

    [(row, result)] = import_texts(start_run("late", total=1, by=alice), [read], {content_hash(read): quicker})
    assert (row.outcome, result.article) == ("identical", Article.objects.get())


# A process that is gone


@pytest.mark.django_db
def test_a_run_of_a_killed_process_is_said_to_be_interrupted_and_keeps_what_went_in(as_alice, alice):
    run = imported(alice, ("one.txt", f" date 2020-01-09 {TEXT}"))
    killed_at = timezone.now() - SILENT_AFTER - timedelta(seconds=1)
    ImportRun.objects.update(state=ImportRun.State.RUNNING, total=3, seen_at=killed_at, ended_at=None)
    address = f"/import/{run.pk}/"
    page = page_of(as_alice, address)
    assert words_of(page, "#running") == "Interrupted"
    assert f"since {timezone.localtime(killed_at):%-d %B %Y, %H:%M}" in page.select_one("#run .notice").text
    assert words_of(page, ".run-line") == "1 of 3 files"
    assert page.select_one("#run").get("hx-trigger") is None and page.select("#stop") == []
    assert row_of(as_alice, run)[0][:2] == ["one.txt", "new"]
    assert words_of(page_of(as_alice, "/import/"), "tbody td:last-child") == "interrupted: 1 new, 1 event"
    assert goes_on(run)  # it was only slow
    assert words_of(page_of(as_alice, address), "#running") == "Running now"


@pytest.mark.django_db
def test_a_run_gives_signs_of_life_with_every_batch(alice):
    seen = []
    sources = [Source(Upload(f"{number}.txt", f" date 2020-01-09 {TEXT} {number}".encode())) for number in range(2 * BATCH + 1)]
    run = start_run("many", total=2 * BATCH + 1, by=alice)
    run_import(run, sources, progress=lambda row: seen.append(ImportRun.objects.values_list("seen_at", flat=True).get()))
    assert len(set(seen)) >= 3
    assert ImportRun.objects.get().state == "done"
