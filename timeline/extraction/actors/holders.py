"""Reads persons beside their offices, before or after them, and offices whose holder is not named."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extraction.actors.departments import name_behind_department
from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.names import Name
from timeline.extraction.actors.offices import OfficePhrase, office_phrase
from timeline.extraction.actors.posted import name_past_the_post
from timeline.extraction.actors.runs import Run, run_before, run_from
from timeline.extraction.actors.sentence import Reading, belongs_to
from timeline.extraction.lexicon import Sort
from timeline.extraction.values import Span
from timeline.vocabulary import ActorKind

MOST_RANKS = 4  # "Minister Maj. Gen. Sheikh …"

_AFTER_APPOSITION = frozenset(
    {",", ".", "", "who", ";", ")", "and", "—", "–", "-", "!", "?", "said", "told", "in", "of", "for", "to"}
)
_JOINING = frozenset({"and", ","})
_TOO_COMMON_ALONE = frozenset({"Official", "Lawyer", "Journalist", "Expert", "Activist", "Diplomat", "Candidate", "Judge"})


def read_office(reading: Reading, name: Name) -> None:
    """Add what an office tells: a person, the state whose office it is, or a description that waits for the article."""
    phrase = office_phrase(reading, name)
    if phrase is None:
        return
    at = phrase.end + 1 if reading.word(phrase.end) == "." and name.sort is Sort.RANK else phrase.end
    run = name_after(reading, at) or _name_behind_comma(reading, phrase, name) or name_behind_department(reading, phrase.end)
    run = run or name_past_the_post(reading, phrase)
    if run:
        _add_person(reading, phrase, run)
    elif name.sort is Sort.RANK or (reading.word(phrase.end) == "-" and reading.tokens.touches(phrase.end)):
        return
    elif draft := _person_before(reading, phrase):
        _extend(reading, draft, phrase)
    elif run := _name_before(reading, phrase):
        _add_person(reading, phrase, run)
    else:
        _add_office_without_name(reading, phrase)


def name_after(reading: Reading, index: int) -> Run | None:
    """The name at a token, past ranks and forms of address: "Army Chief Gen. Ali"."""
    name = reading.owners.get(index)
    for _ in range(MOST_RANKS):
        if not name or name.sort is not Sort.RANK or not reading.tokens.is_capitalised(index):
            break
        index = name.end + 1 if reading.word(name.end) == "." else name.end
        name = reading.owners.get(index)
    if name and name.sort is Sort.PERSON:
        return Run(index, name.end, name.entry.words, reading.people.leader(name.entry.leaders[0]))
    if name and name.sort is Sort.SURNAME and name.end - name.first > 1:  # "Mr Le Drian"
        folded = " ".join(reading.tokens.folded[name.first : name.end])
        return Run(index, name.end, name.entry.words, folded=folded, is_surname=True)
    return run_from(reading.tokens, reading.owners, index, reading.lexicon, is_title_case=reading.is_title_case)


def _name_behind_comma(reading: Reading, phrase: OfficePhrase, name: Name) -> Run | None:
    """ "Kenya's trade minister, Peter Mwangi": a full name, and an office that says whose it is."""
    if reading.word(phrase.end) != "," or name.sort is not Sort.OFFICE or phrase.is_plural:
        return None
    run = name_after(reading, phrase.end + 1)
    if run is None or run.is_surname or len(run.words.split()) < 2 or not (phrase.owner or phrase.is_definite):
        return None
    is_list = run.person is None and phrase.owner is None and reading.word(run.end) == "and"
    return None if is_list else run


def _place_of_apposition(reading: Reading, phrase: OfficePhrase) -> int | None:
    """The comma between a name and the office after it."""
    start = phrase.first - 1
    while reading.is_word(start, "dropped", "former"):
        start -= 1
    if reading.word(start) in {"the", "a", "an"}:
        start -= 1
    clause = _before_who_is(reading, start)
    ends = clause != start or reading.word(phrase.end) in _AFTER_APPOSITION
    start = clause
    if reading.word(start - 2) == "," and reading.word(start - 1).isdigit():
        start -= 2  # "Ana Kovač, 54, the minister"
    is_apposition = reading.word(start) in {",", "—", "–", "("} and not phrase.is_plural and ends
    return start if is_apposition and start > 0 else None


def _before_who_is(reading: Reading, index: int) -> int:
    """Past "who is", "who has served as" between the comma and the office."""
    words = [reading.word(index - back) for back in range(4)]
    if "who" in words and words[0] in {"is", "was", "as", "been"}:
        return index - words.index("who") - 1
    return index


def _person_before(reading: Reading, phrase: OfficePhrase) -> Draft | None:
    """ "General Soleimani, the head of …": the mention of a person that was already read with a first office."""
    comma = _place_of_apposition(reading, phrase)
    draft = reading.by_end.get(reading.tokens.ends[comma - 1]) if comma else None
    return draft if draft and (draft.person or draft.surname) else None


def _name_before(reading: Reading, phrase: OfficePhrase) -> Run | None:
    """ "Peter Mwangi, Kenya's trade minister": the person an office stands in apposition to."""
    comma = _place_of_apposition(reading, phrase)
    if comma is None:
        return None
    name = reading.owners.get(comma - 1)
    if name and name.sort is Sort.PERSON:
        return Run(name.first, name.end, name.entry.words, reading.people.leader(name.entry.leaders[0]))
    run = run_before(reading.tokens, reading.owners, comma, reading.lexicon, is_title_case=reading.is_title_case)
    return None if run is None or reading.taken.intersection(range(run.first, run.end)) else run


def _extend(reading: Reading, draft: Draft, phrase: OfficePhrase) -> None:
    if draft.person:
        reading.people.learn(draft.person, affiliation=phrase.affiliation, title=phrase.title)
    draft.title, draft.affiliation = draft.title or phrase.title, draft.affiliation or phrase.affiliation
    draft.office = phrase.office(reading) or draft.office
    draft.span = Span(draft.span.start, reading.tokens.ends[phrase.end - 1])
    reading.by_end[draft.span.end] = draft
    reading.taken.update(range(phrase.first, phrase.end))


def _add_person(reading: Reading, phrase: OfficePhrase, run: Run) -> None:
    """A person with an office; after "Foreign Ministers A and B" the second one too."""
    tokens = reading.tokens
    first, end = min(phrase.first, run.first), max(phrase.end, run.end)
    if reading.word(end) == "of" and not phrase.affiliation:  # "Prime Minister Ana Kovač of Croatia"
        chain, chain_end = reading.chain_after(end + 1)
        if chain and (code := belongs_to(chain[0])[0]):
            phrase.affiliation, end = code, chain_end
    title = "" if phrase.is_counterpart else phrase.title
    reason = f"{title or 'a name'} beside a name, {phrase.source}"
    office = phrase.office(reading)
    draft = Draft(tokens.span(first, end), "title", reason, office=office, title=title, affiliation=phrase.affiliation)
    draft.owner = phrase.owner_word
    draft.group = phrase.owner if phrase.owner and phrase.owner.kind is ActorKind.GROUP else None
    draft.is_woman = _is_woman(reading, range(phrase.first, phrase.end))
    name_person(reading, draft, run)
    reading.add(first, end, draft)
    while phrase.is_plural and reading.word(end) in {"and", ","}:
        another = name_after(reading, end + 1)
        if another is None or another.first in reading.taken:
            return
        draft = Draft(tokens.span(another.first, another.end), "title", reason, office=office, title=title)
        name_person(reading, draft, another)
        reading.add(another.first, another.end, draft)
        end = another.end


def _is_woman(reading: Reading, words: Iterable[int]) -> bool | None:
    """What words such as "Ms", "chairwoman" or "King" beside a name tell."""
    return next((reading.is_word(index, "woman") for index in words if reading.is_word(index, "woman", "man")), None)


def name_person(reading: Reading, draft: Draft, run: Run) -> None:
    """Lets the draft mean the person of that name, with what it tells of him; a surname waits for the article."""
    person = run.person
    *before, _ = run.folded.split() or [""]
    is_surname = run.is_surname or reading.lexicon.words["particles"].issuperset(before)  # "Mr de Vries"
    if person is None and len(run.words.split()) > 1 and not is_surname:
        person = reading.people.named(run.words)
    if person is None:
        draft.surname, draft.name = run.folded, run.words
        known = reading.owners.get(run.first)
        draft.leaders = known.entry.leaders if known and known.sort is Sort.SURNAME else ()
        return
    reading.people.learn(person, affiliation=draft.affiliation, title=draft.title, is_woman=draft.is_woman)
    draft.person = person


def _add_office_without_name(reading: Reading, phrase: OfficePhrase) -> None:
    span = reading.tokens.span(phrase.first, phrase.end)
    draft = Draft(span, "description", "an office named without its holder", phrase.owner, affiliation=phrase.affiliation)
    draft.title = "" if phrase.is_plural or phrase.is_former or phrase.is_unknown else phrase.title
    if phrase.is_counterpart and not (phrase.is_plural and phrase.owner):
        draft.title, draft.reason = "Counterpart", "a counterpart, not named"
    elif phrase.owner is not None:
        draft.rule = "office"
        draft.reason = f"an office of {reading.lexicon.name_of(phrase.affiliation) or phrase.owner.name}, its holder not named"
        draft.office = None if phrase.is_plural else phrase.office(reading)
    elif not phrase.is_definite or not draft.title or draft.title in _TOO_COMMON_ALONE:
        return
    reading.add(phrase.first, phrase.end, draft)
    if phrase.is_plural and draft.rule == "office":
        _add_offices_of_others(reading, phrase)


def _add_offices_of_others(reading: Reading, phrase: OfficePhrase) -> None:
    for start, end in joined_owners(reading, phrase):
        actor = reading.owners[start].entry.actor
        reading.add(start, end, Draft(reading.tokens.span(start, end), "office", "an office of several states", actor))


def joined_owners(reading: Reading, phrase: OfficePhrase) -> list[tuple[int, int]]:
    """ "the foreign ministers of Kenya and Tanzania", "Kenyan and Tanzanian ministers": the names of the other states, as tokens."""
    others: list[tuple[int, int]] = []
    end, first = phrase.end, phrase.first
    while reading.word(end) in _JOINING:
        start = end + 1
        while reading.word(start) in _JOINING | {"the"}:
            start += 1
        name = reading.free_name(start)
        if name is None or not name.entry.actor:
            break
        others.append((start, end := name.end))
    while reading.word(first - 1) in _JOINING and (name := reading.free_name(first - 2)) and name.entry.actor:
        first = name.first
        others.append((name.first, name.end))
    return others
