"""What a set of mentions says of one event: type, status, title. People's corrections come first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from timeline.extraction.actions.title_words import loose_words
from timeline.importer.dating import AGREEING
from timeline.importer.evidence import Told
from timeline.vocabulary import EventType, Status

REALITY = (Status.OCCURRED, Status.ONGOING)
PROSPECT = (Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL)
TITLE_LENGTH = 90
LONGEST_TITLE = 110  # rather a longer one than one cut off before what it is about


def status_of(mentions: Collection[Told]) -> Status:
    """What came to pass beats what was announced, unless the announcement is the later news.

    A denial stands only where no more articles say the opposite; either way both are shown (`disagreeing`).
    """
    told, announced, denied = (_with_status(mentions, statuses) for statuses in (REALITY, PROSPECT, (Status.DENIED,)))
    if told and denied and _articles(denied) > _articles(told):
        return Status.DENIED
    if told and (not announced or _latest(told) >= _latest(announced)):
        return _commonest(told, REALITY)
    if announced:
        return _commonest(announced, PROSPECT)
    return Status.DENIED


def best_of(mentions: Collection[Told], status: Status) -> Told:
    """The mention that speaks for the event: one that agrees on the status, the surest, a specific type, a clause that says who
    ("Turkish fighters shot …" rather than "it had been shot …"), the first printed.
    """
    return min(
        mentions,
        key=lambda mention: (
            mention.status not in AGREEING.get(status, {status}),
            -mention.confidence,
            mention.event_type == EventType.STATEMENT,
            not mention.article.text[mention.clause_start : mention.clause_start + 1].isupper(),
            mention.place_in_time,
        ),
    )


def title_of(mention: Told) -> str:
    """The clause of the mention, cut at a word; never a sentence nobody wrote."""
    return as_title(mention.article.text[mention.clause_start : mention.clause_end])


def as_title(clause: str) -> str:
    """The words of a clause on one line: whole where little is beyond `TITLE_LENGTH`, else cut there, but not behind "and" or "for the"."""
    title = shortened(clause, LONGEST_TITLE)
    if not title.endswith("…"):
        return title
    words = shortened(clause).removesuffix("…").split(" ")
    while len(words) > 1 and words[-1].lower() in loose_words():
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-") + "…"


def shortened(text: str, length: int = TITLE_LENGTH) -> str:
    """`text` on one line, cut after a whole word near `length` characters and marked with an ellipsis."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    head = words[: length + 1].rsplit(" ", 1)[0] if " " in words[: length + 1] else words[:length]
    return head.rstrip(" ,;:–—-") + "…"


def _with_status(mentions: Collection[Told], statuses: Collection[Status]) -> list[Told]:
    return [mention for mention in mentions if mention.status in statuses]


def _commonest(mentions: list[Told], order: tuple[Status, ...]) -> Status:
    """The status that most articles give; among equals the one that `order` names first."""
    return max(order, key=lambda status: (_articles(_with_status(mentions, (status,))), -order.index(status)))


def _articles(mentions: Collection[Told]) -> int:
    return len({mention.article_id for mention in mentions})


def _latest(mentions: Collection[Told]) -> date:
    return max(mention.article.published_on for mention in mentions)
