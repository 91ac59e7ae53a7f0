"""Reads names, offices and bodies that stand together as one phrase: "Chinese Foreign Ministry Spokesman Geng Shuang"."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.names import Name, is_title_case
from timeline.extraction.actors.people import People, Person
from timeline.extraction.actors.runs import Run, run_before, run_from
from timeline.extraction.lexicon import Lexicon, Sort
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef, Office, Span
from timeline.vocabulary import ActorKind

LONGEST_CHAIN = 6
LONGEST_TITLE = 12  # tokens before the office's own word

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_AFFILIATING = frozenset(
    {Sort.STATE, Sort.DEMONYM, Sort.CAPITAL, Sort.METONYM, Sort.ORGANISATION, Sort.GROUP, Sort.BODY, Sort.PLACE}
)
_OWNERS = frozenset({"his", "her", "its", "their"})
_DEFINITE = frozenset({"the", "this", "that"}) | _OWNERS
_OFFICES_TO = frozenset(
    {
        "Ambassador",
        "Envoy",
        "Special Representative",
        "Permanent Representative",
        "Representative",
        "High Commissioner",
        "Consul",
        "Coordinator",
    }
)
_OFFICES_WITHOUT_WEIGHT = frozenset({"Official", "Lawyer", "Journalist", "Expert", "Activist", "Diplomat", "Candidate"})


@dataclass(slots=True)
class OfficePhrase:
    """An office with all that belongs to it but the name; token positions."""

    first: int  # where the whole phrase begins, with the state before it
    title_first: int
    end: int
    title: str
    affiliation: str = ""
    owner: ActorRef | None = None  # the state or organisation whose office it is
    word: str = ""  # "his": whose
    is_definite: bool = False
    is_plural: bool = False
    is_former: bool = False
    source: str = ""


@dataclass(slots=True)
class Reading:
    """One sentence being read. `taken` are the tokens that already belong to a mention."""

    tokens: Tokens
    names: list[Name]
    lexicon: Lexicon
    people: People
    owners: dict[int, Name] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    drafts: list[Draft] = field(default_factory=list)
    by_end: dict[int, Draft] = field(default_factory=dict)  # drafts by the character they end at
    is_title_case: bool = False

    def __post_init__(self) -> None:
        self.owners = {index: name for name in self.names for index in range(name.first, name.end)}
        self.is_title_case = is_title_case(self.tokens)

    def add(self, first: int, end: int, draft: Draft) -> None:
        self.drafts.append(draft)
        self.by_end[draft.span.end] = draft
        self.taken.update(range(first, end))

    def word(self, index: int) -> str:
        return self.tokens.folded[index] if 0 <= index < len(self.tokens) else ""


def read_sentence(tokens: Tokens, names: list[Name], lexicon: Lexicon, people: People) -> list[Draft]:
    """The mentions of a sentence. Persons named in full are made known to `people`; references wait for the article."""
    reading = Reading(tokens, names, lexicon, people)
    for name in names:
        if name.sort in {Sort.OFFICE, Sort.RANK} and not reading.taken.intersection(range(name.first, name.end)):
            _read_office(reading, name)
    for name in names:
        if name.sort is Sort.BODY and name.first not in reading.taken:
            _read_body(reading, name)
    for name in names:
        if name.first not in reading.taken:
            _read_name(reading, name)
    return sorted(reading.drafts, key=lambda draft: draft.span)


# --- offices


def _read_office(reading: Reading, name: Name) -> None:
    phrase = _office_phrase(reading, name)
    if phrase is None:
        return
    at = phrase.end
    if reading.word(at) == "." and name.sort is Sort.RANK:
        at += 1
    at = _skip_ranks(reading, at)
    run = _name_after(reading, at)
    if run is None and reading.word(at) == "," and name.sort is Sort.OFFICE and not phrase.is_plural:
        run = _name_after(reading, at + 1)
        if run and (len(run.words.split()) < 2 or not (phrase.owner or phrase.is_definite)):
            run = None  # "the minister, Monday": no name
        if (
            run
            and run.person is None
            and reading.word(run.end) in {"and", ","}
            and reading.word(run.end + 1) != "said"
            and not phrase.owner
        ):
            run = None
    if run:
        _add_person(reading, phrase, run)
        return
    if name.sort is Sort.RANK or (reading.word(phrase.end) == "-" and reading.tokens.touches(phrase.end)):
        return
    named = _name_before(reading, phrase)
    if isinstance(named, Draft):
        _extend(reading, named, phrase)
        return
    if named:
        _add_person(reading, phrase, named)
        return
    _add_office_without_name(reading, phrase)


def _office_phrase(reading: Reading, name: Name) -> OfficePhrase | None:
    tokens, lexicon = reading.tokens, reading.lexicon
    before, dropped, former = lexicon.words["before"], lexicon.words["dropped"], lexicon.words["former"]
    called = name.entry.called
    index, title_first, is_former = name.first - 1, name.first, False
    modifiers: list[str] = []
    while index >= max(0, name.first - LONGEST_TITLE):
        word, owner = tokens.folded[index], reading.owners.get(index)
        if index in reading.taken or (owner and owner.sort in _AFFILIATING):
            break
        if (
            word in before
            or word in lexicon.words["portfolio"]
            or (owner and owner.sort is Sort.OFFICE and modifiers == [] and word in before)
        ):
            modifiers.insert(0, word)
            title_first = index
        elif word in former:
            is_former = True
        elif (
            word in {"and", "&"}
            and modifiers
            and _is_portfolio(reading, index - 1)
            and modifiers[0] in lexicon.words["portfolio"]
        ):
            modifiers.insert(0, word)
        elif not (word in dropped or (word in "-–" and tokens.touches(index) and tokens.touches(index + 1))):
            break
        index -= 1
    chain, first = _chain_before(reading, index)
    if chain and reading.word(first - 1) in former | dropped - {"de"}:
        is_former = is_former or reading.word(first - 1) in former
    if not chain:
        first = title_first
    end = name.end
    title = _title(lexicon, modifiers, called)
    if portfolio := _portfolio_after(reading, end):
        end, title = (
            portfolio[1],
            f"{portfolio[0]} {called}" if called in {"Minister", "Secretary", "Commissioner", "Spokesperson"} else title,
        )
    phrase = OfficePhrase(first, title_first, end, title, is_former=is_former, source=name.entry.source)
    phrase.is_plural = tokens.folded[name.end - 1] != " ".join(tokens.folded[name.first : name.end]).split()[-1] or _is_plural(
        reading, name
    )
    _affiliate(reading, phrase, chain)
    _read_what_follows(reading, phrase, called)
    start = phrase.first - 1
    while reading.word(start) in dropped:
        start -= 1
    phrase.is_definite = reading.word(start) in _DEFINITE
    phrase.word = reading.word(start) if reading.word(start) in _OWNERS else ""
    if phrase.is_former and phrase.title and name.sort is Sort.OFFICE:
        phrase.title = f"Former {phrase.title}"
    if name.sort is Sort.RANK and not (tokens.is_capitalised(name.first) or phrase.owner):
        return None
    return phrase


def _is_plural(reading: Reading, name: Name) -> bool:
    last = reading.tokens.folded[name.end - 1]
    return last.endswith("s") and len(last) > 2 and last not in {"charge d'affaires", "affairs"} and last != "boss"


def _is_portfolio(reading: Reading, index: int) -> bool:
    return reading.word(index) in reading.lexicon.words["portfolio"]


def _title(lexicon: Lexicon, modifiers: list[str], called: str) -> str:
    """ "Deputy Foreign Minister" from "deputy", "foreign affairs" and "minister": each portfolio under one name."""
    if not called:
        return ""
    for length in range(len(modifiers), 0, -1):
        portfolio = lexicon.portfolios.get(" ".join(modifiers[-length:]).replace("&", "and"))
        if portfolio and called in {"Minister", "Secretary", "Minister of State", "Commissioner"}:
            return " ".join([*(word.capitalize() for word in modifiers[:-length]), portfolio, called])
    words = [word if word in {"and", "of"} else word.capitalize() for word in modifiers if word != "&"]
    return " ".join([*words, called])


def _portfolio_after(reading: Reading, end: int) -> tuple[str, int] | None:
    """ "minister for trade", "secretary of the interior": what the office is in charge of, and where the words end."""
    if reading.word(end) not in {"of", "for"}:
        return None
    start = end + 2 if reading.word(end + 1) == "the" else end + 1
    for length in range(4, 0, -1):
        words = " ".join(reading.tokens.folded[start : start + length])
        if start + length <= len(reading.tokens) and words in reading.lexicon.portfolios:
            return reading.lexicon.portfolios[words], start + length
    return None


def _chain_before(reading: Reading, index: int) -> tuple[list[Name], int]:
    """The names that end at token `index`, such as "Iran's" or "Russian Foreign Ministry", and where the first begins."""
    chain: list[Name] = []
    first = index + 1
    while index >= 0 and len(chain) < LONGEST_CHAIN:
        bracketed = reading.tokens.words[index] == "]"  # "his [Russian] counterpart"
        if bracketed or reading.tokens.words[index] in _POSSESSIVE:
            index -= 1
        owner = reading.owners.get(index)
        if (
            owner is None
            or owner.end - 1 != index
            or owner.sort not in _AFFILIATING
            or owner.is_modifier
            or owner.first in reading.taken
        ):
            break
        chain.insert(0, owner)
        first = owner.first - 1 if bracketed and reading.word(owner.first - 1) == "[" else owner.first
        index = first - 1
        while reading.word(index) in reading.lexicon.words["dropped"] and index - 1 in reading.owners:
            index -= 1
    return chain, first


def _chain_after(reading: Reading, index: int) -> tuple[list[Name], int]:
    """The names from token `index` on: "Iran's Quds Force"."""
    chain: list[Name] = []
    end = index
    while index < len(reading.tokens) and len(chain) < LONGEST_CHAIN:
        owner = reading.owners.get(index)
        if owner is None or owner.sort not in _AFFILIATING or owner.is_modifier or owner.first in reading.taken:
            break
        chain.append(owner)
        end = index = owner.end
        if index < len(reading.tokens) and reading.tokens.words[index] in _POSSESSIVE:
            index += 1
    return chain, end


def _affiliate(reading: Reading, phrase: OfficePhrase, chain: list[Name]) -> None:
    for link in chain:
        code, owner = _belongs_to(link)
        if link.sort is Sort.BODY and link.entry.called != "=":
            phrase.title = f"{link.entry.called} {phrase.title}" if phrase.title else ""
        elif link.sort is Sort.BODY:
            phrase.title = f"{link.entry.words.capitalize()} {phrase.title}" if phrase.title == "Spokesperson" else phrase.title
        if not phrase.affiliation and code:
            phrase.affiliation = code
        if phrase.owner is None and owner is not None:
            phrase.owner = owner
    if phrase.owner is None and phrase.affiliation:
        phrase.owner = reading.lexicon.actors.get(phrase.affiliation)


def _belongs_to(name: Name) -> tuple[str, ActorRef | None]:
    """The code that a person of this state, body or organisation is counted under, and whose office it is."""
    entry = name.entry
    if entry.actor is None:
        return entry.code, None
    return entry.actor.code or entry.actor.affiliation, entry.actor


def _read_what_follows(reading: Reading, phrase: OfficePhrase, called: str) -> None:
    """ "of Kenya", "to the United Nations", "for the Foreign Ministry", and an office named twice ("the president, head of …")."""
    preposition = reading.word(phrase.end)
    if preposition not in {"of", "for", "to", "in", "at", "on"}:
        return
    start = phrase.end + 2 if reading.word(phrase.end + 1) in {"the", "a"} else phrase.end + 1
    chain, end = _chain_after(reading, start)
    if not chain:
        return
    last = chain[-1]
    if preposition in {"of", "for"} or (preposition in {"in", "at"} and not phrase.affiliation and called != "Ambassador"):
        title = phrase.title
        _affiliate(
            reading, phrase, [link for link in chain if link.sort is not Sort.BODY] or ([] if phrase.affiliation else chain)
        )
        phrase.title = title
        if last.sort is Sort.BODY and last.entry.called != "=":
            phrase.title = f"{last.entry.called} {title}" if title else title
        elif preposition == "of" and last.sort in {Sort.ORGANISATION, Sort.GROUP} and last.entry.actor:
            phrase.title = f"{title} of {_with_the(last.entry.actor.name)}"
    if preposition in {"to", "for"} and called in _OFFICES_TO and last.entry.actor:
        code = last.entry.actor.code
        phrase.title = f"{phrase.title} to {_with_the(reading.lexicon.name_of(code) if code else last.entry.actor.name)}"
    elif preposition in {"to", "on"}:
        return
    phrase.end = end


def _with_the(name: str) -> str:
    """An organisation's name as it stands after "of"; names of one word take no article."""
    return (
        f"the {name}"
        if len(name.split()) > 1
        and name.split()[-1] in {"Nations", "Union", "Force", "Court", "Corps", "Council", "Front", "League"}
        else name
    )


