"""What the readers take and give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline.models import Article


class Unreadable(Exception):  # noqa: N818 - named as what is raised reads: "Unreadable: …"
    """Something that cannot be imported: its name, the place in it ("line 1", "byte 8114", or empty) and the reason."""

    def __init__(self, name: str, reason: str, place: str = "") -> None:
        super().__init__(f"{name}: {place}: {reason}" if place else f"{name}: {reason}")
        self.name, self.place, self.reason = name, place, reason


@dataclass(frozen=True, slots=True)
class Upload:
    """A file whose bytes are at hand already: from a form, or from standard input."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A text ready to be stored exactly so; all offsets will refer to it."""

    text: str
    published_on: date
    basis: Article.PublishedOnBasis = Article.PublishedOnBasis.ARGUMENT
    name: str = ""  # as people know it: the path that was given, the name of an upload
    from_path: bool = False  # read from a file of this machine, so that `name` means that file the next time too
    file_name: str = ""  # what is the same when the file is given from elsewhere: its path below the folder that was given
    title: str = ""  # empty: made from the text
    url: str = ""
    publisher: str = ""  # empty: from the dateline, if there is one
    warnings: tuple[str, ...] = ()
