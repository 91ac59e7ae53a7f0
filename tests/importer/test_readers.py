from datetime import date

import pytest
import time_machine

from timeline.importer.readers import Unreadable, Upload, find_files, read_file, read_text, read_upload

HEADER = b" date 2020-01-09 "


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(date(2026, 1, 1)):
        yield


def read(content: bytes, **options):
    return read_upload(Upload("report.txt", content), **options)


@pytest.mark.parametrize(
    ("content", "text", "warning", "why"),
    [
        (HEADER + b"The ministers met.\n\nThey left.\n", "The ministers met.\n\nThey left.", "", "the seed format"),
        (b"DATE: 2020-01-09\nThe ministers met.", "The ministers met.", "", "the header in capitals, on a line of its own"),
        (b"\xef\xbb\xbf" + HEADER + "Élysée".encode(), "Élysée", "", "UTF-8 with a byte order mark"),
        ("\ufeff date 2020-01-09 Élysée".encode("utf-16-le"), "Élysée", "", "UTF-16 by its mark"),
        (HEADER + "“Élysée”".encode("cp1252"), "“Élysée”", "Windows-1252", "what old newsrooms write"),
        (HEADER + b"One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree.", "", "line ends are all one"),
        (
            HEADER + b"Be\x00fore\x07 the talks \xc2\x85ended.",
            "Before the talks ended.",
            "3 control characters",
            "not for databases",
        ),
        (HEADER + b"One\ttab", "One\ttab", "", "a tab is text"),
        (HEADER + "<script>alert(1)</script> 📰 שלום".encode(), "<script>alert(1)</script> 📰 שלום", "", "kept as it is"),
        (b" date 2026-01-02 News of tomorrow.", "News of tomorrow.", "in the future", "a date to come is doubtful, not wrong"),
        (b" date 0202-01-09 The ministers met.", "The ministers met.", "no newspapers yet", "a year with two digits exchanged"),
    ],
)
def test_what_is_read(content, text, warning, why):
    article = read(content)
    assert article.text == text, why
    assert warning in "; ".join(article.warnings), why
    assert bool(article.warnings) == bool(warning), why
    assert article.basis == "header"


@pytest.mark.parametrize(
    ("content", "place", "reason", "why"),
    [
        (b"The ministers met.", "line 1", "no date of publication", "neither header nor --date"),
        (b" date 2020-02-30 The ministers met.", "line 1", "2020-02-30 is a day that does not exist", "an impossible day"),
        (b" date 0000-01-01 The ministers met.", "line 1", "does not exist", "a year that does not exist"),
        (b" date 2020-01-09 \n\n", "line 1", "no text after the date", "nothing to read"),
        (b"", "line 1", "no text", "an empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01", "byte 6", "not a text file", "a picture"),
        (HEADER + "text".encode("utf-16-le") * 9, "byte 18", "not a text file", "UTF-16 without its mark"),
        (b"\xff\xfe\x00", "byte 2", "not UTF-16", "a mark that lies"),
        (b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj", "", "a PDF file, no plain text", "no control character in sight"),
        (b"PK\x03\x04\x14\x00\x06\x00", "", "a ZIP archive", "a document of Word"),
        (b"{\\rtf1\\ansi The ministers met.}", "", "Rich Text Format", "markup in plain letters"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><p>The ministers met.", "", "a web page", "a page saved by a browser"),
        (HEADER + b"caf\xe9 \x81", "byte 20", "neither UTF-8 nor Windows-1252", "no encoding we know"),
    ],
)
def test_what_is_refused(content, place, reason, why):
    with pytest.raises(Unreadable) as refusal:
        read(content)
    assert (refusal.value.name, refusal.value.place) == ("report.txt", place), why
    assert reason in refusal.value.reason, why


def test_a_given_date_is_for_texts_that_do_not_tell_it():
    given = date(2020, 1, 10)
    article = read(b"The ministers met.", published_on=given)
    assert (article.published_on, article.basis) == (given, "argument")
    assert read(HEADER + b"The ministers met.", published_on=given).published_on == date(2020, 1, 9)
    with pytest.raises(Unreadable, match="no text"):
        read(b" \n ", published_on=given)


def test_text_at_hand_may_hold_what_no_encoding_can():
    assert read_text("half \ud800 a pair", name="pasted", published_on=date(2020, 1, 9)).text == "half  a pair"


def test_a_file_beyond_the_limit_is_not_read(tmp_path, settings):
    settings.MAX_ARTICLE_BYTES = 100
    large = tmp_path / "large.txt"
    large.write_bytes(HEADER + b"x" * 100)
    with pytest.raises(Unreadable, match=r"too large: 117 bytes.*100 bytes, set by MAX_ARTICLE_BYTES"):
        read_file(large)
    with pytest.raises(Unreadable, match="too large"):
        read(HEADER + b"x" * 100)


def test_files_of_a_folder_and_their_names(tmp_path):
    for name in ["b.txt", "a/1.txt", "a/plain", "notes.md", ".hidden.txt", "picture.png"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [name for _, name in find_files(str(tmp_path))] == ["a/1.txt", "a/plain", "b.txt"]
    assert [name for _, name in find_files(str(tmp_path / "notes.md"))] == ["notes.md"]


def test_nothing_to_read(tmp_path):
    with pytest.raises(Unreadable, match="no such file"):
        list(find_files(str(tmp_path / "missing.txt")))
    with pytest.raises(Unreadable, match="no text files"):
        list(find_files(str(tmp_path)))
    (tmp_path / "link.txt").symlink_to(tmp_path / "missing.txt")
    with pytest.raises(Unreadable, match="not a regular file"):
        read_file(tmp_path / "link.txt")
