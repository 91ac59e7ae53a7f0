"""Links things and people first named with their state: "a Turkish trawler … the trawler", "three Polish consuls … the consuls".

A ship goes by its own name too: "the Turkish trawler Deniz Kızı … the Deniz Kızı".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.newcomers import is_person
from timeline.extraction.actors.story import SentenceDrafts, Story
from timeline.extraction.lexicon import Lexicon
from timeline.extraction.tokens import Tokens

FARTHEST_NOUN = 5  # tokens after "Turkish" in which its noun is looked for

_CAUGHT = ("detainee", "prisoner", "captive", "hostage")  # what counted people are called from then on
_OFFICIAL = frozenset({"official", "officer", "diplomat", "minister", "leader", "negotiator", "observer", "member", "state"})
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_SHARING = frozenset({"and", "or", ",", "a", "an"})  # "a British and a Greek tanker"
_ALL_OF = frozenset({"the", "all", "those", "these"})
_AFTER_ALL = frozenset(
    ["were", "are", "have", "had", "will", "would", "could", "to", "who", "whom", "be", "remain", "remained", "in", "on",
     "at", "from", "for", "and", "by", "with", "after", "denied", "deny", "face", "faced", "stood", "appeared", "left", "came"]
)  # fmt: skip
_IN_NAMES = frozenset({"de", "del", "la", "do", "da", "of", "the"})
_STATES = frozenset({"name", "demonym", "capital", "body", "office"})


def learn_belongings(current: SentenceDrafts, story: Story) -> None:
    """Remember of which state the ships, crews and citizens of this sentence are: those right behind its name.

    People told by their number are remembered by it as well: "four Malian nurses … the four".
    """
    lexicon, folded = story.people.lexicon, current.tokens.folded
    nouns, numbers = lexicon.words["belonging"], lexicon.words["numbers"]
    if nouns.isdisjoint(folded) and numbers.isdisjoint(folded):
        return
    ends = {end: index + 1 for index, end in enumerate(current.tokens.ends)}
    for draft in current.drafts:
        if draft.rule in _STATES and draft.actor and (code := draft.actor.code or draft.actor.affiliation):
            end = ends.get(draft.span.end, 0)
            at = _noun_after(folded, end, lexicon.words, is_adjective=draft.rule == "demonym")
            first = bisect_left(current.tokens.starts, draft.span.start)
            if draft.rule == "demonym" and first and folded[first - 1] in numbers:
                at = _people_after(folded, end, lexicon) if at is None else at
                for called in (_in_words(folded[first - 1]), *_CAUGHT) if at is not None else ():
                    story.belongings.setdefault(called, {})[code] = None
            if at is not None:
                noun = singular(folded[at])
                if folded[at] in lexicon.words["two people"]:
                    story.belongings.setdefault("two", {})[code] = None
                story.belongings.setdefault(noun, {})[code] = None
                if (
                    noun in lexicon.words["vessels"]
                    and (name := _name_from(current.tokens, at + 1))
                    and not current.tokens.is_title_case
                ):
                    story.belongings.setdefault(name, {})[code] = None
                    current.drafts = [one for one in current.drafts if not (one.person and one.person.name == name)]


def _people_after(folded: list[str], index: int, lexicon: Lexicon) -> int | None:
    """The plural for private people in "Malian lorry drivers"; None for officials, who come and go."""
    for at in range(index, min(len(folded), index + FARTHEST_NOUN)):
        noun = singular(folded[at])
        if noun != folded[at] and is_person(noun, lexicon):
            return None if noun in _OFFICIAL else at
        if not folded[at].isalpha() or len(folded[at]) < 3:
            break
    return None


def _in_words(number: str) -> str:
    """ "4 nurses … the four"."""
    return _NUMBERS[int(number)] if number.isdigit() and int(number) < len(_NUMBERS) else number


def _noun_after(folded: list[str], index: int, words: Mapping[str, frozenset[str]], *, is_adjective: bool) -> int | None:
    """The noun that "Turkish", or "Turkey's", stands before: past other words, but past no sign and no small word.

    In "Turkish soldiers" it is the last word of the name itself.
    """
    nouns, owning = words["belonging"], words["owning"]
    if index and folded[index - 1] in nouns:
        return index - 1
    if folded[index : index + 1] in (["'s"], ["’s"]):
        index += 1
    elif not is_adjective:
        return None
    if folded[index : index + 1] == ["-"] and folded[index + 1 : index + 2] != [] and folded[index + 1] in owning:
        index += 2  # "a Chinese-owned mine"
    for at, word in enumerate(folded[index : index + FARTHEST_NOUN], index):
        if word in nouns:
            return at
        if word not in _SHARING and (not word.isalpha() or len(word) < 3):
            break
    return None


def _name_from(tokens: Tokens, index: int) -> str:
    """The name that begins there, past "the" behind a comma: "Deniz Kızı"; the small words of other languages are part of it."""
    if tokens.folded[index : index + 2] == [",", "the"]:
        index += 2
    end = index
    while end < len(tokens) and (tokens.words[end][:1].isupper() or (end > index and tokens.folded[end] in _IN_NAMES)):
        end += 1
    while end > index and tokens.folded[end - 1] in _IN_NAMES:
        end -= 1
    return " ".join(tokens.words[index:end])


def find_belongings(current: SentenceDrafts, story: Story) -> Iterator[Draft]:
    """ "The trawler", "the three consuls": where the article spoke of trawlers of one state only."""
    if not story.belongings:
        return
    tokens, nouns = current.tokens, story.people.lexicon.words["belonging"]
    words = story.people.lexicon.words
    verbs, numbers, pairs = words["persons do"], words["numbers"], words["two people"]
    taken = {draft.span.end for draft in current.drafts}
    for index, word in enumerate(tokens.folded):
        if (
            (word in numbers or word in pairs)
            and index
            and tokens.folded[index - 1] in _ALL_OF
            and _codes(number := "two" if word in pairs else _in_words(word), story)
            and _stands_alone(tokens, index)
            and tokens.ends[index] not in taken
        ):
            yield Draft(tokens.span(index, index + 1), "belonging", f"“the {word}”", title=number)
            continue
        is_known = word in nouns or (word.endswith(("s", "men")) and singular(word) in story.belongings)
        if is_known and tokens.ends[index] not in taken and _codes(singular(word), story):
            first = index - 1
            while first > max(0, index - 3) and tokens.folded[first] not in _POINTING and tokens.words[first].islower():
                first -= 1
            speaks = word == "diplomat" and tokens.folded[index + 1 : index + 2] != [] and tokens.folded[index + 1] in verbs
            if speaks or _is_somebody(current, index, story):
                continue  # "the diplomat said": rather whoever spoke last
            if first >= 0 and tokens.folded[first] in _POINTING and not _goes_on(tokens.folded, index, nouns):
                yield Draft(tokens.span(index, index + 1), "belonging", f"“the {word}”", title=singular(word))
    for name in story.belongings:
        if name[0].isupper():
            parts = name.split()
            for index in range(len(tokens) - len(parts) + 1):
                if tokens.words[index : index + len(parts)] == parts:
                    yield Draft(tokens.span(index, index + len(parts)), "belonging", f"“{name}”", title=name)


def _stands_alone(tokens: Tokens, index: int) -> bool:
    """Whether no noun follows: "the four were freed", "let the four see a doctor", but not "the four countries"."""
    following = tokens.folded[index + 1] if index + 1 < len(tokens) else "."
    return not following[0].isalnum() or following in _AFTER_ALL


def _is_somebody(current: SentenceDrafts, index: int, story: Story) -> bool:
    """Whether it is one person whom the article names: "the skipper, Ana Ruiz, …", or who was called so before.

    Of "the skipper" the article tells then the state as well.
    """
    tokens, noun = current.tokens, singular(current.tokens.folded[index])
    if len([person for person in story.people.by_calling.get(noun, ()) if person in story.persons]) == 1:
        return True
    if tokens.folded[index + 1 : index + 2] != [","]:
        return False
    start = tokens.starts[index + 2] if index + 2 < len(tokens) else -1
    named = next((one.person for one in current.drafts if one.person and one.span.start == start), None)
    if named is not None and len(codes := _codes(noun, story)) == 1:
        story.people.learn(named, affiliation=next(iter(codes)))
    return named is not None


def _goes_on(folded: list[str], index: int, nouns: frozenset[str]) -> bool:
    """Whether the noun only describes another: "the ship owner"."""
    return folded[index + 1 : index + 2] != [] and folded[index + 1] in nouns


def settle_belonging(draft: Draft, story: Story) -> Iterable[Draft]:
    """The state of what was named before."""
    codes = _codes(draft.title, story)
    if len(codes) != 1:
        return []
    actor = story.people.lexicon.actors[next(iter(codes))]
    return [Draft(draft.span, "description", f"{draft.reason}: of {actor.name}, as named before", actor)]


def _codes(noun: str, story: Story) -> Mapping[str, None]:
    """Of whom a thing so called was said to be; "the ship" and "the crew" are those of any kind of vessel."""
    if noun in story.belongings:
        return story.belongings[noun]
    words = story.people.lexicon.words
    for any_kind, kinds in (("any vessel", "vessels"), ("any enterprise", "enterprises")):
        if noun in words[any_kind] or noun in words[kinds]:
            return {code: None for kind in words[kinds] for code in story.belongings.get(kind, ())}
    return {}


def singular(noun: str) -> str:
    """ "fishermen", "crews" and "ships" as they are remembered."""
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
