"""The first reading of a sentence: names, offices and bodies that stand together become one mention."""

from __future__ import annotations

from timeline.extraction.actors.bodies import read_body, read_organisation
from timeline.extraction.actors.citizens import read_citizen
from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.heads import read_heads, read_members
from timeline.extraction.actors.holders import read_office
from timeline.extraction.actors.names import Name
from timeline.extraction.actors.newcomers import read_newcomers
from timeline.extraction.actors.offices import is_portfolio_of_another
from timeline.extraction.actors.organisations import read_organisations
from timeline.extraction.actors.people import People
from timeline.extraction.actors.sentence import DEFINITE, Reading, belongs_to
from timeline.extraction.actors.several_holders import read_several_holders
from timeline.extraction.actors.strangers import read_strangers
from timeline.extraction.lexicon import Lexicon, Sort
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import Office

_OFFICES = frozenset({Sort.OFFICE, Sort.RANK})
_READ_BEFORE = frozenset({Sort.OFFICE, Sort.RANK, Sort.BODY})
_OF_STATES = frozenset({Sort.STATE, Sort.DEMONYM, Sort.CAPITAL, Sort.PLACE, Sort.METONYM})
_TAKING_THEIR_STATE = frozenset({Sort.PERSON, Sort.SURNAME, Sort.ORGANISATION, Sort.GROUP})


def read_sentence(tokens: Tokens, names: list[Name], lexicon: Lexicon, people: People) -> list[Draft]:
    """The mentions of a sentence. Persons named in full are made known to `people`; references wait for the article."""
    reading = Reading(tokens, names, lexicon, people)
    for name in names:
        is_free = name.sort in _OFFICES and reading.taken.isdisjoint(range(name.first, name.end))
        if is_free and not is_portfolio_of_another(reading, name) and not read_several_holders(reading, name):
            read_office(reading, name)
    for name in names:
        if name.sort is Sort.BODY and name.first not in reading.taken:
            read_body(reading, name)
    for name in [*filter(_takes_its_state, names), *names]:
        if name.first not in reading.taken:
            _read_name(reading, name)
    read_heads(reading)
    read_members(reading)
    read_newcomers(reading)
    read_organisations(reading)
    read_strangers(reading)
    return sorted(reading.drafts, key=lambda draft: draft.span)


def _takes_its_state(name: Name) -> bool:
    """ "Lebanon's Hezbollah", "Saudi King Salman": to be read before the state that may belong to them."""
    return name.sort in _TAKING_THEIR_STATE


def _read_name(reading: Reading, name: Name) -> None:
    """A name that stands alone."""
    tokens, entry, sort = reading.tokens, name.entry, name.sort
    if sort in _READ_BEFORE or (sort in _OF_STATES and (read_organisation(reading, name) or read_citizen(reading, name))):
        return
    draft = Draft(tokens.span(name.first, name.end), sort.value, entry.source)
    first = name.first
    if sort in _OF_STATES:
        draft.rule = "name" if sort is Sort.STATE else sort.value
        draft.actor, draft.is_place = (entry.place if name.is_place else entry.actor), name.is_place
        draft.reason = f"“{entry.words}”, {entry.source}"
    elif sort is Sort.PERSON:
        draft.rule, draft.person = "name", reading.people.leader(entry.leaders[0])
        draft.office = _office_in_name(reading, name)
        first = _with_state_before(reading, name, draft)
    elif sort is Sort.SURNAME:
        draft.surname, draft.leaders = " ".join(tokens.folded[name.first : name.end]), entry.leaders
        first = _with_state_before(reading, name, draft)
    elif sort is Sort.DESCRIPTION:
        is_part = name.end < len(tokens) and tokens.is_capitalised(name.end) and name.end not in reading.owners
        if is_part or not (reading.word(name.first - 1) in DEFINITE or (len(entry.codes) == 1 and " " in entry.words)):
            return  # "the South Caucasus", "a kingdom"
        draft.codes = entry.codes
    else:
        draft.rule, draft.actor = "name", entry.actor
        chain, chain_first = reading.chain_before(name.first - 1)
        if chain and entry.actor and belongs_to(chain[0])[0] in {entry.actor.affiliation, entry.actor.code}:
            first = chain_first  # "Lebanon's Hezbollah" is one
            draft.span = tokens.span(first, name.end)
    reading.add(first, name.end, draft)


def _with_state_before(reading: Reading, name: Name, draft: Draft) -> int:
    """ "Turkey's Erdogan", "Saudi King Salman": the state before a person whose state it is belongs to the mention."""
    chain, first = reading.chain_before(name.first - 1)
    codes = {leader.ref.affiliation for leader in name.entry.leaders}
    if not chain or belongs_to(chain[0])[0] not in codes:
        return name.first
    draft.span = reading.tokens.span(first, name.end)
    return first


def _office_in_name(reading: Reading, name: Name) -> Office | None:
    """ "King Salman", "Pope Francis": names that the table gives with their office."""
    for phrase in reading.lexicon.phrases.get(reading.word(name.first), {}).get("", []):
        if phrase.entry.sort in {Sort.OFFICE, Sort.RANK} and phrase.entry.called:
            return Office(
                reading.tokens.span(name.first, name.first + 1), phrase.entry.called, name.entry.leaders[0].ref.affiliation
            )
    return None
