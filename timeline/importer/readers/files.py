"""From paths and uploads to text: which files there are, how large they may be, how their bytes are read."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.conf import settings

from timeline.importer.readers.plain_text import read_text
from timeline.importer.readers.values import ReadArticle, Unreadable, Upload

TEXT_SUFFIXES = {".txt", ".text", ""}
STANDARD_INPUT = "-"
_MARKS = [
    (b"\xff\xfe\x00\x00", "utf-32"),  # before UTF-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
]
# What begins like this would else be read as an article of its markup, or be refused without saying what it is.
_OTHER_KINDS = [
    (re.compile(rb"%PDF-"), "a PDF file"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive, as documents of Word and OpenDocument are too"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "a document of an old Office program"),
    (re.compile(rb"\{\\rtf"), "a document in Rich Text Format"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml)\b", re.IGNORECASE), "a web page or XML file"),
]
# More control characters than this among the first bytes: not a text with a few stray ones, but no text at all.
_BINARY_SHARE = 0.05
_SAMPLE = 8192
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # none of those that texts have, such as tabs and line ends


def find_files(given: str) -> Iterator[tuple[Path, str]]:
    """Each file that a path means, with its name below that path; a folder means its text files and those of its folders.

    Raises Unreadable when there is nothing at the path, or no text file in the folder.
    """
    path = Path(given)
    if not path.exists():
        raise Unreadable(given, "there is no such file or folder")
    if path.is_file():
        yield path, path.name
        return
    if not path.is_dir():
        raise Unreadable(given, "this is neither a file nor a folder")
    found = sorted(
        file
        for folder, _, names in os.walk(path)
        for file in (Path(folder, name) for name in names)
        if file.suffix.lower() in TEXT_SUFFIXES and not file.name.startswith(".")
    )
    if not found:
        raise Unreadable(given, "the folder holds no text files (.txt)")
    for file in found:
        yield file, file.relative_to(path).as_posix()


def read_file(path: Path, *, file_name: str = "", published_on: date | None = None) -> ReadArticle:
    """The article in a file. Its size is asked before it is read. Raises Unreadable."""
    name = str(path)
    try:
        if not path.is_file():
            raise Unreadable(name, "this is not a regular file")
        _check_size(name, path.stat().st_size)
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(name, f"it cannot be read: {error.strerror}") from None
    return replace(_read_bytes(name, content, published_on), from_path=True, file_name=file_name or path.name)


def read_upload(upload: Upload, *, published_on: date | None = None) -> ReadArticle:
    """The article in bytes that are at hand already. Raises Unreadable."""
    _check_size(upload.name, len(upload.content))
    return replace(_read_bytes(upload.name, upload.content, published_on), file_name=upload.name)


def standard_input() -> Upload:
    """What is piped in, read no further than an article may be long."""
    return Upload("standard input", sys.stdin.buffer.read(settings.MAX_ARTICLE_BYTES + 1))


def _check_size(name: str, size: int) -> None:
    if size > settings.MAX_ARTICLE_BYTES:
        limit = f"{settings.MAX_ARTICLE_BYTES:,} bytes, set by MAX_ARTICLE_BYTES"
        raise Unreadable(name, f"it is too large: {size:,} bytes, where an article may have {limit}")


def _read_bytes(name: str, content: bytes, published_on: date | None) -> ReadArticle:
    text, warnings = decoded(name, content)
    article = read_text(text, name=name, published_on=published_on)
    return replace(article, warnings=(*warnings, *article.warnings))


def decoded(name: str, content: bytes) -> tuple[str, list[str]]:
    """The text and warnings: UTF-8, or what a byte order mark says; else Windows-1252, when the bytes can be that.

    Raises Unreadable for what is no text.
    """
    if kind := next((kind for beginning, kind in _OTHER_KINDS if beginning.match(content)), None):
        raise Unreadable(name, f"this is {kind}, no plain text: save its text alone, or paste it")
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8-sig")
    if encoding == "utf-8-sig" and (place := _binary_at(content)) is not None:
        raise Unreadable(name, "this is not a text file", f"byte {place}")
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            raise Unreadable(name, f"this is not {encoding.upper()}, as its first bytes say", f"byte {error.start}") from None
        bad = error.start
    try:
        return content.decode("cp1252"), [f"read as Windows-1252, because byte {bad} is not UTF-8"]
    except UnicodeDecodeError:
        raise Unreadable(name, "this is neither UTF-8 nor Windows-1252", f"byte {bad}") from None


def _binary_at(content: bytes) -> int | None:
    """Where the first control character stands, if there are too many of them for a text."""
    sample = content[:_SAMPLE]
    places = [control.start() for control in _CONTROL.finditer(sample)]
    return places[0] if len(places) > max(2, len(sample) * _BINARY_SHARE) else None