def _add_office_without_name(reading: Reading, phrase: OfficePhrase) -> None:
    tokens = reading.tokens
    if phrase.title.endswith("Counterpart") or "Counterpart" in phrase.title:
        draft_first = phrase.first
        reading.add(draft_first, phrase.end, Draft(
            tokens.span(draft_first, phrase.end), "description", "a counterpart", phrase.owner, title="Counterpart",
            affiliation=phrase.affiliation, owner=phrase.word))  # fmt: skip
        return
    if phrase.owner is None and not phrase.is_definite:
        return
    office = Office(tokens.span(phrase.title_first, phrase.end), phrase.title, phrase.affiliation) if phrase.title else None
    if phrase.owner is not None:
        place = reading.lexicon.name_of(phrase.affiliation) if phrase.affiliation else phrase.owner.name
        reason = f"an office of {place}, its holder not named"
        reading.add(phrase.first, phrase.end, Draft(
            tokens.span(phrase.first, phrase.end), "office", reason, phrase.owner, office=None if phrase.is_plural else office,
            title="" if phrase.is_plural or phrase.is_former else phrase.title, affiliation=phrase.affiliation, owner=phrase.word))  # fmt: skip
    elif not phrase.is_former and phrase.title not in _OFFICES_WITHOUT_WEIGHT:
        rule = "description"
        reading.add(phrase.first, phrase.end, Draft(
            tokens.span(phrase.first, phrase.end), rule, "an office named without its holder", title=phrase.title, owner=phrase.word,
            codes=("plural",) if phrase.is_plural else ()))  # fmt: skip


