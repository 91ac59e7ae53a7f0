"""Reads persons whom the body they serve introduces: "Ana Kovač, who heads Croatia's foreign ministry", "… of the ministry"."""

from __future__ import annotations

from bisect import bisect_left

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.runs import Run, run_before
from timeline.extraction.actors.sentence import Reading
from timeline.vocabulary import ActorKind

FARTHEST_OBJECT = 3  # tokens between "heads" and what is headed: "the", "new"


def read_heads(reading: Reading) -> None:
    """Add the person before ", who heads" a body, state or organisation, or tell a known one whose body it is."""
    if "who" not in reading.tokens.folded:
        return
    for index in range(2, len(reading.tokens) - 1):
        if reading.word(index) == "who" and reading.word(index - 1) == "," and reading.is_word(index + 1, "heading"):
            headed = _headed(reading, index + 2)
            if headed and headed.actor:
                _add_head(reading, index - 1, headed.actor.code or headed.actor.affiliation, headed)


def read_members(reading: Reading) -> None:
    """Add the person in "Ana Kovač of the Croatian foreign ministry said", "…, from Croatia's parliament,"."""
    starts = reading.tokens.starts
    for body in [draft for draft in reading.drafts if draft.rule == "body" and draft.actor and draft.actor.affiliation]:
        index = bisect_left(starts, body.span.start) - 1
        if reading.word(index) in {"the", "a"}:
            index -= 1
        if reading.word(index) not in {"of", "from", "at"}:
            continue
        end = index - 1 if reading.word(index - 1) == "," else index
        run = run_before(reading.tokens, reading.owners, end, reading.lexicon, is_title_case=reading.is_title_case)
        follows = reading.word(bisect_left(starts, body.span.end))
        is_person = follows == "," or follows in reading.lexicon.words["persons do"]
        if run and is_person and body.actor and reading.taken.isdisjoint(range(run.first, run.end)):
            reason = f"a name before the body it belongs to, {body.actor.name}"
            _add_person(reading, run, body.actor.affiliation, reason)


def _headed(reading: Reading, index: int) -> Draft | None:
    starts = reading.tokens.starts
    near = [draft for draft in reading.drafts if index <= bisect_left(starts, draft.span.start) <= index + FARTHEST_OBJECT]
    return min(near, key=lambda draft: draft.span.start, default=None)


def _add_head(reading: Reading, comma: int, affiliation: str, headed: Draft) -> None:
    known = reading.by_end.get(reading.tokens.ends[comma - 1])
    if known is not None:
        known.affiliation = known.affiliation or affiliation
        if known.person:
            reading.people.learn(known.person, affiliation=affiliation)
        return
    run = run_before(reading.tokens, reading.owners, comma, reading.lexicon, is_title_case=reading.is_title_case)
    if run is None or not reading.taken.isdisjoint(range(run.first, run.end)) or headed.actor is None:
        return
    title = "Leader" if headed.actor.kind is ActorKind.STATE else "Head"
    _add_person(reading, run, affiliation, f"a name before “who {reading.word(comma + 2)}” {headed.actor.name}", title)


def _add_person(reading: Reading, run: Run, affiliation: str, reason: str, title: str = "") -> None:
    person = reading.people.named(run.words)
    reading.people.learn(person, affiliation=affiliation, title=title)
    draft = Draft(reading.tokens.span(run.first, run.end), "title", reason, person=person, affiliation=affiliation)
    reading.add(run.first, run.end, draft)
