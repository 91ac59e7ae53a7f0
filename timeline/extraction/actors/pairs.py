"""Links "the two leaders", "both countries", "his country" and "the group"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.people import People, Person
from timeline.extraction.actors.story import NEAR, SentenceDrafts, Story, name_of, opens, state_of
from timeline.extraction.values import ActorRef

SENTENCES_BACK_FOR_PAIRS = 6


def find_pairs(current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> Iterator[Draft]:
    """ "the two foreign ministers", "both sides", "his country", "the group"; the title says of which kind."""
    tokens = current.tokens
    for index, word in enumerate(tokens.folded):
        before = tokens.folded[index - 1] if index else ""
        if word in words["of groups"] and before == "the":
            yield Draft(tokens.span(index, index + 1), "group", f"“the {word}”")
        elif word in words["of countries"] and before in {"his", "her"}:
            yield Draft(tokens.span(index - 1, index + 1), "country", f"“{before} {word}”")
        elif word == "both" or (word == "two" and before in {"the", "these", "those"}):
            end = index + 1
            while end < len(tokens) and tokens.folded[end] in words["before a pair"]:
                end += 1
            kind = tokens.folded[end] if end < len(tokens) else ""
            if kind in words["of persons"] or (kind in words["of countries"] and kind.endswith("s")):
                yield Draft(tokens.span(index, end + 1), "pair", f"“{word} {kind}”", title=kind)


def settle_pair(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """Two mentions of the same words, where the sentences before name exactly two of the kind."""
    of_persons = draft.title in story.people.lexicon.words["of persons"]
    found: dict[ActorRef | Person, None] = {}
    for place in reversed(story.article[max(0, index - SENTENCES_BACK_FOR_PAIRS) : index + 1]):
        is_here = place is story.article[index]
        for one in place.known[-NEAR:]:
            who = _person(one, draft.title, story.people) if of_persons else _state(one, story.people, is_here=is_here)
            if who:
                found[who] = None
        if len(found) >= 2:
            break
    if len(found) != 2:
        return []
    return [_one_of_pair(draft, who) for who in found]


def _person(one: Draft, kind: str, people: People) -> ActorRef | Person | None:
    """The person, or for an office whose holder nobody names, its state, if "leaders" or "ministers" can mean them."""
    if one.person is None:
        return one.actor if one.rule == "office" else None
    title = kind.removesuffix("s").capitalize()
    if kind in {"leaders", "statesmen"}:
        fits = people.leads(one.person)
    elif kind == "ministers":  # a secretary of state is one too
        fits = people.holds(one.person, "Minister") or people.holds(one.person, "Secretary")
    elif kind in {"presidents", "premiers", "chancellors", "envoys"}:
        fits = people.holds(one.person, title)
    else:
        fits = True
    return one.person if fits else None


def _state(one: Draft, people: People, *, is_here: bool) -> ActorRef | None:
    """The state of a mention. In the sentence itself only states count: "Obama urged both sides" speaks of others."""
    if is_here and (one.person or one.rule in {"demonym", "office"}):
        return None
    return state_of(one, people)


def _one_of_pair(draft: Draft, who: ActorRef | Person) -> Draft:
    one = Draft(draft.span, "description", f"{draft.reason}: {who.name}")
    if isinstance(who, Person):
        one.person = who
    else:
        one.actor = who
    return one


def settle_country(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "his country": the state of the persons and offices of this sentence, else of the one who opened the last."""
    here = [one for one in story.article[index].known[-NEAR:] if one.person or one.rule == "office"]
    before = story.article[index - 1] if index else None
    opening = (
        [one for one in before.known[:NEAR] if (one.person or one.rule == "office") and opens(before, one)] if before else []
    )
    states = {state: one for one in here or opening[:1] if (state := state_of(one, story.people))}
    if len(states) != 1:
        return []
    state, one = states.popitem()
    draft.rule, draft.actor, draft.reason = "description", state, f"{draft.reason}: {state.name}, of {name_of(one)}"
    return [draft]
