"""Links "an American nurse" to the person whom the article names nearby: "… Ann Lee, 41, who worked in Basra, …"."""

from __future__ import annotations

from bisect import bisect_left

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.newcomers import is_person
from timeline.extraction.actors.people import Person
from timeline.extraction.actors.story import NEAR, SentenceDrafts, Story, code_of
from timeline.extraction.values import BlockKind

FARTHEST_BEFORE, FARTHEST_AFTER = 3, 4  # sentences from the description to the name
MOST_WORDS = 3  # of "aid worker", behind "American"

_OF_ONE = frozenset({"a", "an", "the"})
_STANDING = frozenset(
    {"official", "officer", "diplomat", "analyst", "expert", "spokesman", "spokeswoman", "spokesperson", "leader"}
)
_PRIVATE = frozenset({"journalist", "reporter", "blogger", "editor", "activist", "dissident", "campaigner", "lawyer", "cleric"})
_DONE_TO_ONE = frozenset(
    ["abducted", "arrested", "charged", "deported", "detained", "freed", "held", "jailed", "killed", "released", "sentenced"]
)
_OF_ONE_PERSON = ("an", "i")  # "Norwegian", "Israeli": several have an -s, while "French" and "Chinese" can be many


def link_described(current: SentenceDrafts, index: int, story: Story) -> None:
    """Make a demonym before a noun for a person that person, where the article names just one whom it can mean.

    That is somebody without an office, of that state or of none that is told, and not introduced as anything else.
    """
    for draft in current.drafts:
        if draft.rule not in {"demonym", "office"} or not draft.actor or draft.person:
            continue
        found = _noun_behind(draft, current, story) if draft.rule == "demonym" else _own_noun(draft, current)
        if found is None:
            continue
        noun, end = found
        fitting = _strangers_near(index, story, code_of(draft), noun)
        if len(fitting) == 1:
            person = fitting.popitem()[0]
            story.people.learn(person, affiliation=code_of(draft))
            if noun:
                story.people.call(person, noun)
            draft.span = current.tokens.span(bisect_left(current.tokens.starts, draft.span.start), end)
            draft.person, draft.actor, draft.rule = person, None, "description"
            draft.reason = f"{person.name} is the only one of that state whom the article names nearby without an office"


def _strangers_near(index: int, story: Story, code: str, noun: str) -> dict[Person, None]:
    near = story.article[max(0, index - FARTHEST_BEFORE) : index + FARTHEST_AFTER + 1]
    persons = dict.fromkeys(draft.person for place in near for draft in place.drafts[:NEAR] if draft.person)
    return {
        person: None
        for person in persons
        if not (person.leader or person.titles)
        and person.affiliation in {"", code}
        and (not noun or not person.callings or noun in person.callings)
    }


def _own_noun(draft: Draft, current: SentenceDrafts) -> tuple[str, int] | None:
    """The noun of "a Kenyan reporter", which reads like an office, and the token behind it; None for an office of the state."""
    tokens = current.tokens
    first, end = (bisect_left(tokens.starts, at) for at in (draft.span.start, draft.span.end))
    is_headline = current.sentence.block.kind is BlockKind.HEADLINE
    noun = tokens.folded[end - 1]
    if noun not in _PRIVATE or not (is_headline or tokens.folded[max(0, first - 1)] in _OF_ONE):
        return None
    return "journalist" if noun == "reporter" else noun, end


def _noun_behind(draft: Draft, current: SentenceDrafts, story: Story) -> tuple[str, int] | None:
    """The noun for one person that the demonym stands before, and the token behind it; "" where the demonym is the noun."""
    tokens = current.tokens
    first, end = (bisect_left(tokens.starts, at) for at in (draft.span.start, draft.span.end))
    is_headline = current.sentence.block.kind is BlockKind.HEADLINE
    if not is_headline and (not first or tokens.folded[first - 1] not in _OF_ONE):
        return None
    opens = is_headline and not first
    if opens and tokens.folded[end - 1].endswith(_OF_ONE_PERSON) and not _DONE_TO_ONE.isdisjoint(tokens.folded[end : end + 1]):
        return "", end
    taken = {one.span.start for one in current.drafts}
    found = None
    for at in range(end, min(len(tokens), end + MOST_WORDS)):
        word = tokens.folded[at]
        if not word.isalpha() or tokens.starts[at] in taken:
            break
        if is_person(word, story.people.lexicon):
            found = None if word in _STANDING else (word, at + 1)
        elif found:
            break
    return found
