"""`manage.py explain FILE…`: an article in the terminal with everything that was found in it, and why."""

from __future__ import annotations

import os
import re
import shutil
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.termcolors import make_style

from timeline.extraction import extract
from timeline.extraction.values import ActorMention, BlockKind, EventMention, Extraction, Sentence, Span
from timeline.importer.readers import ReadArticle, Unreadable, Upload, read_file, read_upload
from timeline.importer.readers.files import STANDARD_INPUT, standard_input
from timeline.importer.running import Source, sources_at
from timeline.management.arguments import day
from timeline.models import Publisher
from timeline.vocabulary import DateBasis

SOME_REJECTED, NOTHING_READ = 1, 2
NARROWEST, WIDEST = 40, 110
LABEL = 14  # characters of the column that says what a line is about
BASES = {
    DateBasis.STATED: "stated in the text",
    DateBasis.INFERRED: "inferred from the context",
    DateBasis.NONE: "only bounded by the day of publication",
}
HEADING, TRIGGER = make_style(opts=("bold",)), make_style(opts=("bold",), fg="red")
ACTOR, DATE = make_style(fg="cyan"), make_style(fg="green")

Style = Callable[[str], str]


class Command(BaseCommand):
    help = (
        "Prints articles with the events found in each sentence, and why each was found and read so. Takes files, folders, "
        "or - for standard input; needs no database. Exit codes: 0 all were read, 1 some were not, 2 none was."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="FILE")
        parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="day of publication of texts that do not tell it")
        parser.add_argument(
            "--date-order",
            choices=Publisher.DateOrder.values,
            default=Publisher.DateOrder.MONTH_FIRST.value,
            help="how the publisher writes dates in digits",
        )

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        sources, missing = sources_at(path for path in paths if path != STANDARD_INPUT)
        if STANDARD_INPUT in paths:
            sources.append(Source(standard_input()))
        on_terminal = self.stdout.isatty() and not options["no_color"] and not os.environ.get("NO_COLOR")
        page = _Page(in_colour=options["force_color"] or on_terminal)
        for problem in missing:
            self._say_unreadable(problem)
        read = 0
        for source in sources:
            try:
                article = _read(source, options["date"])
            except Unreadable as problem:
                self._say_unreadable(problem)
                continue
            read += 1
            for warning in article.warnings:
                self.stderr.write(f"warning: {article.name}: {warning}")
            found = extract(article.text, article.published_on, date_order=options["date_order"])
            if not self._print(page.lines(article, found)):
                return
        rejected = len(sources) + len(missing) - read
        if not read:
            raise CommandError("Nothing could be read.", returncode=NOTHING_READ)
        if rejected:
            raise CommandError(
                f"{_counted(rejected, 'file')} could not be read; the reasons stand above.", returncode=SOME_REJECTED
            )

    def _say_unreadable(self, problem: Unreadable) -> None:
        self.stderr.write(f"not read: {problem}")

    def _print(self, lines: Iterator[str]) -> bool:
        """False when whoever reads us (`head`, a pager) has seen enough."""
        try:
            self.stdout.write("\n".join(lines) + "\n")
            self.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains when it flushes at its end
            return False
        return True


