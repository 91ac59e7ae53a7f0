"""From the command line to the ledger, with the real extraction."""

import json
from concurrent.futures import CancelledError
from datetime import date, timedelta
from multiprocessing import active_children

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count

from timeline.importer.extracting import extractor
from timeline.importer.pipelining import BATCH
from timeline.importer.readers import Upload, read_text
from timeline.importer.rebuilding import rebuild
from timeline.importer.running import Given, Source, run_import, start_run
from timeline.importer.writing import import_article
from timeline.models import Article, Event, ImportedFile, ImportRun, Mention, Publisher

pytestmark = pytest.mark.django_db

MINISTERS = " date 2020-01-09 Foreign Minister Wang Yi met his Russian counterpart Sergey Lavrov in Beijing on Tuesday.\n"
SANCTIONS = " date 2020-01-10 VIENNA, January 10. /Lakeside Wire/. The United States imposed sanctions on Iran on Friday.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ministers.txt").write_text(MINISTERS)
    (tmp_path / "sanctions.txt").write_text(SANCTIONS)
    return tmp_path


def outcomes() -> dict[str, str]:
    """The latest run's files by the end of their names."""
    rows = ImportRun.objects.latest("pk").files.all()
    return {row.name.rpartition("/")[2]: row.outcome for row in rows}


def test_a_folder_goes_in_with_its_events_and_its_ledger(folder, capsys):
    call_command("import_articles", str(folder))
    assert capsys.readouterr().out.split() == ["new", "2", "identical", "0", "changed", "0", "rejected", "0"]
    assert Event.objects.filter(event_type="CONSULT", start=date(2020, 1, 7)).exists()
    assert Article.objects.get(file_name="sanctions.txt").publisher.name == "Lakeside Wire"
    run = ImportRun.objects.get()
    assert (run.state, run.total, run.by, run.files.count()) == ("done", 2, None, 2)
    assert all(row.event_count for row in run.files.all())
    for mention in Mention.objects.select_related("article"):
        assert mention.trigger in mention.quote in mention.article.text


def test_a_second_import_writes_nothing_but_the_ledger(folder):
    call_command("import_articles", str(folder))
    before = list(Event.objects.order_by("pk").values())
    (folder / "copy.txt").write_text(MINISTERS)
    call_command("import_articles", str(folder))
    assert outcomes() == {"ministers.txt": "identical", "sanctions.txt": "identical", "copy.txt": "identical"}
    assert list(Event.objects.order_by("pk").values()) == before


def test_the_same_text_under_two_names_in_one_import(folder):
    (folder / "zz.txt").write_text(MINISTERS)
    call_command("import_articles", str(folder))
    assert outcomes() == {"ministers.txt": "new", "sanctions.txt": "new", "zz.txt": "identical"}


def test_another_text_in_the_same_file_is_a_new_edition(folder):
    call_command("import_articles", str(folder))
    (folder / "sanctions.txt").write_text(" date 2020-01-11 France recalled its ambassador to Turkey on Friday.")
    call_command("import_articles", str(folder))
    assert outcomes() == {"ministers.txt": "identical", "sanctions.txt": "changed"}
    assert Article.objects.count() == 2
    assert not Event.objects.filter(event_type="SANCTION", participations__actor__code="IRN").exists()
    assert not rebuild().total()


def test_bad_files_are_told_and_stop_no_other(folder, capsys):
    (folder / "a-no-date.txt").write_text("The ministers met.")
    (folder / "b-bad-day.txt").write_text(" date 2020-02-30 The ministers met.")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "d-empty.txt").write_text(" date 2020-01-09 \n")
    (folder / "e-latin.txt").write_bytes(" date 2020-01-09 Le président est resté à l'Élysée.".encode("cp1252"))
    with pytest.raises(CommandError, match="4 files were rejected"):
        call_command("import_articles", str(folder))
    assert outcomes() == {
        "a-no-date.txt": "rejected",
        "b-bad-day.txt": "rejected",
        "c-binary.txt": "rejected",
        "d-empty.txt": "rejected",
        "e-latin.txt": "new",
        "ministers.txt": "new",
        "sanctions.txt": "new",
    }
    assert "e-latin.txt: read as Windows-1252, because byte" in capsys.readouterr().err


