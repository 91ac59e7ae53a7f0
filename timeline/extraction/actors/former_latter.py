"""Links "the former" and "the latter" to the two who were named just before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.sentence import OWNERS
from timeline.extraction.actors.story import NEAR, SentenceDrafts, Story, distinct, name_of
from timeline.extraction.dates.words import CARDINALS
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import Span

_PLACES = {"former": 0, "latter": 1}


def find_former_and_latter(current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> Iterator[Draft]:
    """ "The former" and "the latter" that stand alone: not "the former president", "the latter half"."""
    tokens = current.tokens
    if _PLACES.keys().isdisjoint(tokens.folded):
        return
    for index, word in enumerate(tokens.folded):
        if word in _PLACES and index and tokens.folded[index - 1] == "the" and _stands_alone(tokens, index, words):
            yield Draft(tokens.span(index - 1, index + 1), "one of two", f"“the {word}”", title=word)


def _stands_alone(tokens: Tokens, index: int, words: Mapping[str, frozenset[str]]) -> bool:
    following, second = [*tokens.folded[index + 1 : index + 3], "", ""][:2]
    if not following.isalpha():
        return True  # a full stop, a comma, "'s"
    if following in words["after a subject"] or following in words["after an object"]:
        return True
    begins_object = second in words["after an object"] or second in OWNERS or second in CARDINALS or second.isdigit()
    is_name = index + 2 < len(tokens) and tokens.is_capitalised(index + 2)
    return following.endswith(("ed", "ing")) and (begins_object or is_name or not second.isalpha())


def settle_former_or_latter(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """The first or the second of the only two who are named before it in its sentence, else in the one before."""
    for place in reversed(story.article[max(0, index - 1) : index + 1]):
        end = draft.span if place is story.article[index] else Span(place.sentence.span.end, place.sentence.span.end)
        two = distinct(
            one for one in place.known[:NEAR] if one.span.end <= end.start and not one.is_place and not _is_linked(one)
        )
        if len(two) == 2:
            one = two[_PLACES[draft.title]]
            return [Draft(draft.span, "description", f"{draft.reason}: {name_of(one)}", one.actor, one.person)]
        if len(two) > 2:
            return []
    return []


def _is_linked(one: Draft) -> bool:
    """Whether the mention is itself a "the former": "The former accused the latter"."""
    return one.reason.startswith(tuple(f"“the {word}”" for word in _PLACES))
