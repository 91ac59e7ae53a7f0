"""The second reading, over the whole article: who is meant by a surname, a pronoun or a description.

One candidate is a link; two are none, and the mention says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from timeline.extraction.actors.ages import ages_of, find_aged
from timeline.extraction.actors.belongings import find_belongings, learn_belongings, settle_belonging
from timeline.extraction.actors.beside import holder_beside
from timeline.extraction.actors.described import link_described
from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.former_latter import find_former_and_latter, settle_former_or_latter
from timeline.extraction.actors.homelands import infer_state, owner_described
from timeline.extraction.actors.organisations import find_organisations_again, settle_organisation
from timeline.extraction.actors.owners import find_together, settle_owners, settle_together
from timeline.extraction.actors.pairs import find_pairs, settle_country, settle_pair
from timeline.extraction.actors.people import People, Person
from timeline.extraction.actors.posted import holder_of_the_post, is_posted, state_of_the_post
from timeline.extraction.actors.pronouns import find_pronouns, settle_pronoun
from timeline.extraction.actors.story import (
    NEAR,
    SENTENCES_BACK,
    SentenceDrafts,
    Story,
    ambiguous,
    code_of,
    name_of,
)
from timeline.extraction.actors.strangers import find_called
from timeline.extraction.actors.surnames import find_surnames, settle_surname
from timeline.extraction.actors.whose_body import settle_body, settle_group

_POSTING = frozenset(
    {
        "recall",
        "recalls",
        "recalled",
        "recalling",
        "withdrew",
        "withdraws",
        "withdraw",
        "withdrawing",
        "withdrawn",
        "return",
        "returns",
    }
)

_HALVES = {"PRK": "KOR", "KOR": "PRK", "SDN": "SSD", "SSD": "SDN"}  # "South Korea waited. The North fired."


def resolve(article: list[SentenceDrafts], people: People, home: str) -> None:
    """Settle every draft of the article and add those for surnames, pronouns and pairs; the result stands in `known`.

    `home` is the code of the state that the dateline names, or "".
    """
    _make_known(article, people)
    story = Story(article, people, home=_if_spoken_of(home, article))
    ages = ages_of(article)
    for index, current in enumerate(article):
        words = people.lexicon.words
        link_described(current, index, story)
        learn_belongings(current, story)
        waiting = [*current.drafts, *find_surnames(current, people), *find_pronouns(current, words)]
        waiting += [*find_called(current, story), *find_organisations_again(current, story)]
        belongings = [*find_belongings(current, story)]
        told = {draft.span for draft in belongings}  # "two Swiss engineers … the two": not two others
        waiting += [*belongings, *(draft for draft in find_pairs(current, words) if draft.span not in told)]
        waiting += [*find_aged(current, ages, story), *find_former_and_latter(current, words), *find_together(current, words)]
        for draft in sorted(waiting, key=lambda draft: draft.span):
            for settled in _settle(draft, index, story):
                story.add(current, settled)
        story.learn_of_coups(current)


def _if_spoken_of(home: str, article: list[SentenceDrafts]) -> str:
    """The state of the dateline, when it is one of the two that the article names most: a reporter may write from anywhere."""
    named = Counter(code for place in article for one in place.drafts if one.actor and (code := code_of(one)))
    return home if home in [code for code, _ in named.most_common(2)] else ""


def _make_known(article: list[SentenceDrafts], people: People) -> None:
    """Persons of the table who are only ever called by their surname: an earlier "his counterpart" can mean them."""
    for place in article:
        for draft in place.drafts:
            leaders = people.at_the_time(draft.leaders)
            if len(leaders) == 1 and not people.by_short_name.get(draft.surname):
                people.leader(leaders[0])


def _settle(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """The draft as it can be understood: none, one, or one for each of a pair."""
    if draft.title and not draft.affiliation and (owner := owner_described(draft, story.article[index])):
        draft.affiliation = code_of(owner)
        if draft.person:
            story.people.learn(draft.person, affiliation=draft.affiliation, title=draft.title)
        elif draft.rule == "description":
            draft.rule, draft.actor = "office", owner.actor
            draft.reason = f"an office of {name_of(owner)}, its holder not named"
    if draft.person:
        if is_posted(draft.title):
            story.people.call(draft.person, "diplomat")
        if draft.title and draft.owner in {"", "its"} and not draft.person.affiliation:
            if code := "" if draft.owner else state_of_the_post(draft.title, story):
                story.people.learn(draft.person, affiliation=code)
            else:
                infer_state(draft, index, story)
        return [draft]
    if draft.rule == "organisation":
        return [settle_organisation(draft, story)]
    if draft.surname:
        return settle_surname(draft, story.people)
    if draft.rule == "pronoun":
        return settle_pronoun(draft, index, story.article, story.people.lexicon.words)
    if draft.rule == "pair":
        return settle_pair(draft, index, story)
    if draft.rule == "one of two":
        return settle_former_or_latter(draft, index, story)
    if draft.rule == "owners":
        return settle_owners(draft, index, story)
    if draft.rule == "together":
        return settle_together(draft, index, story)
    if draft.rule == "country":
        return settle_country(draft, index, story)
    if draft.rule == "group":
        return settle_group(draft, story)
    if draft.rule == "belonging":
        return settle_belonging(draft, story)
    if draft.title == "Counterpart":
        return _settle_counterpart(draft, index, story)
    if draft.body:
        return settle_body(draft, index, story)
    if draft.codes:
        return _settle_description(draft, index, story)
    if draft.title:
        return _settle_office(draft, index, story)
    return [draft] if draft.actor else []


def _settle_office(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "the minister", "the Chinese Foreign Ministry spokesman": the one person of the article who holds it."""
    people = story.people
    holders = people.holders(draft.title, draft.affiliation, among=story.persons)
    if not holders and draft.affiliation:  # named only later: "Kenya's minister", then his name
        holders = people.holders(draft.title, draft.affiliation)
    if len(holders) > 1:
        lately = [
            one.person for place in story.article[max(0, index - 1) : index + 1] for one in place.known[-NEAR:] if one.person
        ]
        near = [person for person in lately if people.holds(person, draft.title)]
        near = [person for person in near if draft.affiliation in {"", person.affiliation}]
        holders = near[:1] if len(set(near)) == 1 else holders
    beside = holder_of_the_post(draft, people) or holder_beside(draft, index, story) if draft.rule == "office" else None
    if not holders and beside:
        people.learn(beside, affiliation=draft.affiliation, title=draft.title)
        holders = [beside]
    if len(holders) == 1:
        draft.person, draft.rule = holders[0], "description"
        draft.reason = f"{draft.title}: {holders[0].name} is the only one it fits here"
        people.learn(draft.person, title=draft.title if draft.office else "")
        return [draft]
    if draft.actor:
        draft.reason += f"; could be {' or '.join(person.name for person in holders)}" if holders else ""
        return [draft]
    if not holders and " to " in draft.title:
        return _where_posted(draft, story.article[index], people)
    return [ambiguous(draft, [person.name for person in holders])] if holders else []