def test_exit_codes_and_report(folder, capsys):
    (folder / "a-no-date.txt").write_text("The ministers met.")
    (folder / "b-bad-day.txt").write_text(" date 2020-02-30 The ministers met.")
    report = folder / "report.json"
    with pytest.raises(CommandError) as failure:
        call_command("import_articles", str(folder), str(folder / "missing.txt"), report=report)
    assert failure.value.returncode == 1
    told = capsys.readouterr().err.splitlines()
    assert f"rejected: {folder}/b-bad-day.txt: line 1: 2020-02-30 is a day that does not exist" in told
    assert all(told), "a line for each file, and none between them"
    assert f"rejected: {folder}/missing.txt: there is no such file or folder" in told
    written = json.loads(report.read_text())
    assert written["counts"] == {"new": 2, "identical": 0, "changed": 0, "rejected": 3}
    assert {file["name"].rpartition("/")[2] for file in written["files"] if file["outcome"] == "rejected"} == {
        "a-no-date.txt",
        "b-bad-day.txt",
        "missing.txt",
    }


def test_nothing_could_be_read(tmp_path):
    with pytest.raises(CommandError) as failure:
        call_command("import_articles", str(tmp_path))
    assert failure.value.returncode == 2
    assert ImportedFile.objects.get().reason == "the folder holds no text files (.txt)"


def test_date_and_publisher_from_the_command_line(tmp_path):
    (tmp_path / "plain.txt").write_text("China recalled its ambassador from Japan on Tuesday.")
    call_command("import_articles", str(tmp_path), date=date(2020, 1, 9), publisher="Evening Post")
    article = Article.objects.get()
    assert (article.published_on, article.published_on_basis) == (date(2020, 1, 9), "argument")
    assert (article.publisher.name, article.publisher_basis) == ("Evening Post", "given")
    with pytest.raises(CommandError, match="“tomorrow” is not a day"):
        call_command("import_articles", str(tmp_path), "--date", "tomorrow")


def test_a_warning_goes_to_the_ledger(tmp_path, capsys):
    (tmp_path / "later.txt").write_text(" date 2020-01-09 France recalled its ambassador from Turkey.")
    with time_machine.travel(date(2019, 1, 1)):
        call_command("import_articles", str(tmp_path))
    row = ImportedFile.objects.get()
    assert (row.outcome, row.reason) == ("new", "published on 2020-01-09, which is in the future")
    assert "warning" in capsys.readouterr().err


def test_html_and_script_are_text(tmp_path):
    (tmp_path / "page.txt").write_text(
        " date 2020-01-09 <script>alert(1)</script> <b>France</b> recalled its ambassador from Turkey."
    )
    call_command("import_articles", str(tmp_path))
    assert Article.objects.get().text.startswith("<script>alert(1)</script>")


def test_a_run_stops_when_somebody_says_so(alice):
    texts = [MINISTERS.replace("Tuesday", f"January {number}").encode() for number in range(1, 8)]
    uploads = [Source(Upload(f"{number % 7}.txt", texts[number % 7])) for number in range(BATCH + 2)]
    run = start_run("many", total=len(uploads), by=alice)

    def stop(row: ImportedFile) -> None:
        ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.STOPPED)

    run_import(run, uploads, progress=stop)
    run.refresh_from_db()
    assert (run.state, run.by) == ("stopped", alice)
    assert 0 < run.files.count() < len(uploads)


