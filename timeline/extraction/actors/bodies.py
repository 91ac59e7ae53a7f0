"""Reads the bodies of states: "Iraqi troops", "parliament of Kenya", "the Trump administration"."""

from __future__ import annotations

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.names import Name
from timeline.extraction.actors.sentence import DEFINITE, POSSESSIVE, Reading, belongs_to
from timeline.extraction.lexicon import Leader, Lexicon, Sort
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef
from timeline.vocabulary import ActorKind

LONGEST_ORGANISATION = 9  # tokens

_ALSO_ABROAD = frozenset(["Armed Forces", "Army", "Navy", "Air Force", "Rebels", "Intelligence Service", "State Media"])
_OPENING_NAMES = frozenset({Sort.STATE, Sort.DEMONYM, Sort.PLACE})  # "Kenya Revenue Authority"
_NAMED_BESIDE = frozenset({Sort.STATE, Sort.PERSON, Sort.SURNAME})  # "the Danish Refugee Council and Kenya"
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
    if following and following.sort is Sort.BODY:
        return  # "military government": the last word says which body
    if reading.is_word(end, "after a body") or (entry.is_group and following and following.sort is Sort.GROUP):
        return  # "Iraqi military bases": only the adjective is left; "the militia Hezbollah": only the name
    if chain and chain[0].entry.called == "=" and not chain[0].entry.code:
        index, chain = chain[0].first - 1, []  # "Bush administration officials"
    if chain:
        actor = _body_of(reading.lexicon, name, *belongs_to(chain[0]))
        if actor:
            reason = f"{entry.words}, {entry.source}"
            reading.add(first, end, Draft(reading.tokens.span(first, end), "body", reason, actor))
    elif entry.called == "=" and (leader := reading.person_before(index)) and leader.first not in reading.taken:
        _add_government_of(reading, name, leader.first, leader.entry.leaders)
    elif entry.called == "=" and (leaders := _leaders_called(reading, index)):
        _add_government_of(reading, name, index, leaders)
    elif entry.codes:
        draft = Draft(reading.tokens.span(first, end), "description", entry.words, body=entry.called, codes=entry.codes)
        draft.default = entry.code
        reading.add(first, end, draft)
    elif entry.code:
        actor = _body_of(reading.lexicon, name, entry.code, None)
        reading.add(first, end, Draft(reading.tokens.span(first, end), "name", entry.source, actor))
    elif _can_be_understood(reading, name, index):
        draft = Draft(reading.tokens.span(first, end), "description", entry.words, body=entry.called, is_group=entry.is_group)
        reading.add(first, end, draft)


def _can_be_understood(reading: Reading, name: Name, index: int) -> bool:
    """Whether "the army", "its parliament" or "Police" alone can be somebody's: an embassy or "officials" cannot."""
    if name.entry.called == "Embassy":
        return False
    if name.entry.called == "=":
        return reading.word(index) in DEFINITE and reading.is_word(name.end - 1, "the state itself")
    return reading.word(index) in DEFINITE or name.first == 0


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
    """ "army of Chad", "the government in Accra", "police in Lagos": but "troops in Iraq" can be anybody's."""
    is_at_home = reading.word(name.end) == "in" and _is_always_at_home(reading, name)
    if not (reading.word(name.end) == "of" or is_at_home) or name.entry.called == "Embassy":
        return [], name.end
    start = name.end + 2 if reading.word(name.end + 1) == "the" else name.end + 1
    chain, end = reading.chain_after(start)
    return (chain, end) if chain else ([], name.end)


def _is_always_at_home(reading: Reading, name: Name) -> bool:
    """Whether the place after "in" tells whose body it is: soldiers and diplomats are abroad too."""
    if name.entry.called == "=":
        return reading.is_word(name.end - 1, "the state itself")
    return name.entry.called not in _ALSO_ABROAD


def _body_of(lexicon: Lexicon, name: Name, code: str, owner: ActorRef | None) -> ActorRef | None:
    """The body of a state; organisations and groups stand for their own forces and officials."""
    if owner and owner.kind is not ActorKind.STATE:
        return owner
    if code not in lexicon.states:
        return lexicon.actors.get(code)
    return body_of_state(lexicon, name.entry.called, code, is_group=name.entry.is_group)


def _leaders_called(reading: Reading, index: int) -> tuple[Leader, ...]:
    """ "Bush" in "the Bush administration": a surname that means nobody in particular when it stands alone."""
    if index < 0 or index in reading.owners or not reading.tokens.is_capitalised(index):
        return ()
    return tuple(
        leader for leader in reading.lexicon.by_short_name.get(reading.word(index), []) if reading.people.leads_at_all(leader)
    )


def _add_government_of(reading: Reading, name: Name, first: int, leaders: tuple[Leader, ...]) -> None:
    """ "the Trump administration", "Assad's regime": the state of the leader, or of all who can be meant."""
    affiliations = {leader.ref.affiliation for leader in reading.people.at_the_time(leaders) or leaders}
    actor = reading.lexicon.actors.get(affiliations.pop()) if len(affiliations) == 1 else None
    if actor:
        reason = f"the {name.entry.words} of {leaders[0].ref.name}, {leaders[0].source}"
        reading.add(first, name.end, Draft(reading.tokens.span(first, name.end), "description", reason, actor))


def read_organisation(reading: Reading, name: Name) -> bool:
    """ "Kenya Revenue Authority": add a longer name that begins with a state and holds a word for an organisation."""
    if reading.is_title_case or name.sort not in _OPENING_NAMES or name.is_modifier:
        return False
    end = _end_of_organisation(reading, name)
    if end is None:
        return False
    joined = reading.word(name.first - 1) == "-" and reading.tokens.touches(name.first)
    first = name.first - 2 if joined and reading.is_word(name.first - 2, "above states") else name.first
    code = belongs_to(name)[0] if first == name.first else ""  # "the Inter-American Court" is no state's
    actor = ActorRef(printed(reading.tokens, first, end), ActorKind.ORGANISATION, "", code)
    reason = "a name that begins with a state, organisation_words.txt"
    reading.add(first, end, Draft(reading.tokens.span(first, end), "body", reason, actor))
    return True


def printed(tokens: Tokens, first: int, end: int) -> str:
    """The name that the tokens print."""
    pieces = (word if at == 0 or tokens.touches(first + at) else f" {word}" for at, word in enumerate(tokens.words[first:end]))
    return "".join(pieces).replace("\u00ad", "")


def _end_of_organisation(reading: Reading, name: Name) -> int | None:
    tokens = reading.tokens
    end = index = name.end
    while index < min(len(tokens), name.first + LONGEST_ORGANISATION) and index not in reading.taken:
        owner = reading.owners.get(index)
        joined = tokens.folded[index - 1] == "and" or tokens.folded[index - 2 : index] == ["and", "the"]
        if joined and owner and owner.sort in _NAMED_BESIDE:
            break
        if tokens.is_capitalised(index) and tokens.starts[index] - tokens.ends[index - 1] <= 1:
            end = index + 1
        elif tokens.folded[index] not in _WITHIN_A_NAME:
            break
        index += 1
    heads = [index for index in range(name.end, end) if reading.is_word(index, "organisation words")]
    if not heads:
        return None
    return end if reading.word(heads[-1] + 1) in {"of", "for", "on"} else heads[-1] + 1
