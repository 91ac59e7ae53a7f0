"""Links "the two leaders", "both countries", "the trio", "each side", "the two Koreas", "his country" and "the group"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.extraction.actors.drafts import Draft, one_of_several
from timeline.extraction.actors.owners import owned_by_several
from timeline.extraction.actors.people import People, Person
from timeline.extraction.actors.pronouns import joined_runs
from timeline.extraction.actors.story import LEAST_LEADING, NEAR, SentenceDrafts, Story, code_of, name_of, opens, state_of
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef

SENTENCES_BACK_FOR_PAIRS = 6

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_ANYBODY = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4}
_LEADING = frozenset({"leaders", "presidents", "ministers", "premiers"})
_EACH = frozenset({"both", "each", "either"})
_POSTED = frozenset({"envoys", "ambassadors", "consuls", "diplomats"})  # of two states only as "theirs"
_COUNTED = _EACH | _LEADING | _POSTED | _NUMBERS.keys() | _ANYBODY.keys()
_FACING = frozenset(
    {"sides", "parties", "camps", "rivals", "foes", "adversaries", "enemies", "armies"}
)  # each other: seldom named as joined
_POINTING = frozenset({"the", "these", "those"})
_OF_PERSONS_ALONE = frozenset({"men", "women", "statesmen", "politicians"})
_BEFORE_A_SUBJECT = frozenset(["that", "and", "but", "which", "where", "when", "if", "as", "while", "because", "said", "says"])
_KOREAS = ("KOR", "PRK")


def find_pairs(current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> Iterator[Draft]:
    """ "the two foreign ministers", "both sides", "his country", "the group"; the title says of which kind."""
    tokens, groups, countries = current.tokens, words["of groups"], words["own country"]
    if all(those.isdisjoint(tokens.folded) for those in (_COUNTED, groups, countries)):
        return
    for index, word in enumerate(tokens.folded):
        if word not in _COUNTED and word not in groups and word not in countries:
            continue
        before = tokens.folded[index - 1] if index else ""
        if word in groups and before == "the":
            yield Draft(tokens.span(index, index + 1), "group", f"“the {word}”")
        elif word in countries and before in {"his", "her"}:
            yield Draft(tokens.span(index - 1, index + 1), "country", f"“{before} {word}”")
        elif word in _LEADING | _POSTED and (owning := owned_by_several(tokens, index, words)) is not None:
            yield Draft(tokens.span(owning, index + 1), "owners", f"“their {word}”", title=word)
        elif (count := _count(word, before)) and (draft := _several(tokens, index, count, words)):
            yield draft


def _count(word: str, before: str) -> int:
    """How many are meant: 2 by "both", "each" and "the pair", 3 by "the three" and "all three"; 0 by any other word."""
    if word in _EACH:
        return 0 if before == "on" else 2  # "killed on both sides"
    if before == "the" and word in _LEADING:
        return 2
    if before == "all":
        return _NUMBERS.get(word, 0)
    return (_NUMBERS.get(word, 0) or _ANYBODY.get(word, 0)) if before in _POINTING else 0


def _several(tokens: Tokens, index: int, count: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    end, word = index + 1, tokens.folded[index]
    if word in _LEADING:  # "the leaders" alone, right after two of them: not those of anything
        is_whole = tokens.folded[end : end + 1] not in (["of"], ["from"])
        return Draft(tokens.span(index, end), "pair", f"“the {word}”", title=word, count=2, is_group=True) if is_whole else None
    while end < len(tokens) and tokens.folded[end] in words["before a pair"]:
        end += 1
    kind = tokens.folded[end] if end < len(tokens) else ""
    if kind == "koreas":
        return Draft(tokens.span(index, end + 1), "pair", f"“{word} {tokens.words[end]}”", codes=_KOREAS)
    if word in {"each", "either"}:
        is_one = end == index + 1 and kind in words["of countries"] and not kind.endswith("s")
        return Draft(tokens.span(index, end + 1), "pair", f"“{word} {kind}”", title="countries", count=2) if is_one else None
    if kind in words["of persons"] or (kind in words["of countries"] and kind.endswith("s")):
        return Draft(tokens.span(index, end + 1), "pair", f"“{word} {kind}”", title=kind, count=count)
    if end == index + 1 and (word in _ANYBODY or kind in words["after a subject"] or kind in words["of several"]):
        return Draft(tokens.span(index, index + 1), "pair", f"“the {word}”", count=count)  # "the pair", "the two signed"
    return None


def settle_pair(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """A mention of the same words for each, where the sentences before name exactly so many of the kind."""
    lexicon = story.people.lexicon
    if _are_named_behind(draft, story.article[index]):
        return []
    if draft.codes:
        return [one_of_several(draft, lexicon.actors[code]) for code in draft.codes]
    found: list[ActorRef | Person] = []
    if draft.is_group:
        return [one_of_several(draft, who) for who in _named_before(draft, index, story, of_persons=True, farthest=1)]
    if not draft.title and (states := _pair_just_before(draft, index, story)):
        return [one_of_several(draft, who) for who in states]
    if not draft.title:  # "Chad and Mali met. Both …", whichever ministers were named further back
        found = _named_before(draft, index, story, of_persons=True, farthest=1)
        found = found or _named_before(draft, index, story, of_persons=False, farthest=1)
    if not found and (not draft.title or draft.title in lexicon.words["of persons"]):
        found = _named_before(draft, index, story, of_persons=True)
    if not found and draft.title not in _OF_PERSONS_ALONE:  # "both foreign ministers", not named: their states
        found = _named_before(draft, index, story, of_persons=False)
        found = _standing_out(draft, index, story, found) or found
    return [one_of_several(draft, who) for who in found]


def _are_named_behind(draft: Draft, place: SentenceDrafts) -> bool:
    """ "The two ministers, Ana Ruiz and Bo Lind, met", "both men, Ana …": their names stand there themselves."""
    end, starts = draft.span.end, place.tokens.starts
    comma = bisect_left(starts, end)
    name = starts[comma + 1] if place.tokens.folded[comma : comma + 1] == [","] and comma + 1 < len(starts) else None
    return any(
        (one.person or one.surname) and (one.span.start == name or one.span.start < end < one.span.end) for one in place.drafts
    )


def _pair_just_before(draft: Draft, index: int, story: Story) -> list[ActorRef | Person]:
    """ "The neighbours fought in 2011. Vietnam called on the pair …": so many who were meant together, and nobody by name since."""
    for place in reversed(story.article[max(0, index - 1) : index + 1]):
        spans = Counter(one.span for one in place.known[-NEAR:])
        for one in reversed(place.known[-NEAR:]):
            if spans[one.span] == draft.count and one.rule == "description":
                return [who for other in place.known if other.span == one.span and (who := other.person or other.actor)]
            if one.person:
                return []
    return []


def _named_before(
    draft: Draft, index: int, story: Story, *, of_persons: bool, farthest: int = SENTENCES_BACK_FOR_PAIRS
) -> list[ActorRef | Person]:
    if not _is_object(draft, story.article[index]):
        return _last_named(draft, index, story, set(), of_persons=of_persons, farthest=farthest)
    acting, opening = _acting_here(story.article[index]), _opening_here(story.article[index])
    found = _last_named(draft, index, story, acting, of_persons=of_persons, farthest=farthest)
    if (
        not found and opening and opening != acting
    ):  # "Malta prays for Ana Ruiz and will speak to both sides": hers is one of them
        found = _last_named(draft, index, story, opening, of_persons=of_persons, farthest=farthest)
    return found


def _last_named(
    draft: Draft, index: int, story: Story, acting: set[str], *, of_persons: bool, farthest: int
) -> list[ActorRef | Person]:
    """The last so many of the kind, none of them of a state that acts; where more are named, those whom "and" joins."""
    found: dict[ActorRef | Person, None] = {}
    is_object = _is_object(draft, story.article[index])
    last = index if is_object else index + 1
    for place in reversed(story.article[max(0, index - farthest) : last]):
        is_here = place is story.article[index]
        named: list[tuple[Draft, ActorRef | Person]] = []
        for one in place.known[-NEAR:]:
            who = _person(one, draft.title, story.people) if of_persons else _state(one, story.people, is_here=is_here)
            if who and code_of(one) not in acting:
                named.append((one, who))
        if not found and len({who for _, who in named}) > draft.count:
            return _joined(place, named, draft.count) if draft.title not in _FACING else []
        found |= dict.fromkeys(who for _, who in named)
        if len(found) >= draft.count:
            break
    return list(found) if len(found) == draft.count else []


def _joined(place: SentenceDrafts, named: Iterable[tuple[Draft, ActorRef | Person]], count: int) -> list[ActorRef | Person]:
    """ "Norway and Chad left Mali's camp. Both …": exactly so many in a row; of several such those who open the sentence."""
    by_name = [(one, who) for one, who in named if one.rule != "demonym"]  # not "some Moroccans and Syrians"
    runs = joined_runs(place, by_name, lambda pair: pair[0])
    fitting = [run for run in runs if len({who for _, who in run}) == len(run) == count]
    chosen = fitting if len(fitting) == 1 else [run for run in fitting if opens(place, run[0][0])]
    return [who for _, who in chosen[0]] if chosen else []


def _standing_out(draft: Draft, index: int, story: Story, found: Sequence[ActorRef | Person]) -> list[ActorRef | Person]:
    """So many states as the article has named by far most, where another one was named in between: the affair is theirs."""
    states, number = story.people.lexicon.states, draft.count
    counts = sorted(((times, code) for code, times in story.codes.items() if code in states), reverse=True)
    if len(counts) < number or counts[number - 1][0] < LEAST_LEADING:
        return []
    leading = {code for _, code in counts[:number]}
    if len(counts) > number and counts[number - 1][0] < 2 * counts[number][0]:
        return []
    if _is_object(draft, story.article[index]) and leading & _acting_here(story.article[index]):
        return []
    others = [who for who in found if isinstance(who, ActorRef) and who.code not in leading]
    return [states[code].ref for code in sorted(leading)] if others or not found else []


def _opening_here(place: SentenceDrafts) -> set[str]:
    """The state of the one with whom the sentence opens."""
    opening = place.known[0] if place.known and opens(place, place.known[0]) and not place.known[0].is_place else None
    return {code_of(opening)} - {""} if opening else set()


def _acting_here(place: SentenceDrafts) -> set[str]:
    return {code_of(one) for one in place.known[-NEAR:] if not one.is_place} - {""}


def _is_object(draft: Draft, place: SentenceDrafts) -> bool:
    """ "Russia urged both sides", "appealed to the two": others than those who do it in this sentence."""
    first = bisect_left(place.tokens.starts, draft.span.start)
    before = [word for word in place.tokens.folded[max(0, first - 2) : first] if word not in _POINTING]
    return bool(before) and before[-1].isalpha() and before[-1] not in _BEFORE_A_SUBJECT


def _person(one: Draft, kind: str, people: People) -> ActorRef | Person | None:
    """The person, or for an office whose holder nobody names, its state, if "leaders" or "ministers" can mean them."""
    if one.person is None:
        return one.actor if one.rule == "office" else None
    title = kind.removesuffix("s").capitalize()
    if kind in {"leaders", "statesmen", "heads"}:
        fits = people.leads(one.person)
    elif kind == "ministers":  # a secretary of state is one too
        fits = people.holds(one.person, "Minister") or people.holds(one.person, "Secretary")
    elif kind in {"presidents", "premiers", "chancellors", "envoys"}:
        fits = people.holds(one.person, title)
    elif kind in {"men", "women"}:
        fits = one.person.is_woman is None or one.person.is_woman == (kind == "women")
    else:
        fits = True
    return one.person if fits else None


def _state(one: Draft, people: People, *, is_here: bool) -> ActorRef | None:
    """The state of a mention. In the sentence itself only states count: "Obama urged both sides" speaks of others."""
    if is_here and (one.person or one.rule in {"demonym", "office"}):
        return None
    return state_of(one, people)


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
