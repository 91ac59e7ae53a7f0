"""Links those posted abroad to the one who is named: "Malawi's envoy", "an attaché of the consulate in Varna, Ana Ruiz"."""

from __future__ import annotations

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.offices import OfficePhrase
from timeline.extraction.actors.people import People, Person
from timeline.extraction.actors.runs import Run, run_from
from timeline.extraction.actors.sentence import Reading, belongs_to
from timeline.extraction.actors.story import NEAR, Story
from timeline.extraction.lexicon import load
from timeline.extraction.tokens import fold

FARTHEST_NAME = 8  # tokens of "in Saint Petersburg," between an office and the name of its holder

_WHERE = frozenset({"in", "at", "to", "of", "for", "the", "'s", "’s", "-", "embassy", "consulate", "legation", "mission"})


def is_posted(title: str) -> bool:
    """Whether the office is held abroad, with another state."""
    posts, words = load().words["posted abroad"], _head(title)
    return bool(words) and (words[-1] in posts or " ".join(words[-2:]) in posts)


def _head(title: str) -> list[str]:
    """The words of the office itself: "high commissioner", of one "to Kenya"."""
    return fold(title.split(" of ")[0].split(" to ")[0]).split()


def _kind(title: str) -> str:
    return _head(title)[-1] if title else ""


def name_past_the_post(reading: Reading, phrase: OfficePhrase) -> Run | None:
    """The name in "the consul in Varna, Ana Ruiz, …", "a secretary at the Polish embassy, Ana Ruiz, …"."""
    is_abroad = bool(phrase.title) and is_posted(phrase.title)
    is_somewhere = reading.word(phrase.end) in {"in", "at"} and (phrase.is_definite or phrase.owner is not None)
    if phrase.is_plural or not (is_abroad or is_somewhere):
        return None
    at = phrase.end
    while at < phrase.end + FARTHEST_NAME and (
        reading.word(at) in _WHERE or at in reading.owners or (reading.word(at).isalpha() and reading.tokens.is_capitalised(at))
    ):
        at = reading.owners[at].end if at in reading.owners else at + 1  # "Dar es Salaam" is not all in capitals
    if at == phrase.end or reading.word(at) != ",":
        return None
    run = run_from(reading.tokens, reading.owners, at + 1, reading.lexicon, is_title_case=reading.is_title_case)
    if run is None or len(run.words.split()) < 2 or reading.word(run.end) == "and":
        return None
    if not is_abroad:
        return run if reading.word(run.end) == "," else None
    _learn_whose(reading, phrase, at)
    return run


def _learn_whose(reading: Reading, phrase: OfficePhrase, end: int) -> None:
    """Whose embassy it is, where the words behind the office tell: "a secretary at the Polish embassy"."""
    for index in range(phrase.end, end):
        name = reading.owners.get(index)
        if name is not None and not phrase.affiliation and reading.word(index - 1) in {"at", "of", "the"} and name.first == index:
            phrase.affiliation, phrase.owner = belongs_to(name)
            return


def holder_of_the_post(draft: Draft, people: People) -> Person | None:
    """The one person of the article who can be "the Polish consul", "Poland's envoy", named before or after."""
    title = draft.title
    if not is_posted(title) or not draft.affiliation:
        return None
    posted = [
        person
        for person in people.by_name.values()
        if person.affiliation in {"", draft.affiliation} and any(_fits(title, other) for other in person.titles)
    ]
    known = posted if fold(title) in load().words["any envoy"] else [person for person in posted if person.affiliation] or posted
    return known[0] if len(known) == 1 else None


def state_of_the_post(title: str, story: Story) -> str:
    """The code of the one state whose envoy the article speaks of without a name, where it names one without a state."""
    if not is_posted(title):
        return ""
    codes = {
        one.affiliation
        for place in story.article
        for one in place.drafts[:NEAR]
        if one.rule == "office" and not one.person and one.affiliation and one.title and _fits(title, one.title)
    }
    return codes.pop() if len(codes) == 1 else ""


def _fits(title: str, other: str) -> bool:
    """Whether both can be said of one person: a consul is an envoy, an ambassador is no consul."""
    ours, theirs = _kind(title), _kind(other)
    return is_posted(other) and (ours == theirs or not load().words["any envoy"].isdisjoint((ours, theirs)))
