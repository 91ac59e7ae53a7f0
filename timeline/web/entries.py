"""An event as the list shows it, with everything the template needs already put into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from timeline.models import Actor, Event, Mention
from timeline.vocabulary import EventType, Precision, Quad, Role, Status
from timeline.web.wording import DateHeading, date_heading, day_in_words, either, in_words, number_of, voice

QUOTE_LENGTH = 170  # two lines of the list at its full measure
MOST_PUBLISHERS = 3  # that are named
LITTLE_MORE = 25  # letters beyond the title that are not worth a line
_SUBJECT_OF_DISAGREEMENT = {
    "date": "when",
    "status": "whether it is so",
    "number": "how many",
    Role.SOURCE: "who acted",
    Role.TARGET: "whom it concerned",
    Role.SPEAKER: "who said so",
}


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part; `is_understood` where no sentence tells it."""

    actor: Actor
    is_understood: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list. Events come from `EventQuerySet.as_lines()`, so that nothing here costs a query."""

    event: Event
    quad: Quad
    type_label: str
    status: str  # empty when it occurred, which is what a reader takes for granted
    sources: list[Party]
    targets: list[Party]
    is_mutual: bool
    quote: str
    order: str  # what is known of an event without a date: "on or before 9 January 2020"
    facts: list[str]
    differ: str  # what the articles disagree on, in words; empty when they agree

    @property
    def has_understood(self) -> bool:
        return any(party.is_understood for party in (*self.sources, *self.targets))

    @property
    def mark_precision(self) -> str:
        return Precision.UNKNOWN if self.event.is_undated else self.event.precision


@dataclass(frozen=True, slots=True)
class Day:
    """Events that share a date, which is printed once beside them."""

    heading: DateHeading
    entries: list[Entry]
    line_above: str = ""  # what the line says that parts it from what was still to come


def entry_of(event: Event) -> Entry:
    """The event in words. It must come from `as_lines()`."""
    event_type = EventType(event.event_type)
    sources, targets = _parties(event, Role.SOURCE), _parties(event, Role.TARGET)
    order = "" if not event.is_undated or (event.start, event.end) == (None, None) else _date_of(event)
    return Entry(
        event=event,
        quad=event_type.quad,
        type_label=event_type.label,
        status="" if event.status == Status.OCCURRED else event.status,
        sources=sources or ([] if targets else _parties(event, Role.SPEAKER)),
        targets=targets,
        is_mutual=len(sources) == 2 and not targets,
        quote=_quote(event),
        order=order,
        facts=_facts(event),
        differ=differ_in_words(event),
    )


def days_of(events: Iterable[Event]) -> list[Day]:
    """The events under their dates, in the order in which they come."""
    days: list[Day] = []
    for event in events:
        heading = date_heading(event.start, event.end, event.precision)
        if not days or days[-1].heading != heading:
            days.append(Day(heading, []))
        days[-1].entries.append(entry_of(event))
    return days


def with_line_at_publication(days: list[Day]) -> list[Day]:
    """Parts what was still to come when the newest of the articles was printed from what had happened by then.

    For days that come newest first, from the first page on; without anything to come there is no line.
    """
    printed = [entry.event.best_mention.article.published_on for day in days for entry in day.entries if entry.event.best_mention]
    latest = max(printed, default=None)
    for place, day in enumerate(days):
        event = day.entries[0].event
        if latest and event.start and not event.is_undated and event.start > latest:
            continue
        if place == 0:
            break
        words = f"the newest article was published {day_in_words(latest)}; above, what was still to come"
        return [*days[:place], replace(day, line_above=words), *days[place + 1 :]]
    return days


def subject_of(disagreement: dict) -> str:
    """What a stored disagreement is about, in words: "when", "who said so", "Wang Yi’s office"."""
    if disagreement["about"] == "office":
        return f"{disagreement['values'][0]['value'].partition(':')[0]}’s office"
    return _SUBJECT_OF_DISAGREEMENT.get(disagreement["about"], disagreement["about"])


def differ_in_words(event: Event) -> str:
    return either([subject_of(disagreement) for disagreement in event.disagreements], "and")


def excerpt(mention: Mention, length: int = QUOTE_LENGTH) -> str:
    """The mention's sentence on one line, shortened around its trigger with "…" where it is longer than `length`."""
    text = mention.article.text
    start, end = mention.start, mention.end
    if end - start > length:
        spare = max(length - (mention.trigger_end - mention.trigger_start), 0)
        start = max(start, mention.trigger_start - spare // 2)
        end = min(end, start + length)
        start = max(mention.start, end - length)
        if start > mention.start:
            start = _next_word(text, start, mention.trigger_start)
        if end < mention.end:
            end = _word_end(text, end, mention.trigger_end)
    words = " ".join(text[start:end].split())
    return f"{'… ' if start > mention.start else ''}{words}{' …' if end < mention.end else ''}"


def _next_word(text: str, start: int, latest: int) -> int:
    """Forward to where a word begins, but never into the trigger."""
    while start < latest and not text[start - 1].isspace():
        start += 1
    return start


def _word_end(text: str, end: int, earliest: int) -> int:
    """Back to where a word ends, but never into the trigger."""
    while end > earliest and not text[end].isspace():
        end -= 1
    return end


def _quote(event: Event) -> str:
    """The sentence, unless it would say little more than the title."""
    if not event.best_mention:
        return ""
    quote = excerpt(event.best_mention)
    more = quote.replace(event.title.rstrip(" …"), "")
    return quote if len(more) > LITTLE_MORE else ""


def _facts(event: Event) -> list[str]:
    facts = [*_said_by(event), number_of(event.article_count, "article")]
    if not event.mention_count:
        facts = ["kept for what people wrote; no article says so any longer"]
    if event.mention_count > 1:
        facts[-1] += f", {number_of(event.mention_count, 'sentence')}"
    if event.annotation_count:
        facts.append(number_of(event.annotation_count, "note"))
    return facts


def _publishers(event: Event) -> str:
    """Who printed it, where several did; the first to do so stands first."""
    told = sorted(event.in_several, key=lambda mention: mention.article.published_on)
    names = list(dict.fromkeys(str(mention.article.publisher or "a publisher not stated") for mention in told))
    if len(names) > MOST_PUBLISHERS + 1:
        names[MOST_PUBLISHERS:] = [f"{len(names) - MOST_PUBLISHERS} others"]
    return either(names, "and") if len(names) > 1 else ""


def _said_by(event: Event) -> list[str]:
    """Who vouches for it: the speakers the sentences name, and who printed that; else the articles in their own voice."""
    publishers = _publishers(event)
    if speakers := _parties(event, Role.SPEAKER):
        joint = "or" if any(found["about"] == Role.SPEAKER for found in event.disagreements) else "and"
        said_by = f"{_said_or_denied(event)} by {either([speaker.actor.name for speaker in speakers], joint)}"
        return [said_by, f"in {publishers}"] if publishers else [said_by]
    return [f"said by {publishers}, in their own voice" if publishers else f"said by {_own_voice(event)}"]


def _said_or_denied(event: Event) -> str:
    """What the speakers do, some the one and some the other where the status is disputed."""
    if any(found["about"] == "status" for found in event.disagreements):
        return "said or denied"
    return voice(event.best_mention.status if event.best_mention else event.status)


def _own_voice(event: Event) -> str:
    mention = event.best_mention
    if mention and mention.block_kind == "link":
        return "a link to another article: low confidence"
    if event.article_count == 2:
        return "both articles, in their own voice"
    if event.article_count > 2:
        return "the articles, in their own voice"
    publisher = mention.article.publisher if mention else None
    return f"{publisher}, in its own voice" if publisher else "the article, publisher not stated"


def _parties(event: Event, role: Role) -> list[Party]:
    return [Party(part.actor, part.is_understood) for part in event.named_participations if part.role == role]


def _date_of(event: Event) -> str:
    return in_words(event.start, event.end, event.precision)