# --- names of persons


def _skip_ranks(reading: Reading, index: int) -> int:
    """ "Army Chief Gen. Ali": past ranks and forms of address that stand between an office and a name."""
    while (name := reading.owners.get(index)) and name.sort is Sort.RANK and reading.tokens.is_capitalised(index):
        index = name.end + 1 if reading.word(name.end) == "." else name.end
    return index


def _name_after(reading: Reading, index: int) -> Run | None:
    index = _skip_ranks(reading, index)
    name = reading.owners.get(index)
    if name and name.sort is Sort.PERSON:
        return Run(index, name.end, name.entry.words, reading.people.leader(name.entry.leaders[0]))
    return run_from(reading.tokens, reading.owners, index, reading.lexicon, is_title_case=reading.is_title_case)


def _name_before(reading: Reading, phrase: OfficePhrase) -> Run | Draft | None:
    """ "Peter Mwangi, Kenya's trade minister": the person an office stands in apposition to, or the mention already made of them."""
    start = phrase.first - 1
    while reading.word(start) in reading.lexicon.words["dropped"] | reading.lexicon.words["former"]:
        start -= 1
    if reading.word(start) in {"the", "a", "an"}:
        start -= 1
    if (
        reading.word(start) != ","
        or phrase.is_plural
        or reading.word(phrase.end) not in {",", ".", "", "who", ";", ")", "and", "—", "–", "-"}
    ):
        return None
    name = reading.owners.get(start - 1)
    if (draft := reading.by_end.get(reading.tokens.ends[start - 1])) and draft.person:
        return draft
    if name and name.sort is Sort.PERSON:
        return Run(name.first, name.end, name.entry.words, reading.people.leader(name.entry.leaders[0]))
    run = run_before(reading.tokens, reading.owners, start, reading.lexicon, is_title_case=reading.is_title_case)
    return None if run is None or reading.taken.intersection(range(run.first, run.end)) else run


