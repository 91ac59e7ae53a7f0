"""Reads an office with the words around it: "former US Deputy Secretary of State", "ambassador of Kenya to the United Nations"."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.actors.names import Name
from timeline.extraction.actors.sentence import DEFINITE, LONGEST_CHAIN, OWNERS, POSSESSIVE, Reading, belongs_to
from timeline.extraction.lexicon import Lexicon, Sort
from timeline.extraction.values import ActorRef, Office

LONGEST_TITLE = 12  # tokens before the office's own word
LONGEST_PORTFOLIO = 4  # tokens: "health and human services"

_WITH_PORTFOLIO = frozenset({"Minister", "Secretary", "Minister of State", "Commissioner"})
_TO_SOMEBODY = frozenset(
    ["Ambassador", "Envoy", "Special Representative", "Permanent Representative", "Representative", "High Commissioner"]
)
_OF_SOMETHING = frozenset(
    ["President", "Chief", "Head", "Leader", "Chair", "Director", "Commander", "Speaker", "Chief of Staff", "Member"]
)
_ORGANS = frozenset({"commission", "secretariat", "council", "assembly", "parliament"})  # of an organisation
_DEPUTY = "Member of Parliament"
_DESCRIBED = frozenset({"a", "an", "of", "by", "from", "to", "for", "with", "against", "on", "and", "or", "when", "as", "after"})
# Organisations whose names take no article are named by one word, or end in none of these.
_TAKE_ARTICLE = frozenset(
    ["Nations", "Union", "Force", "Forces", "Court", "Corps", "Council", "Front", "League", "Commission", "Parliament", "Party"]
) | {"Agency", "Organization", "Organisation", "Movement", "Army", "Network", "network", "Bank", "Fund"}


@dataclass(slots=True)
class OfficePhrase:
    """An office with all that belongs to it but the name; token positions."""

    first: int  # where the whole phrase begins, with the state before it
    title_first: int
    end: int
    title: str
    source: str  # of the office's own word: file and line
    affiliation: str = ""
    owner: ActorRef | None = None  # the state or organisation whose office it is
    is_definite: bool = False
    owner_word: str = ""  # "its", "his", or the "'s" of somebody unknown
    is_unknown: bool = False  # "another envoy": nobody spoken of before
    is_plural: bool = False
    is_former: bool = False

    @property
    def is_counterpart(self) -> bool:
        return "Counterpart" in self.title

    def office(self, reading: Reading) -> Office | None:
        if not self.title or self.is_counterpart:
            return None
        return Office(reading.tokens.span(self.title_first, self.end), self.title, self.affiliation)


def is_portfolio_of_another(reading: Reading, name: Name) -> bool:
    """ "Justice" in "Justice and Public Security Minister", which is a judge elsewhere; "deputy" in "deputy trade minister"."""
    following = reading.owners.get(name.end)
    is_of_office = following is not None and following.sort is Sort.OFFICE  # "the deputy leader"
    if name.entry.called == _DEPUTY and (is_of_office or reading.is_word(name.end, "portfolio", "before")):
        return True
    index = name.first
    while reading.is_word(index, "portfolio") or (index > name.first and reading.word(index) in {"and", "&"}):
        index += 1
    head = reading.owners.get(index)
    return index > name.first and head is not None and head is not name and head.sort is Sort.OFFICE


def office_phrase(reading: Reading, name: Name) -> OfficePhrase | None:
    """The phrase around an office or rank, or None where a word such as "general" is no rank."""
    called = name.entry.called
    modifiers, title_first, index, is_former = _modifiers_before(reading, name)
    chain, first = reading.chain_before(index)
    phrase = OfficePhrase(first if chain else title_first, title_first, name.end, "", name.entry.source)
    phrase.is_former = is_former or (bool(chain) and reading.is_word(first - 1, "former"))
    phrase.is_plural = _is_plural(reading.word(name.end - 1), name.entry.words)
    phrase.title = _title(reading.lexicon, modifiers, called)
    if (portfolio := _portfolio_after(reading, name.end)) and called in _WITH_PORTFOLIO:
        phrase.title, phrase.end = f"{portfolio[0]} {called}", portfolio[1]
    _affiliate(reading, phrase, chain)
    if chain and called in _OF_SOMETHING and (actor := chain[-1].entry.actor) and _is_named_in_title(chain[-1]):
        phrase.title = f"{phrase.title} of {_with_the(actor.name)}"
    elif not chain and (person := reading.person_before(index)):
        phrase.affiliation = reading.state_of_person(person)
    for _ in range(2):  # "spokesman for the Foreign Ministry in Ankara"
        _read_what_follows(reading, phrase, called)
    start = phrase.first - 1
    while reading.is_word(start, "dropped", "former"):
        start -= 1
    phrase.is_definite = reading.word(start) in DEFINITE or reading.word(start) in POSSESSIVE
    phrase.owner_word = reading.word(start) if reading.word(start) in OWNERS | POSSESSIVE else ""
    phrase.is_unknown = reading.is_word(start, "not known") or reading.is_word(phrase.first - 1, "not known")
    if phrase.is_former and phrase.title and name.sort is Sort.OFFICE:
        phrase.title = f"Former {phrase.title}"
    if name.sort is Sort.RANK and not (reading.tokens.is_capitalised(name.first) or phrase.owner):
        return None
    return phrase


def _modifiers_before(reading: Reading, name: Name) -> tuple[list[str], int, int, bool]:
    """The words before an office that belong to its title, where they begin, the token before them all, whether it is over."""
    index, title_first, is_former = name.first - 1, name.first, False
    modifiers: list[str] = []
    while index >= max(0, name.first - LONGEST_TITLE) and index not in reading.taken and not reading.free_name(index):
        word = reading.word(index)
        if word in {"and", "&"}:
            if not (modifiers and reading.is_word(index - 1, "portfolio") and modifiers[0] in reading.lexicon.words["portfolio"]):
                break
            modifiers.insert(0, "and")
        elif reading.is_word(index, "before", "portfolio"):
            modifiers.insert(0, word)
            title_first = index
        elif reading.is_word(index, "former"):
            is_former = True
        elif not (reading.is_word(index, "dropped") or _is_hyphen(reading, index)) or _is_deed(reading, index):
            break
        index -= 1
    return modifiers, title_first, index, is_former


def _is_deed(reading: Reading, index: int) -> bool:
    """“Soldiers ousted President Ruiz”, but "the ousted President Ruiz": a verb, where whoever did it stands before it."""
    before = reading.word(index - 1) if index else ""
    describes = before in DEFINITE | POSSESSIVE | _DESCRIBED or reading.is_word(index - 1, "dropped", "former")
    return reading.is_word(index, "done to") and before.isalpha() and not describes


def _is_hyphen(reading: Reading, index: int) -> bool:
    return reading.word(index) in {"-", "–"} and reading.tokens.touches(index) and reading.tokens.touches(index + 1)


def _is_plural(last: str, words: str) -> bool:
    singular = words.split()[-1].lower()
    return last != singular and last.endswith(("s", "men", "people"))


def _title(lexicon: Lexicon, modifiers: list[str], called: str) -> str:
    """ "Deputy Foreign Minister" from "deputy", "foreign affairs" and "minister": each portfolio under one name."""
    if not called:
        return ""
    if called in _WITH_PORTFOLIO:
        for length in range(len(modifiers), 0, -1):
            if portfolio := lexicon.portfolios.get(" ".join(modifiers[-length:])):
                return " ".join([*map(_capitalised, modifiers[:-length]), portfolio, called])
    return " ".join([*map(_capitalised, modifiers), called])


def _capitalised(word: str) -> str:
    return word if word == "and" else word.capitalize()


def _portfolio_after(reading: Reading, end: int) -> tuple[str, int] | None:
    """ "minister for trade", "secretary of the interior": what the office is in charge of, and where the words end."""
    if reading.word(end) not in {"of", "for"}:
        return None
    start = end + 2 if reading.word(end + 1) == "the" else end + 1
    for length in range(min(LONGEST_PORTFOLIO, len(reading.tokens) - start), 0, -1):
        words = " ".join(reading.tokens.folded[start : start + length])
        if words in reading.lexicon.portfolios:
            return reading.lexicon.portfolios[words], start + length
    return None


def _affiliate(reading: Reading, phrase: OfficePhrase, chain: list[Name]) -> None:
    """Whose office it is, from the names before it; a ministry or an army becomes part of the title."""
    for link in chain:
        code, owner = belongs_to(link)
        is_titled = phrase.title and not phrase.title.endswith("Minister")
        if link.sort is Sort.BODY and is_titled and (link.entry.called != "=" or phrase.title == "Spokesperson"):
            body = link.entry.words.capitalize() if link.entry.called == "=" else link.entry.called
            phrase.title = f"{body} {phrase.title}"
        phrase.affiliation = phrase.affiliation or code
        phrase.owner = phrase.owner or owner
    if phrase.owner is None and phrase.affiliation:
        phrase.owner = reading.lexicon.actors.get(phrase.affiliation)


def _read_what_follows(reading: Reading, phrase: OfficePhrase, called: str) -> None:
    """ "of Kenya", "to the United Nations", "for the Foreign Ministry", "of the Senate Armed Services Committee"."""
    if (
        reading.word(phrase.end) == "and"
        and reading.word(phrase.end + 2) == "of"
        and reading.tokens.is_capitalised(phrase.end + 1)
    ):
        phrase.end += 2  # "Minister of Foreign Affairs and Expatriates of Jordan"
    preposition = reading.word(phrase.end)
    start = phrase.end + 2 if reading.word(phrase.end + 1) in {"the", "a"} else phrase.end + 1
    chain, end = reading.chain_after(start) if preposition in {"of", "for", "to", "in", "at"} else ([], start)
    if not chain:
        _read_unknown_place(reading, phrase, start)
        return
    last = chain[-1].entry
    if preposition in {"to", "for"} and called in _TO_SOMEBODY and last.actor:
        target = reading.lexicon.name_of(last.actor.code) if last.actor.code else last.actor.name
        phrase.title = f"{phrase.title} to {_with_the(target)}"
    elif preposition in {"of", "for"} or (preposition != "to" and not phrase.affiliation and called == "Spokesperson"):
        title = phrase.title
        _affiliate(reading, phrase, [link for link in chain if link.sort is not Sort.BODY or link.entry.code])
        phrase.title = title
        if chain[-1].sort is Sort.BODY and last.called != "=" and title:
            phrase.title = f"{last.called} {title}"
        elif preposition == "of" and last.actor and chain[-1].sort in {Sort.ORGANISATION, Sort.GROUP}:
            phrase.title = f"{title} of {_with_the(last.actor.name)}"
    else:
        return
    if chain[-1].sort is Sort.ORGANISATION and reading.word(end) in _ORGANS and reading.tokens.is_capitalised(end):
        end += 1  # "the head of the ECOWAS Commission, Ana Ruiz, …"
    while (
        end < len(reading.tokens)
        and reading.tokens.is_capitalised(end)
        and end not in reading.owners
        and _is_body_name(reading, end)
    ):
        end += 1
    phrase.end = end


def _read_unknown_place(reading: Reading, phrase: OfficePhrase, start: int) -> None:
    """ "the governor of Ninevah province, …": of something that no file knows, up to a comma."""
    tokens, end = reading.tokens, start
    if reading.word(phrase.end) != "of" or start >= len(tokens) or not tokens.is_capitalised(start) or not phrase.title:
        return
    while end < min(len(tokens), start + LONGEST_CHAIN) and tokens.words[end] != "," and end not in reading.owners:
        end += 1
    if end < len(tokens) and tokens.words[end] == ",":
        words = [
            word if index == 0 or tokens.touches(start + index) else f" {word}"
            for index, word in enumerate(tokens.words[start:end])
        ]
        phrase.title, phrase.end = f"{phrase.title} of {''.join(words)}", end


def _is_body_name(reading: Reading, index: int) -> bool:
    """Whether a capitalised word runs on to a word for an organisation: "Armed Services Committee"."""
    for following in range(index, min(index + LONGEST_CHAIN, len(reading.tokens))):
        if not reading.tokens.is_capitalised(following):
            return False
        if reading.is_word(following, "organisation words"):
            return True
    return False


def _is_named_in_title(name: Name) -> bool:
    """A group, or a body of an organisation or state: "Leader of Hezbollah"; but "Secretary-General" is enough for NATO's."""
    return name.sort is Sort.GROUP or (name.sort is Sort.ORGANISATION and bool(name.entry.actor and not name.entry.actor.code))


def _with_the(name: str) -> str:
    """An organisation's name as it stands after "of"."""
    words = name.split()
    return f"the {name}" if len(words) > 1 and words[-1] in _TAKE_ARTICLE else name