class _Page:
    """Lays out one article after another, as wide as the terminal."""

    def __init__(self, *, in_colour: bool) -> None:
        self.in_colour = in_colour
        self.width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)

    def lines(self, article: ReadArticle, found: Extraction) -> Iterator[str]:
        """The head, the sentences with their events below them, then the dates and the actors."""
        yield self._styled(article.name, HEADING)
        yield from self._item("published", f"{article.published_on} ({article.basis.label})")
        if dateline := found.dateline:
            told = ", ".join(filter(None, (dateline.place, str(dateline.day or ""), dateline.publisher)))
            yield from self._item("dateline", f"“{_flat(dateline.span.of(article.text))}”: {told}")
        yield ""

        numbers = {id(event): number for number, event in enumerate(found.events, start=1)}
        events = defaultdict(list)
        for event in found.events:
            events[event.sentence.span].append(event)
        for before, sentence in zip([None, *found.sentences], found.sentences, strict=False):
            if before and (before.block != sentence.block or events[before.span]):
                yield ""
            yield from self._sentence(article.text, sentence, found, events[sentence.span])
            for event in events[sentence.span]:
                yield from self._event(article.text, event, numbers[id(event)], found.events)
        yield ""

        yield self._styled(_counted(len(found.events), "event"), HEADING)
        yield ""
        yield from self._dates(article.text, found)
        yield ""
        yield from self._actors(article.text, found)

    def _sentence(self, text: str, sentence: Sentence, found: Extraction, events: Sequence[EventMention]) -> Iterator[str]:
        marks = [(event.trigger, TRIGGER) for event in events]
        marks += [(mention.span, DATE) for mention in found.dates if sentence.span.covers(mention.span)]
        marks += [(mention.span, ACTOR) for mention in found.actors if sentence.span.covers(mention.span)]
        words = []
        for word in re.finditer(r"\S+", sentence.span.of(text)):
            place = Span(sentence.span.start + word.start(), sentence.span.start + word.end())
            style = next((style for span, style in marks if span.overlaps(place)), None)
            words.append((word.group(), style))
        if sentence.block.kind is not BlockKind.PARAGRAPH:
            words.insert(0, (f"[{sentence.block.kind}]", None))
        yield from self._wrapped(words, first="", indent="")

    def _event(self, text: str, event: EventMention, number: int, all_events: Sequence[EventMention]) -> Iterator[str]:
        when = event.date
        head = f"{event.type.label} · {event.status} · “{_flat(event.trigger.of(text))}” · confidence {event.confidence:.2f}"
        yield from self._wrapped([(word, TRIGGER) for word in head.split()], first=f"{f'({number})':>6} ", indent=" " * 7)
        parties = [
            ("who acts", event.sources, "nobody named"),
            ("acted upon", event.targets, "nobody named"),
            ("where", event.locations, ""),
            ("who says so", event.speakers, "the article itself"),
        ]
        for label, actors, otherwise in parties:
            if told := "; ".join(_named(actor, text) for actor in actors) or otherwise:
                yield from self._item(label, told, depth=7)
        expression = f"“{_flat(when.expression.of(text))}”, " if when.expression else ""
        told = f"{when.range.edtf} ({when.range.precision}), {expression}{BASES[when.basis]}, by the rule {when.rule}"
        yield from self._item("when", told, depth=7)
        for after in event.after:
            earlier = all_events[after.anchor]
            place = f"({after.anchor + 1}) “{_flat(earlier.trigger.of(text))}”, because of “{_flat(after.span.of(text))}”"
            yield from self._item("after", place, depth=7)
        for about, reason in event.reasons.items():
            yield from self._item(f"why {about}", reason, depth=7)

    def _dates(self, text: str, found: Extraction) -> Iterator[str]:
        yield self._styled(_counted(len(found.dates), "date expression"), HEADING)
        for mention in found.dates:
            no_date = "" if mention.dates_events else "; dates no event"
            told = f"{mention.range.edtf} ({mention.range.precision}{no_date}), by the rule {mention.rule}: {mention.reason}"
            yield from self._item(f"{mention.span.start}–{mention.span.end}", told)

    def _actors(self, text: str, found: Extraction) -> Iterator[str]:
        """Each reading of the same words once."""
        yield self._styled(_counted(len(found.actors), "mention") + " of actors", HEADING)
        readings = Counter(
            (
                f"{_named(mention, text)}{', a place' if mention.is_place else ''}"
                f"{f', as {mention.office.title}' if mention.office else ''}, by the rule {mention.rule}: {mention.reason}"
                f"{f'; sector {mention.sector}' if mention.sector else ''}"
            )
            for mention in found.actors
        )
        for told, times in readings.items():
            yield from self._item("once" if times == 1 else f"{times} times", told)

    def _item(self, label: str, told: str, *, depth: int = 2) -> Iterator[str]:
        first = " " * depth + f"{label:<{LABEL}} "
        yield from self._wrapped([(word, None) for word in told.split()], first=first, indent=" " * len(first))

    def _wrapped(self, words: Sequence[tuple[str, Style | None]], *, first: str, indent: str) -> Iterator[str]:
        """Lines of at most the page's width, measured without the codes of the colours."""
        line, used = first, len(first)
        for number, (word, style) in enumerate(words):
            if number and used + len(word) > self.width:
                yield line.rstrip()
                line, used = indent, len(indent)
            line += self._styled(word, style) + " "
            used += len(word) + 1
        yield line.rstrip()

    def _styled(self, words: str, style: Style | None) -> str:
        return style(words) if style and self.in_colour else words


def _read(source: Source, published_on: date | None) -> ReadArticle:
    if isinstance(source.what, Upload):
        return read_upload(source.what, published_on=published_on)
    return read_file(source.what, published_on=published_on)


def _named(mention: ActorMention, text: str) -> str:
    """ "Wang Yi (person of CHN) “Wang”"."""
    words = f"“{_flat(mention.span.of(text))}”"
    if mention.actor is None:
        return f"{words}, not linked to anybody"
    actor = mention.actor
    what = actor.code or (f"{actor.kind} of {actor.affiliation}" if actor.affiliation else actor.kind)
    return f"{actor.name} ({what}) {words}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _flat(words: str) -> str:
    return " ".join(words.split())
