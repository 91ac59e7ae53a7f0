"""Reads the bodies of states: "Iraqi troops", "parliament of Kenya", "the Trump administration"."""

from __future__ import annotations

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.names import Name
from timeline.extraction.actors.sentence import DEFINITE, POSSESSIVE, Reading, belongs_to
from timeline.extraction.lexicon import Lexicon, Sort
from timeline.extraction.values import ActorRef
from timeline.vocabulary import ActorKind

LONGEST_ORGANISATION = 9  # tokens

_WITHIN_A_NAME = frozenset({"of", "for", "and", "the", "-", "&", "on", "against", "'", "’"})


def read_body(reading: Reading, name: Name) -> None:
    """Add the body of the state beside it, the state itself for "government", or a description that waits for the article."""
    entry = name.entry
    index = _past_adjectives(reading, name.first - 1)
    chain, first = reading.chain_before(index)
    end = name.end
    if not chain:
        first = name.first
        chain, end = _state_after(reading, name)
    following = reading.owners.get(end)
    if reading.is_word(end, "after a body") or (entry.is_group and following and following.sort is Sort.GROUP):
        return  # "Iraqi military bases": only the adjective is left; "the militia Hezbollah": only the name
    if chain:
        actor = _body_of(reading.lexicon, name, *belongs_to(chain[0]))
        if actor:
            reason = f"{entry.words}, {entry.source}"
            reading.add(first, end, Draft(reading.tokens.span(first, end), "body", reason, actor))
    elif entry.called == "=" and (leader := reading.person_before(index)) and leader.first not in reading.taken:
        _add_government_of(reading, name, leader)
    elif entry.code:
        actor = _body_of(reading.lexicon, name, entry.code, None)
        reading.add(first, end, Draft(reading.tokens.span(first, end), "name", entry.source, actor))
    elif entry.called != "Embassy" and (reading.word(index) in DEFINITE or (first == 0 and entry.called != "=")):
        draft = Draft(reading.tokens.span(first, end), "description", entry.words, body=entry.called, is_group=entry.is_group)
        reading.add(first, end, draft)


def body_of_state(lexicon: Lexicon, called: str, code: str, *, is_group: bool = False) -> ActorRef:
    """ "Foreign Ministry of China"; "=" gives the state itself."""
    if called == "=":
        return lexicon.actors[code]
    kind = ActorKind.GROUP if is_group else ActorKind.ORGANISATION
    return ActorRef(f"{called} of {lexicon.name_of(code)}", kind, "", code)


def _past_adjectives(reading: Reading, index: int) -> int:
    """Past what may stand between a state and its body: "Iran's new military leadership", "Libya's UN-backed government"."""
    while True:
        sponsor = (
            reading.owners.get(index - 2) if reading.word(index - 1) == "-" and reading.is_word(index, "describing") else None
        )
        if sponsor and (reading.free_name(sponsor.first - 1) or reading.word(sponsor.first - 1) in POSSESSIVE):
            index = sponsor.first - 1
        elif not sponsor and reading.is_word(index, "before", "dropped") and index not in reading.owners:
            index -= 1
        else:
            return index


def _state_after(reading: Reading, name: Name) -> tuple[list[Name], int]:
    """ "army of Chad", "forces in Iraq's Anbar": but "troops in Iraq" can be anybody's."""
    if reading.word(name.end) != "of" or name.entry.called == "Embassy":
        return [], name.end
    start = name.end + 2 if reading.word(name.end + 1) == "the" else name.end + 1
    chain, end = reading.chain_after(start)
    return (chain, end) if chain else ([], name.end)


def _body_of(lexicon: Lexicon, name: Name, code: str, owner: ActorRef | None) -> ActorRef | None:
    """The body of a state; organisations and groups stand for their own forces and officials."""
    if owner and owner.kind is not ActorKind.STATE:
        return owner
    if code not in lexicon.states:
        return lexicon.actors.get(code)
    return body_of_state(lexicon, name.entry.called, code, is_group=name.entry.is_group)


def _add_government_of(reading: Reading, name: Name, leader: Name) -> None:
    """ "the Trump administration", "Assad's regime": the state of the leader."""
    if actor := reading.lexicon.actors.get(reading.state_of_person(leader)):
        reason = f"the {name.entry.words} of {leader.entry.words}, {leader.entry.source}"
        span = reading.tokens.span(leader.first, name.end)
        reading.add(leader.first, name.end, Draft(span, "description", reason, actor))


def read_organisation(reading: Reading, name: Name) -> bool:
    """ "Kenya Revenue Authority": add a longer name that begins with a state and holds a word for an organisation."""
    if reading.is_title_case or name.sort not in {Sort.STATE, Sort.DEMONYM, Sort.PLACE} or name.is_modifier:
        return False
    end = _end_of_organisation(reading, name)
    if end is None:
        return False
    span = reading.tokens.span(name.first, end)
    pieces = [
        word if i == 0 or reading.tokens.touches(name.first + i) else f" {word}"
        for i, word in enumerate(reading.tokens.words[name.first : end])
    ]
    actor = ActorRef("".join(pieces).replace("\u00ad", ""), ActorKind.ORGANISATION, "", belongs_to(name)[0])
    reading.add(name.first, end, Draft(span, "body", "a name that begins with a state, organisation_words.txt", actor))
    return True


def _end_of_organisation(reading: Reading, name: Name) -> int | None:
    tokens = reading.tokens
    end = index = name.end
    while index < min(len(tokens), name.first + LONGEST_ORGANISATION) and index not in reading.taken:
        owner = reading.owners.get(index)
        if owner and owner.sort in {Sort.STATE, Sort.PERSON, Sort.SURNAME} and tokens.folded[index - 1] == "and":
            break
        if tokens.is_capitalised(index) and tokens.starts[index] - tokens.ends[index - 1] <= 1:
            end = index + 1
        elif tokens.folded[index] not in _WITHIN_A_NAME:
            break
        index += 1
    heads = [index for index in range(name.end, end) if reading.is_word(index, "organisation words")]
    if not heads:
        return None
    return end if reading.word(heads[-1] + 1) in {"of", "for"} else heads[-1] + 1
