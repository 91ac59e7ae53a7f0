"""Two articles of one affair side by side: the events both report, and those that only one does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.models import Article, Event, Mention
from timeline.vocabulary import EventType, Role, Status
from timeline.web import wording
from timeline.web.marking import Mark, Segment, segments
from timeline.web.mentions import visible_mentions
from timeline.web.quoting import bounds, nested

_WITHDRAWING = {EventType.CONCEDE, EventType.RETREAT}  # the same thing, still ahead and done
QUOTED_BESIDE_TRIGGER = 90  # code points of the sentence kept on each side of the trigger


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells an event: its words around the trigger, and what it says of date, status and speaker."""

    mention: Mention
    segments: list[Segment]
    is_cut_before: bool
    is_cut_after: bool
    facts: str


@dataclass(frozen=True, slots=True)
class Row:
    event: Event
    left: Telling | None
    right: Telling | None
    differs: str  # on what the two disagree, in words; empty where they agree or only one reports it


@dataclass(frozen=True, slots=True)
class Comparison:
    other: Article
    rows: list[Row]  # shared events in the order of the first article, then what only it reports, then what only the other does

    @property
    def shared_count(self) -> int:
        return sum(row.left is not None and row.right is not None for row in self.rows)


def compare(article: Article, other: Article, user: object) -> Comparison:
    """Both articles' events that `user` may see. The best mention of each (the surest, then the first) tells it."""
    left, right = _best_mentions(article, user), _best_mentions(other, user)
    shared = [event for event in left if event in right]
    order = [*shared, *(event for event in left if event not in right), *(event for event in right if event not in left)]
    return Comparison(other, [_row(event, left.get(event), right.get(event)) for event in order])


def _best_mentions(article: Article, user: object) -> dict[Event, Mention]:
    best: dict[Event, Mention] = {}
    for mention in visible_mentions(article, user, with_participants=True):
        if mention.event not in best or mention.confidence > best[mention.event].confidence:
            best[mention.event] = mention
    return best


def _row(event: Event, left: Mention | None, right: Mention | None) -> Row:
    differs = wording.either(list(_differences(left, right)), "and") if left and right else ""
    return Row(event, _telling(left) if left else None, _telling(right) if right else None, differs)


def _differences(left: Mention, right: Mention) -> Iterable[str]:
    """What was announced in one and came to pass in the other, later one, does not differ for that, nor does its day."""
    is_fulfilled = _came_to_pass(left, right) or _came_to_pass(right, left)
    if left.event_type != right.event_type and not (is_fulfilled and {left.event_type, right.event_type} == _WITHDRAWING):
        yield "what it was"
    if left.status != right.status and not is_fulfilled:
        yield "whether it is so"
    ranges = [(mention.date_start, mention.date_end) for mention in (left, right)]
    can_contradict = not is_fulfilled and all(start and end for start, end in ranges)
    if can_contradict and max(start for start, _ in ranges) > min(end for _, end in ranges):
        yield "when"
    # Whom a sentence leaves out and only lets one understand, it does not contradict.
    for role, subject in ((Role.SOURCE, "who acted"), (Role.TARGET, "whom it concerned"), (Role.SPEAKER, "who said so")):
        ours, theirs = _names(left, role), _names(right, role)
        if ours and theirs and not set(ours) & set(theirs):
            yield subject


def _came_to_pass(announced: Mention, told: Mention) -> bool:
    is_earlier = announced.article.published_on < told.article.published_on
    return is_earlier and announced.status == Status.PLANNED and told.status in (Status.OCCURRED, Status.ONGOING)


def _telling(mention: Mention) -> Telling:
    start = max(mention.start, mention.trigger_start - QUOTED_BESIDE_TRIGGER)
    end = min(mention.end, mention.trigger_end + QUOTED_BESIDE_TRIGGER)
    text = mention.article.text
    while start > mention.start and not text[start - 1].isspace():
        start -= 1
    while end < mention.end and not text[end].isspace():
        end += 1
    marks = [Mark("trigger", mention.trigger_start, mention.trigger_end, mention)]
    if mention.expression_start is not None:
        marks.append(Mark("when", mention.expression_start, mention.expression_end, None))
    is_cut_before, is_cut_after = start > mention.start, end < mention.end
    if not is_cut_before:
        start, end = bounds(text, start, end)
    return Telling(mention, segments(nested(text, start, end), start, end, marks), is_cut_before, is_cut_after, _facts(mention))


def _facts(mention: Mention) -> str:
    when = wording.in_words(mention.date_start, mention.date_end, mention.date_precision)
    speakers = _names(mention, Role.SPEAKER)
    facts = [EventType(mention.event_type).label.lower()]
    if mention.status != Status.OCCURRED:
        facts.append(mention.status)
    facts.append("no date" if when == "No date" else when)
    facts.append(f"{wording.voice(mention.status)} by {wording.either(speakers, 'and')}" if speakers else "in its own voice")
    return ", ".join(facts)


def _names(mention: Mention, role: Role) -> list[str]:
    return [part.actor.name for part in mention.participants.all() if part.role == role and not part.is_understood]