def test_texts_that_are_ahead_when_an_import_ends_are_not_waited_for():
    with extractor(2) as extract:
        ahead = [extract(MINISTERS, date(2020, 1, 9), "", {}) for _ in range(100)]
    with pytest.raises(CancelledError):
        ahead[-1]()


def test_where_a_process_that_reads_dies_the_rest_is_read_all_the_same(caplog):
    text = (MINISTERS, date(2020, 1, 9), "", {})
    with extractor(2) as extract:
        expected = extract(*text)()
        ahead = [extract(*text) for _ in range(100)]
        for process in active_children():
            process.kill()
            process.join()
        assert [later() for later in [*ahead, extract(*text)]] == [expected] * 101
    assert caplog.text.count("has died") == 1


def test_an_archive_is_stored_in_the_order_of_its_days():
    days = [date(2020, 1, 1) + timedelta(days=number * 37 % 90) for number in range(BATCH + 5)]
    sources = [Source(Upload(f"{day}.txt", f" date {day} Oslo was quiet on {day}.".encode())) for day in days]
    unreadable = Source(Upload("undated.txt", b"Oslo was quiet."))
    told = []
    run_import(start_run("many", total=len(sources) + 1), [*sources, unreadable], progress=lambda row: told.append(row.name))
    assert told == ["undated.txt", *(f"{day}.txt" for day in sorted(days))]
    assert list(Article.objects.order_by("pk").values_list("published_on", flat=True)) == sorted(days)


def test_numeric_dates_are_read_in_the_order_of_their_publisher():
    Publisher.objects.create(name="Evening Post", slug="evening-post", date_order="DMY")
    upload = Source(Upload("a.txt", b" date 2020-06-09 France recalled its ambassador from Turkey on 3/4/2020."))
    run_import(start_run("one", total=1), [upload], given=Given(publisher="Evening Post"))
    assert Event.objects.filter(start=date(2020, 4, 3)).exists()


def test_one_article_at_hand(bob):
    imported = import_article(read_text(MINISTERS, name="pasted"), by=bob)
    assert (imported.outcome, imported.event_count) == ("new", imported.article.mentions.values("event").distinct().count())
    assert import_article(read_text(MINISTERS, name="pasted"), by=bob).outcome == "identical"
    assert ImportRun.objects.filter(by=bob, state="done").count() == 2


def test_the_sample_reads_the_same_again(capsys):
    call_command("import_articles", "timeline/sample")
    before = list(
        Event.objects.visible_to(None)
        .order_by("pk")
        .values("pk", "title", "start", "end", "status", "event_type", "mention_count")
    )
    call_command("reextract", jobs=2)
    after = list(
        Event.objects.visible_to(None)
        .order_by("pk")
        .values("pk", "title", "start", "end", "status", "event_type", "mention_count")
    )
    assert after == before
    assert not rebuild().total()


def test_what_cannot_be_stored_again_stays_and_stops_no_other(capsys):
    call_command("import_articles", "timeline/sample")
    bad, good = Article.objects.annotate(events=Count("mentions")).filter(events__gt=1).order_by("published_on", "pk")[:2]
    Mention.objects.filter(article__in=[bad, good]).delete()
    connection.check_constraints()  # PostgreSQL alters no table of which it has yet to check something
    with connection.cursor() as cursor:  # from now on the database takes no second mention of the bad one
        cursor.execute(f"CREATE UNIQUE INDEX hardly_any ON timeline_mention (article_id) WHERE article_id = {bad.pk}")
    capsys.readouterr()
    with pytest.raises(CommandError, match=r"1 article could not be stored"):
        call_command("reextract")
    printed = capsys.readouterr()
    assert f"{Article.objects.count() - 1} articles read again" in printed.out
    assert f"article {bad.pk} could not be stored: IntegrityError" in printed.err
    assert good.mentions.exists()
    assert not bad.mentions.exists()


def test_reading_again_names_an_article_that_does_not_exist():
    with pytest.raises(CommandError, match="no article 77"):
        call_command("reextract", "77")
