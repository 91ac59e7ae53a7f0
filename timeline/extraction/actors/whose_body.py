"""Of which state a body is that is named without it: "the army", "its parliament", "the Foreign Ministry"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from timeline.extraction.actors.bodies import body_of_state
from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.story import (
    NEAR,
    SentenceDrafts,
    Story,
    ambiguous,
    code_of,
    leading,
    opens,
    rules_by_force,
)

_GOING_ON = frozenset({"and", "but", "while"})
_AT_HOME = re.compile(r"^Police$|Ministry$")  # soldiers and courts of another state are spoken of in the same way
# Speaks for whoever did something just before; police and prosecutors may be of the other side.
_FOLLOWS = re.compile(r"Ministry$")


def settle_group(draft: Draft, story: Story) -> Iterable[Draft]:
    """ "the group", "the rebels": the only armed group spoken of so far."""
    draft.rule = "description"
    if len(story.groups) != 1:
        return [ambiguous(draft, [group.name for group in story.groups])] if 1 < len(story.groups) < NEAR else []
    draft.actor = next(iter(story.groups))
    draft.reason = f"{draft.reason}: {draft.actor.name}, the only one spoken of"
    return [draft]


def settle_body(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "the army", "its parliament": of the one state spoken of in this sentence, or else in the whole article so far."""
    if draft.is_group and story.groups:
        return settle_group(draft, story)
    lexicon = story.people.lexicon
    acting = [
        one
        for one in story.article[index].known[-NEAR:]
        if one.rule in {"name", "body", "capital", "metonym"} and not one.is_place
    ]
    here = {code for one in acting if (code := code_of(one)) in lexicon.states}
    here = _where_it_opens(draft, index, story) or here
    here = here or {code for code in story.codes if code in lexicon.states}
    if draft.body == "=" and len(story.ruled_by_force) == 1 and rules_by_force(draft.reason, lexicon):
        here = {*story.ruled_by_force}
    elif draft.default:
        here = {draft.default} if draft.default in story.codes else here & {*draft.codes} or {draft.default}
    if len(here) > 1 and story.home in here and _AT_HOME.search(draft.body):
        here = {story.home}
    if len(here) != 1:
        here = leading({code: story.codes[code] for code in here if code not in {code_of(one) for one in acting}})
    why = "the only state spoken of"
    before = _who_went_before(draft, story.article[max(0, index - 1) : index + 1], here) if _FOLLOWS.search(draft.body) else ""
    if before in lexicon.states:
        here, why = {before}, "who did something just before"
    if len(here) != 1:
        return []
    code = here.pop()
    draft.actor = body_of_state(lexicon, draft.body, code, is_group=draft.is_group)
    draft.reason = f"“{draft.reason}” of {lexicon.name_of(code)}, {why}"
    return [draft]


def _where_it_opens(draft: Draft, index: int, story: Story) -> set[str]:
    """ "In Bamako the junta …": where the sentence is set; "Its army …" at its beginning: of whom the sentence before began."""
    place = story.article[index]
    first = bisect_left(place.tokens.starts, draft.span.start)
    opening = place.known[0] if place.known else None
    if opening and opening.is_place and opening.span.end <= draft.span.start and place.tokens.folded[0] == "in":
        between = range(bisect_left(place.tokens.starts, opening.span.end), first)
        if opens(place, opening) and {place.tokens.folded[at] for at in between} <= {",", "the", "its"}:
            return {code_of(opening)} & story.people.lexicon.states.keys()
    its = first <= 1 and "its" in place.tokens.folded[: first + 1]
    before = _opening(story.article[index - 1]) if its and index else None
    return {code_of(before)} & story.people.lexicon.states.keys() if before else set()


def _opening(place: SentenceDrafts) -> Draft | None:
    """Who is named where the sentence begins, if it is no place."""
    first = place.known[0] if place.known else None
    return first if first and opens(place, first) and not first.is_place else None


def _who_went_before(draft: Draft, places: Sequence[SentenceDrafts], here: Set[str]) -> str:
    """The code of whoever the sentence before or this one began with: "Chad accused Mali, and the ministry …".

    That of the sentence before only where nobody else may be meant: "Chad recalled its envoy. The ministry …".
    """
    place = places[-1]
    at = bisect_left(place.tokens.starts, draft.span.start)
    at -= at > 0 and place.tokens.folded[at - 1] == "the"
    if at == 0 and len(places) > 1 and len(here) != 1:
        place = places[0]
    elif at == 0 or place.tokens.folded[at - 1] not in _GOING_ON:
        return ""
    opening = _opening(place)
    if opening is None:
        return ""
    behind = bisect_left(place.tokens.starts, opening.span.end)
    is_acted_upon = place.tokens.folded[behind : behind + 1] in (["was"], ["were"], ["is"], ["are"])
    return "" if is_acted_upon else code_of(opening)