def _extend(reading: Reading, draft: Draft, phrase: OfficePhrase) -> None:
    """ "General Soleimani, the head of …": a second office after a person who was read with a first one."""
    tokens = reading.tokens
    if draft.person:
        reading.people.learn(draft.person, affiliation=phrase.affiliation, title=phrase.title)
    draft.office = (
        Office(tokens.span(phrase.title_first, phrase.end), phrase.title, phrase.affiliation) if phrase.title else draft.office
    )
    draft.span = Span(draft.span.start, tokens.ends[phrase.end - 1])
    reading.taken.update(range(phrase.first, phrase.end))


def _add_person(reading: Reading, phrase: OfficePhrase, run: Run) -> None:
    """A person with an office; after "Foreign Ministers A and B" the second one too."""
    tokens = reading.tokens
    first, end = min(phrase.first, run.first), max(phrase.end, run.end)
    title = "" if "Counterpart" in phrase.title else phrase.title
    reason = f"{title or 'a name'} beside a name" + (f", {phrase.source}" if phrase.source else "")
    draft = Draft(tokens.span(first, end), "title", reason, title=title, affiliation=phrase.affiliation)
    draft.office = Office(tokens.span(phrase.title_first, phrase.end), title, phrase.affiliation) if title else None
    _name_person(reading, draft, run)
    reading.add(first, end, draft)
    while phrase.is_plural and reading.word(end) in {"and", ","}:
        another = _name_after(reading, end + 1)
        if another is None or another.first in reading.taken:
            return
        draft = Draft(tokens.span(another.first, another.end), "title", reason, title=title, office=draft.office)
        _name_person(reading, draft, another)
        reading.add(another.first, another.end, draft)
        end = another.end