def _where_posted(draft: Draft, place: SentenceDrafts, people: People) -> Iterable[Draft]:
    """ "Recalled its ambassador to Australia": the words that say where, for it is Australia to which that is done."""
    tokens = place.tokens
    if _POSTING.isdisjoint(tokens.folded):
        return []
    called = draft.title.rpartition(" to ")[2].removeprefix("the ")
    state = next((ref for ref in people.lexicon.actors.values() if ref.name == called), None)
    first, end = (bisect_left(tokens.starts, at) for at in (draft.span.start, draft.span.end))
    to = next((at for at in range(end - 1, first, -1) if tokens.folded[at] == "to"), None)
    if state is None or to is None:
        return []
    start = to + 2 if tokens.folded[to + 1] == "the" else to + 1
    return [Draft(tokens.span(start, end), "name", f"where the {draft.title.split()[0].lower()} is posted", state)]


def _settle_counterpart(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "his Russian counterpart": who holds there the office that the person just named holds here.

    The table is asked only where it knows the one person: an article whose ministers it does not know is not of its world.
    """
    if not draft.affiliation:
        return []
    draft.office, draft.title = None, ""
    people = story.people
    whose = _last_person(story.article, index, not_of=draft.affiliation)
    for title in people.offices(whose) if whose else []:
        holders = people.holders(title, draft.affiliation)
        if len(holders) == 1:
            draft.person, draft.reason = holders[0], f"the counterpart: {holders[0].name}, {title} too"
            return [draft]
        if whose and whose.leader and not holders and (leader := people.holder_in_the_table(title, draft.affiliation)):
            draft.person = people.leader(leader)
            draft.reason = f"the counterpart of {whose.name}: {leader.ref.name}, {title} then, {leader.source}"
            return [draft]
    return [draft] if draft.actor else []


def _last_person(article: list[SentenceDrafts], index: int, *, not_of: str) -> Person | None:
    for place in reversed(article[max(0, index - SENTENCES_BACK) : index + 1]):
        for one in reversed(place.known[-NEAR:]):
            if one.person and one.person.affiliation != not_of:
                return one.person
    return None


def _settle_description(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "the kingdom": of those it can mean the one that the article names."""
    lexicon = story.people.lexicon
    codes = (
        draft.codes if len(draft.codes) == 1 else [code for code in draft.codes if {code, _HALVES.get(code)} & story.codes.keys()]
    )
    if len(codes) > 1:
        named = _named_here(draft, story.article[index])
        codes = [code for code in codes if code not in named] or codes
    if len(codes) == 1:
        draft.actor = lexicon.actors[codes[0]]
        draft.reason = f"{draft.actor.name} is the only one it fits here, {draft.reason}"
        return [draft]
    return [ambiguous(draft, [lexicon.name_of(code) for code in codes])] if codes else []


def _named_here(draft: Draft, place: SentenceDrafts) -> set[str]:
    """ "The kingdom gave Jordan money": who is called by name in the sentence, and so not meant by a description."""
    return {code_of(one) for one in place.drafts if one is not draft and one.actor}
