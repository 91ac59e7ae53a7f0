"""Persons without an office who turn out to hold the one named beside them: "Ana Ruiz has left. The Spanish minister said …"."""

from __future__ import annotations

from bisect import bisect_left

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.people import Person
from timeline.extraction.actors.runs import Run, run_before, run_from
from timeline.extraction.actors.story import SentenceDrafts, Story

MOST_WORDS = 4
_OF_PERSONS = frozenset({"he", "she", "his", "her", "him", "who"})
_SAYING = frozenset({"said", "says", "told", "tells", "added", "warned", "wrote"})


def holder_beside(draft: Draft, index: int, story: Story) -> Person | None:
    """Who holds the office: a person who opens the sentence before, or who is named as speaking in the one after."""
    return _opening_before(draft, index, story) or _speaking_after(index, story)


def _opening_before(draft: Draft, index: int, story: Story) -> Person | None:
    if not index:
        return None
    before, here = story.article[index - 1], story.article[index]
    at = bisect_left(here.tokens.starts, draft.span.start)
    is_definite = here.tokens.folded[at : at + 1] == ["the"] or here.tokens.folded[max(0, at - 1) : at] == ["the"]
    run = run_from(before.tokens, {}, 0, story.people.lexicon, is_title_case=False)
    if not is_definite or run is None or not _is_free(run, before):
        return None
    follows = before.tokens.folded[run.end : run.end + 1]
    lexicon = story.people.lexicon
    given = before.tokens.folded[0]
    is_known = given in lexicon.words["men's names"] or given in lexicon.words["women's names"]
    if not follows or not follows[0].isalpha() or not (is_known or _speaks_of_person(before) or _speaks_of_person(here)):
        return None
    person = story.people.named(run.words)
    if person.affiliation not in {"", draft.affiliation} or person.titles:
        return None
    span = before.tokens.span(run.first, run.end)
    if all(one.span != span for one in before.known):
        story.add(before, Draft(span, "title", "a name whose office the next sentence tells", person=person))
        before.known.sort(key=lambda one: one.span)
    return person


def _speaking_after(index: int, story: Story) -> Person | None:
    here, after = story.article[index], story.article[index + 1] if index + 1 < len(story.article) else None
    if after is None or after.sentence.block is not here.sentence.block:
        return None
    folded = after.tokens.folded
    for at in range(2, len(folded)):
        if folded[at] not in _SAYING:
            continue
        run = run_before(after.tokens, {}, at, story.people.lexicon, is_title_case=False)
        if run is not None and run.end == at and _is_free(run, after) and folded[max(0, run.first - 1)] in {",", "”", '"', "’"}:
            return story.people.named(run.words)
    return None


def _is_free(run: Run, place: SentenceDrafts) -> bool:
    """Whether it is a name in full, no part of which means anybody else or somebody whose office is known."""
    span = place.tokens.span(run.first, run.end)
    beside = [one for one in place.drafts if one.span.overlaps(span)]
    return 2 <= run.end - run.first <= MOST_WORDS and all(
        one.person is not None and one.span == span and not one.person.titles for one in beside
    )


def _speaks_of_person(place: SentenceDrafts) -> bool:
    return not _OF_PERSONS.isdisjoint(place.tokens.folded)
