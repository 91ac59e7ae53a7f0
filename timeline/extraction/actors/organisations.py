"""Reads organisations that no file knows: "the Asian Rowing Federation", "the Emergencies Ministry", and later "the federation".

What unites people or clubs stands for itself. An agency or a ministry is, without a state beside it, of the state that the
article is reported from, or of the only one it speaks of; else it too stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extraction.actors.bodies import printed
from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.sentence import POSSESSIVE, Reading
from timeline.extraction.actors.story import SentenceDrafts, Story, code_of
from timeline.extraction.lexicon import Sort
from timeline.extraction.values import ActorRef
from timeline.vocabulary import ActorKind

LONGEST = 10  # tokens
FARTHEST_ARTICLE = 5  # tokens before "charity" in "the Berlin-based charity"
_INTRODUCING = frozenset({"the", "a", "an", "'s", "’s", "its", "their"})
_WITHIN = frozenset({"of", "for", "and", "on", "&", "the"})
_POINTING = frozenset({"the", "this", "that"})
_OF_ANOTHER = frozenset({"of", "for", "'s", "’s"})  # "the council of ministers", "the service's head"
_JOINING = frozenset({"-", "‐", "–"})


def read_organisations(reading: Reading) -> None:
    """Add the capitalised names that hold a word for an organisation and no state, or that one introduces."""
    if reading.is_title_case:
        return
    _read_introduced(reading)
    words, folded = reading.lexicon.words, reading.tokens.folded
    if words["unions"].isdisjoint(folded) and words["bodies of states"].isdisjoint(folded):
        return
    past = 0
    for index in reading.tokens.capitals:
        if index < past or not _is_part(reading, index) or reading.tokens.touches(index):
            continue
        past = _end_of_run(reading, index)
        end, head = _end_and_head(reading, index, past)
        if head:
            _add(reading, _start_of_name(reading, index, head), end, head)


def _read_introduced(reading: Reading) -> None:
    """ "The charity Casa Nova", "the Danish firm Nordlys": the name behind a noun for those who trade or help."""
    if reading.lexicon.words["named enterprises"].isdisjoint(reading.tokens.folded):
        return
    for index in range(1, len(reading.tokens) - 1):
        first = index + 1
        if (
            not reading.is_word(index, "named enterprises")
            or reading.tokens.is_capitalised(index)
            or not _is_part(reading, first)
        ):
            continue
        before = {reading.word(at) for at in range(max(0, index - FARTHEST_ARTICLE), index)}
        end = _end_of_capitals(reading, first)
        if _INTRODUCING.isdisjoint(before) or end == first or reading.word(end) in POSSESSIVE:
            continue
        name, noun = printed(reading.tokens, first, end), reading.tokens.words[index]
        reading.add(index, end, Draft(reading.tokens.span(index, end), "organisation", f"a name behind “{noun}”", name=name))


def _end_of_capitals(reading: Reading, first: int) -> int:
    end = first
    while end < min(len(reading.tokens), first + LONGEST) and _is_part(reading, end):
        end += 1
    return end


def _add(reading: Reading, first: int, end: int, head: int) -> None:
    tokens = reading.tokens
    name = printed(tokens, first, end)
    draft = Draft(tokens.span(first, end), "organisation", f"a name that holds “{tokens.words[head]}”", name=name)
    is_above = any(reading.is_word(at, "above states") for at in range(first, end))
    draft.body = name if reading.is_word(head, "bodies of states") and not is_above else ""
    draft.affiliation = _state_beside(reading, first, end)
    reading.add(first, end, draft)


def _state_beside(reading: Reading, first: int, end: int) -> str:
    """The code of the state in "Norway's Coastal Agency", "the Border Service of the Norwegian army"; "" without one."""
    tokens = reading.tokens
    owner = reading.by_end.get(tokens.ends[first - 2]) if first > 1 and tokens.words[first - 1] in POSSESSIVE else None
    if owner is None and reading.word(end) == "of":
        start = tokens.starts[min(end + (2 if reading.word(end + 1) == "the" else 1), len(tokens) - 1)]
        owner = next((draft for draft in reading.drafts if draft.span.start == start), None)
    code = code_of(owner) if owner else ""
    return code if code in reading.lexicon.states else ""


def _is_part(reading: Reading, index: int) -> bool:
    owner = reading.owners.get(index)
    return (
        reading.tokens.is_capitalised(index)
        and index not in reading.taken
        and (owner is None or owner.sort is Sort.DESCRIPTION)  # "the agency" can be one that everybody knows
        and (not reading.is_word(index, "no given names") or (index > 0 and reading.is_word(index, "before")))
    )


def _end_of_run(reading: Reading, first: int) -> int:
    """The token behind the capitalised words in a row, with hyphens, an apostrophe and the small words between them."""
    tokens = reading.tokens
    end = index = first
    while index < min(len(tokens), first + LONGEST):
        joins = (
            tokens.words[index] in _JOINING and tokens.touches(index) and index + 1 < len(tokens) and tokens.touches(index + 1)
        )
        if _is_part(reading, index):
            end = index + 1
        elif tokens.folded[index] in {"and", "&"} and reading.is_word(index - 1, "unions", "bodies of states"):
            break  # "the Lake Chess Federation and the Rowing Association"
        elif not (joins or tokens.folded[index] in _WITHIN or (tokens.words[index] in POSSESSIVE and end == index)):
            break
        index += 1
    return end


def _start_of_name(reading: Reading, first: int, head: int) -> int:
    """ "Officers of the Border Service": behind what only belongs to the name."""
    within = [at for at in range(first, head) if reading.word(at) in {"of", "for", "the"}]
    return within[-1] + 1 if within else first


def _end_and_head(reading: Reading, first: int, end: int) -> tuple[int, int]:
    """Where the name ends and its word for an organisation; the latter is 0 where it holds none."""
    heads = [at for at in range(first, end) if reading.is_word(at, "unions", "bodies of states")]
    if not heads:
        return end, 0
    head = heads[-1] if reading.word(heads[0] + 1) not in _WITHIN else heads[0]
    end = end if reading.word(head + 1) in _WITHIN else head + 1
    capitals = sum(reading.tokens.is_capitalised(at) for at in range(first, end))
    return end, head if capitals > 1 and (head > first or end > head + 1) else 0


def settle_organisation(draft: Draft, story: Story) -> Draft:
    """The organisation; of a body that only states have, of the state that it can be."""
    actor = story.organisations.get(draft.name)
    if actor is None:
        states = [code for code in story.codes if code in story.people.lexicon.states]
        code = draft.affiliation or (story.home or (states[0] if len(states) == 1 else "") if draft.body else "")
        called = f"{draft.name} of {story.people.lexicon.name_of(code)}" if code else draft.name
        actor = story.organisations[draft.name] = ActorRef(called, ActorKind.ORGANISATION, "", code)
    draft.affiliation = ""
    draft.actor, draft.rule = actor, "body" if actor.affiliation else "name"
    return draft


def find_organisations_again(current: SentenceDrafts, story: Story) -> Iterator[Draft]:
    """ "The federation": the only organisation of the article whose name holds that word."""
    tokens, known = current.tokens, story.by_head
    if known.keys().isdisjoint(tokens.folded):
        return
    taken = {draft.span.end for draft in current.drafts}
    for index, word in enumerate(tokens.folded):
        if index and word in known and tokens.folded[index - 1] in _POINTING and tokens.ends[index] not in taken:
            following = tokens.folded[index + 1] if index + 1 < len(tokens) else "."
            if len(known[word]) == 1 and following not in _OF_ANOTHER and not tokens.words[index][0].isupper():
                (actor,) = known[word]
                reason = f"“the {word}”: {actor.name} is the only one so called"
                yield Draft(tokens.span(index - 1, index + 1), "description", reason, actor)