def _name_person(reading: Reading, draft: Draft, run: Run) -> None:
    person = run.person
    if person is None and len(run.words.split()) > 1:
        person = reading.people.named(run.words)
    if person is None:
        draft.surname, draft.name = run.folded, run.words
        known = reading.owners.get(run.first)
        draft.leaders = known.entry.leaders if known and known.sort is Sort.SURNAME else ()
        return
    reading.people.learn(person, affiliation=draft.affiliation, title=draft.title)
    draft.person = person


# --- bodies


def _read_body(reading: Reading, name: Name) -> None:
    tokens, lexicon = reading.tokens, reading.lexicon
    index, first = name.first - 1, name.first
    while reading.word(index) in lexicon.words["before"] | lexicon.words["dropped"] and index not in reading.owners:
        index -= 1
    chain, chain_first = _chain_before(reading, index)
    end = name.end
    if not chain and reading.word(end) in {"of", "in"}:
        start = end + 2 if reading.word(end + 1) == "the" else end + 1
        after, after_end = _chain_after(reading, start)
        if after and (reading.word(end) == "of" or after[0].sort is Sort.STATE) and name.entry.called != "Embassy":
            chain, end = after[:1], after[0].end if len(after) == 1 else after_end
    elif chain:
        first = chain_first
    if chain and reading.word(name.end) in lexicon.words["after a body"] and name.end == end:
        return
    if name.entry.called == "=" and not chain and (leader := _leader_before(reading, name)):
        _add_government_of(reading, name, leader)
        return
    if chain:
        code, owner = _belongs_to(chain[0])
        if code or owner:
            actor = _body_of(lexicon, name, code, owner)
            reading.add(first, end, Draft(tokens.span(first, end), "body", f"{name.entry.words}, {name.entry.source}", actor))
        return
    if name.entry.code:
        actor = _body_of(lexicon, name, name.entry.code, None)
        reading.add(name.first, end, Draft(tokens.span(name.first, end), "name", name.entry.source, actor))
    elif reading.word(name.first - 1) in _DEFINITE and reading.word(end) not in lexicon.words["after a body"]:
        draft = Draft(
            tokens.span(name.first, end),
            "description",
            name.entry.words,
            body=name.entry.called,
            owner=reading.word(name.first - 1),
        )
        reading.add(name.first, end, draft)


def _body_of(lexicon: Lexicon, name: Name, code: str, owner: ActorRef | None) -> ActorRef | None:
    """The body of a state; of an organisation or group, and for "government", the whole."""
    state = lexicon.states.get(code)
    if (
        owner
        and owner.kind is not ActorKind.STATE
        and owner.code == ""
        and name.entry.called != "="
        and state
        and owner.kind is ActorKind.ORGANISATION
    ):
        return owner
    if owner and owner.kind is not ActorKind.STATE:
        return owner
    if name.entry.called == "=" or state is None:
        return lexicon.actors.get(code)
    return body_of_state(lexicon, name.entry.called, code, is_group=name.entry.is_group)


def body_of_state(lexicon: Lexicon, called: str, code: str, *, is_group: bool = False) -> ActorRef:
    """ "Foreign Ministry of China"; "=" gives the state itself."""
    if called == "=":
        return lexicon.actors[code]
    kind = ActorKind.GROUP if is_group else ActorKind.ORGANISATION
    return ActorRef(f"{called} of {lexicon.name_of(code)}", kind, "", code)


