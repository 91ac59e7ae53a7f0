"""Links "their ministers" and "the governments": those of states that "and" joins, and the states themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from timeline.extraction.actors.drafts import Draft, one_of_several
from timeline.extraction.actors.pronouns import joined_runs
from timeline.extraction.actors.story import NEAR, SentenceDrafts, Story, code_of, opens
from timeline.extraction.tokens import Tokens

_NARROWING = frozenset(["of", "in", "from", "to", "with", "around", "that", "which", "who", "whose", "'", "’", "'s", "’s", "-"])


def owned_by_several(tokens: Tokens, index: int, words: Mapping[str, frozenset[str]]) -> int | None:
    """The place of the "their" of "their ministers", "their foreign ministers"; None where there is no such."""
    first = index - 1
    while first > 0 and tokens.folded[first] in words["before a pair"]:
        first -= 1
    return first if first >= 0 and tokens.folded[first] == "their" else None


def settle_owners(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "Chad and Mali signed a pact. Their ministers …": the states joined by "and" in this sentence, or in the one before.

    The last ones; but in one clause those who open it: "Chad and Mali thanked Oman and Peru".
    """
    if _are_of_who_speaks(draft, story.article[index], story.people.lexicon.words["persons"]):
        return []
    for place in reversed(story.article[max(0, index - 1) : index + 1]):
        together = _joined_states(place, draft, story)
        if together:
            first, last = together[0], together[-1]
            is_one_clause = opens(place, first[0]) and "," not in _words_between(place, first[-1], last[0])
            return [one_of_several(draft, one.actor) for one in (first if is_one_clause else last) if one.actor]
    return []


def find_together(current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> Iterator[Draft]:
    """ "The governments" without a number: not "the governments of Mali", "the allies who left", "the allies' ships"."""
    tokens, kinds = current.tokens, words["countries together"]
    if kinds.isdisjoint(tokens.folded) or tokens.is_title_case:
        return
    for index, word in enumerate(tokens.folded):
        if word not in kinds or not index or tokens.folded[index - 1] != "the" or tokens.is_capitalised(index):
            continue
        if _NARROWING.isdisjoint(tokens.folded[index + 1 : index + 2]):
            yield Draft(tokens.span(index, index + 1), "together", f"“the {word}”")


def settle_together(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "Chad and Mali left. The neighbours …": the only states joined in the sentence before, which they open.

    Nobody where one of them stands in this sentence by name: "Chad thanked the neighbours" speaks of others.
    """
    if not index:
        return []
    before = story.article[index - 1]
    runs = _joined_states(before, None, story)
    if len(runs) != 1 or runs[0][0] is not before.known[0] or not opens(before, runs[0][0]):
        return []
    named = {code_of(one) for one in story.article[index].drafts if one.actor}
    if not named.isdisjoint(code_of(one) for one in runs[0]):
        return []
    return [one_of_several(draft, one.actor) for one in runs[0] if one.actor]


def _joined_states(place: SentenceDrafts, draft: Draft | None, story: Story) -> list[list[Draft]]:
    """The states that "and" joins in a sentence, up to the words of the draft, if it stands there."""
    states = [
        one
        for one in place.known[-NEAR:]
        if one.rule == "name" and not one.is_place and code_of(one) in story.people.lexicon.states
        if draft is None or one.span.start <= draft.span.start
    ]
    runs = joined_runs(place, states, lambda one: one)
    return [run for run in runs if len(run) > 2 or (len(run) == 2 and "," not in _words_between(place, *run))]


def _words_between(place: SentenceDrafts, one: Draft, other: Draft) -> list[str]:
    first, end = (bisect_left(place.tokens.starts, at) for at in (one.span.end, other.span.start))
    return place.tokens.folded[first:end]


def _are_of_who_speaks(draft: Draft, place: SentenceDrafts, persons: frozenset[str]) -> bool:
    """ "The rebels said their envoys had left": those of the rebels."""
    before = place.tokens.folded[: bisect_left(place.tokens.starts, draft.span.start)]
    are_several = any(word.endswith("s") and word.removesuffix("s") in persons for word in before)
    return are_several and before[-1:] in (["said"], ["says"], ["say"], ["that"])