def _leader_before(reading: Reading, name: Name) -> Name | None:
    """ "the Trump administration", "Assad's regime"."""
    index = name.first - 1
    while reading.word(index) in reading.lexicon.words["before"] | reading.lexicon.words["dropped"]:
        index -= 1
    if index >= 0 and reading.tokens.words[index] in _POSSESSIVE:
        index -= 1
    leader = reading.owners.get(index)
    return leader if leader and leader.sort in {Sort.SURNAME, Sort.PERSON} and leader.first not in reading.taken else None


def _add_government_of(reading: Reading, name: Name, leader: Name) -> None:
    affiliations = {candidate.ref.affiliation for candidate in reading.people.at_the_time(list(leader.entry.leaders))}
    if len(affiliations) == 1 and (actor := reading.lexicon.actors.get(affiliations.pop())):
        reason = f"the {name.entry.words} of {leader.entry.words}, {leader.entry.source}"
        reading.add(leader.first, name.end, Draft(reading.tokens.span(leader.first, name.end), "description", reason, actor))


# --- names that stand alone


def _read_name(reading: Reading, name: Name) -> None:
    tokens, entry = reading.tokens, name.entry
    span = tokens.span(name.first, name.end)
    if name.sort is Sort.PERSON:
        person: Person = reading.people.leader(entry.leaders[0])
        reading.add(name.first, name.end, Draft(span, "name", entry.source, person=person))
    elif name.sort is Sort.SURNAME:
        surname = " ".join(tokens.folded[name.first : name.end])
        reading.add(name.first, name.end, Draft(span, "surname", entry.source, surname=surname, leaders=entry.leaders))
    elif name.sort is Sort.DESCRIPTION:
        if reading.word(name.first - 1) in _DEFINITE or (len(entry.codes) == 1 and len(entry.words.split()) > 1):
            reading.add(name.first, name.end, Draft(span, "description", entry.source, codes=entry.codes))
    elif name.sort in {Sort.ORGANISATION, Sort.GROUP}:
        chain, first = _chain_before(reading, name.first - 1)
        if not (chain and entry.actor and _belongs_to(chain[0])[0] in {entry.actor.affiliation, entry.actor.code}):
            first = name.first
        reading.add(first, name.end, Draft(tokens.span(first, name.end), "name", entry.source, entry.actor))
    elif name.sort in _AFFILIATING - {Sort.BODY} and not _read_organisation(reading, name):
        rules = {Sort.STATE: "name"}
        actor = entry.place if name.is_place else entry.actor
        rule = rules.get(name.sort, name.sort.value)
        reading.add(name.first, name.end, Draft(span, rule, f"“{entry.words}”, {entry.source}", actor, is_place=name.is_place))


def _read_organisation(reading: Reading, name: Name) -> bool:
    """ "Kenya Revenue Authority": a longer name that begins with a state and holds a word for an organisation."""
    if reading.is_title_case or name.sort not in {Sort.STATE, Sort.DEMONYM, Sort.PLACE} or name.is_modifier:
        return False
    tokens = reading.tokens
    end = index = name.end
    while index < len(tokens) and index - name.first < 9 and index not in reading.taken:
        if tokens.is_capitalised(index) and tokens.starts[index] - tokens.ends[index - 1] <= 1:
            end = index + 1
        elif tokens.folded[index] not in {"of", "for", "and", "the", "-", "&", "on", "against", "'", "’"}:
            break
        index += 1
    words = tokens.folded[name.end : end]
    if end == name.end or reading.lexicon.words["organisation words"].isdisjoint(words):
        return False
    last = max(index for index in range(name.end, end) if tokens.folded[index] in reading.lexicon.words["organisation words"])
    if not any(word in {"of", "for"} for word in tokens.folded[last : last + 2]):
        end = last + 1
    if "and" in tokens.folded[name.end : end] and any(
        owner.sort is Sort.STATE for i in range(name.end, end) if (owner := reading.owners.get(i))
    ):
        return False
    span = tokens.span(name.first, end)
    words_printed = " ".join(tokens.words[name.first : end]).replace(" - ", "-").replace(" '", "'").replace(" ’", "'")
    code = _belongs_to(name)[0]
    actor = ActorRef(words_printed, ActorKind.ORGANISATION, "", code)
    reading.add(name.first, end, Draft(span, "body", "a name that begins with a state, organisation_words.txt", actor))
    return True
