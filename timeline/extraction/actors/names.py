"""Finds the words of the lexicon in a sentence, and drops those that only look like an actor ("Bank of China")."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.extraction.actors.namesakes import in_america, is_american, is_of_another_place, is_somebody, is_title_of_somebody
from timeline.extraction.lexicon import Entry, Lexicon, Phrase, Sort
from timeline.extraction.tokens import Tokens

LONGEST_RUN = 8  # capitalised words looked at after a name

_HOW_FAR_TO_A_VERB = 4


@dataclass(slots=True)
class Name:
    """Words of the lexicon found in a sentence: tokens `first` up to, not including, `end`."""

    first: int
    end: int
    entry: Entry
    is_place: bool = False
    is_modifier: bool = False  # "Iran-backed": names a state that does nothing here
    sort: Sort = field(init=False)

    def __post_init__(self) -> None:
        self.sort = self.entry.sort


def find_names(tokens: Tokens, lexicon: Lexicon, namesakes: dict[str, bool] | None = None) -> list[Name]:
    """Names in order, without overlaps, traps left out; the longest phrase at each place wins.

    `namesakes` is what the article has told before of words that are a place's name and a person's, and is added to: whether
    they are somebody's there ("Jim Jordan … Jordan"). Whichever of the two was named first is meant by the word alone.
    """
    found: list[Name] = []
    end, phrases = 0, lexicon.phrases
    for position in [position for position, word in enumerate(tokens.folded) if word in phrases]:
        phrase = _first_that_fits(phrases[tokens.folded[position]], tokens, position) if position >= end else None
        if phrase is not None:
            end = position + len(phrase.words)
            found.append(Name(position, end, phrase.entry))
    if not found:
        return []
    owners = {index: name for name in found for index in range(name.first, name.end)}
    title_case = tokens.is_title_case
    places: set[int] = set()  # tokens after names that a preposition makes a place, for lists: "in Peru and Chile"
    judged_names = []
    for name in found:
        judged = _judge(name, tokens, owners, lexicon, places, title_case=title_case) if name.sort is not Sort.TRAP else None
        if namesakes is not None and name.sort in _NAMESAKES and name.end - name.first == 1:
            if judged is None and not is_somebody(name.first, tokens, _entry_before(name, tokens, owners), lexicon):
                continue
            is_somebody_here = namesakes.setdefault(tokens.folded[name.first], judged is None)
            if is_somebody_here and not (judged and judged.is_place and name.sort is Sort.STATE):
                continue  # but nobody is "in Jordan", be he called so
        if judged:
            judged_names.append(judged)
    return judged_names


def _first_that_fits(candidates: dict[str, list[Phrase]], tokens: Tokens, position: int) -> Phrase | None:
    """The longest phrase that is printed so there; `candidates` are by their second word."""
    folded = tokens.folded
    following = folded[position + 1] if position + 1 < len(folded) else ""
    for phrase in [*candidates.get(following, []), *candidates.get("", [])]:
        length = len(phrase.words)
        if length > 2 and tuple(folded[position : position + length]) != phrase.words:
            continue
        if phrase.entry.sort is Sort.DEMONYM and phrase.entry.words.isascii() and _has_accent(tokens.words[position]):
            continue  # "Germán" is a given name
        if all(map(_is_printed_so, tokens.words[position : position + length], phrase.letters)):
            return phrase
    return None


def _has_accent(word: str) -> bool:
    return not word.replace("\u00ad", "").isascii()


def _is_printed_so(word: str, letters: str) -> bool:
    if letters == "C":
        return word[0].isupper()
    return not letters or (word.isupper() if letters == "A" else word == letters)


_NAMESAKES = (Sort.STATE, Sort.CAPITAL, Sort.PLACE)
_TAKEN_AS_PRINTED = frozenset({Sort.OFFICE, Sort.RANK, Sort.BODY, Sort.DESCRIPTION, Sort.PERSON})
_NO_PLACES = frozenset({Sort.ORGANISATION, Sort.GROUP})
_NO_PARTS = frozenset({Sort.ORGANISATION, Sort.GROUP, Sort.METONYM})  # of a longer name
_TOWNS = frozenset({Sort.CAPITAL, Sort.METONYM})
_IN_COMPANY_NAMES = frozenset({Sort.STATE, Sort.CAPITAL, Sort.PLACE, Sort.DEMONYM})


def _judge(
    name: Name, tokens: Tokens, owners: dict[int, Name], lexicon: Lexicon, places: set[int], *, title_case: bool
) -> Name | None:
    """The name as it is meant here: as a place, as another state, or not at all."""
    if name.sort in _TAKEN_AS_PRINTED:
        return name
    if (
        _has_prefix(tokens, name, lexicon)
        or _bears_a_title(name, tokens, owners)
        or (not title_case and _is_part_of_a_longer_name(name, tokens, owners, lexicon))
    ):
        return None
    following = owners.get(name.end)
    is_body = following is not None and following.sort is Sort.BODY  # "the Danish Air Force" is no company
    is_company = not is_body and _follows(tokens, name.end, lexicon.words["company words"])
    if is_company or _is_joined_to_a_stranger(tokens, name, owners) or _is_before_a_company(tokens, name, lexicon):
        return None
    if name.sort in _NAMESAKES and is_of_another_place(name.end, tokens, lexicon):
        return None
    if name.sort is Sort.SURNAME:
        return name
    if name.sort is Sort.DEMONYM and _is_language(tokens, name, lexicon):
        return None
    suffix = tokens.folded[name.end + 1] if name.end + 1 < len(tokens) and tokens.words[name.end] in "-–" else ""
    if suffix in lexicon.words["describing"] and tokens.touches(name.end):
        return Name(name.first, name.end, name.entry, is_place=suffix in lexicon.words["placing"], is_modifier=True)
    if name.sort in _NAMESAKES and is_american(name.entry, name.end, tokens, lexicon):
        return Name(name.first, name.end, in_america(name.entry, lexicon), is_place=True)
    return Name(name.first, name.end, name.entry, is_place=_is_place(name, tokens, owners, lexicon, places))


def _bears_a_title(name: Name, tokens: Tokens, owners: dict[int, Name]) -> bool:
    """ "Mr Jordan", "Sen. Holland"."""
    is_place = name.sort in _NAMESAKES and name.end - name.first == 1
    return is_place and is_title_of_somebody(_entry_before(name, tokens, owners))


def _entry_before(name: Name, tokens: Tokens, owners: dict[int, Name]) -> Entry | None:
    at = name.first - 2 if name.first > 1 and tokens.words[name.first - 1] == "." else name.first - 1
    return owners[at].entry if at in owners else None


def _is_language(tokens: Tokens, name: Name, lexicon: Lexicon) -> bool:
    """ "in English": an adjective after such a word, with no noun of its own."""
    follows_one = name.first > 0 and tokens.folded[name.first - 1] in lexicon.words["before a language"]
    following = tokens.words[name.end] if name.end < len(tokens) else "."
    return follows_one and (not following[0].isalpha() or following in {"and", "or", "on", "to", "at"})


def _has_prefix(tokens: Tokens, name: Name, lexicon: Lexicon) -> bool:
    """ "anti-Iran", "pro-Russian"."""
    first = name.first
    return (
        first >= 2
        and tokens.words[first - 1] in "-–"
        and tokens.touches(first)
        and tokens.folded[first - 2] in lexicon.words["prefixes"]
    )


def _is_part_of_a_longer_name(name: Name, tokens: Tokens, owners: dict[int, Name], lexicon: Lexicon) -> bool:
    """ "Michael Jordan", "Paris Hilton", "Melania Trump": a capitalised word beside it that nobody knows."""
    if name.sort in _NO_PARTS or tokens.words[name.first].isupper():
        return False
    if name.sort is not Sort.SURNAME and name.end - name.first > 1:
        return False
    return _has_given_name(name, tokens, owners, lexicon) or _goes_on(name, tokens, owners, lexicon)


def _has_given_name(name: Name, tokens: Tokens, owners: dict[int, Name], lexicon: Lexicon) -> bool:
    before = name.first - 1
    is_beside = before >= 0 and before not in owners and tokens.starts[name.first] - tokens.ends[before] == 1
    if not is_beside or name.sort is Sort.DEMONYM or not _is_bare_name(tokens, before, lexicon):
        return False
    if before > 0 and tokens.words[before - 1][0].isalnum():
        return True
    # The word before begins the sentence, so its capital says little: "Yesterday Iran …", but "Ivanka Trump …".
    can_be_surname = name.sort is Sort.SURNAME or tokens.folded[name.first] in lexicon.words["other words"]
    return can_be_surname and not tokens.folded[before].endswith(("ly", "ing", "ed"))


def _goes_on(name: Name, tokens: Tokens, owners: dict[int, Name], lexicon: Lexicon) -> bool:
    """ "Jordan Peterson": but "Kenya Revenue Authority" is Kenya's, and so is the minister "of Kenya Peter Mwangi"."""
    after = name.end
    can_be_given = tokens.folded[name.first] in lexicon.words["other words"] and name.sort in {
        Sort.STATE,
        Sort.CAPITAL,
        Sort.PLACE,
    }
    if not (can_be_given or name.sort is Sort.SURNAME) or after >= len(tokens) or after in owners:
        return False
    if tokens.folded[name.first - 1 : name.first] == ["of"] or _runs_on_to(tokens, after, lexicon.words["organisation words"]):
        return False
    return _is_bare_name(tokens, after, lexicon) and tokens.starts[after] - tokens.ends[name.end - 1] == 1


def _runs_on_to(tokens: Tokens, index: int, words: frozenset[str]) -> bool:
    """Whether capitalised words from here on come to one of these: "Revenue Authority"."""
    for following in range(index, min(index + LONGEST_RUN, len(tokens))):
        if not tokens.is_capitalised(following):
            return False
        if tokens.folded[following] in words:
            return True
    return False


def _is_bare_name(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    word = tokens.words[index]
    return (
        word[0].isupper() and len(word) > 1 and not word.isupper() and tokens.folded[index] not in lexicon.words["no given names"]
    )


def _is_joined_to_a_stranger(tokens: Tokens, name: Name, owners: dict[int, Name]) -> bool:
    """ "Holland & Barrett": but "Turkey & Syria"."""
    other = name.end + 1
    return other < len(tokens) and tokens.words[name.end] == "&" and other not in owners and tokens.is_capitalised(other)


def _is_before_a_company(tokens: Tokens, name: Name, lexicon: Lexicon) -> bool:
    if name.first == 0 or name.sort not in _IN_COMPANY_NAMES:
        return False
    words = lexicon.words["before a name"]
    for length in (1, 2, 5):
        start = name.first - length
        if start >= 0 and tokens.is_capitalised(start) and " ".join(tokens.folded[start : name.first]) in words:
            return True
    return False


def _follows(tokens: Tokens, index: int, words: frozenset[str]) -> bool:
    return index < len(tokens) and tokens.is_capitalised(index) and tokens.folded[index] in words


def _is_place(name: Name, tokens: Tokens, owners: dict[int, Name], lexicon: Lexicon, places: set[int]) -> bool:
    """Whether the name says where rather than who: "in Beijing", "flew to Beijing", "Beijing residents"."""
    if name.sort is Sort.DEMONYM and not _is_of_a_place(name, tokens, lexicon):
        return False
    if name.sort in _NO_PLACES:
        return False
    is_town = name.sort in _TOWNS
    if _after_a_preposition_of_place(name.first, tokens, owners, lexicon, places, is_town=is_town):
        places.add(name.end)
        return True
    if is_town and name.end < len(tokens) and tokens.folded[name.end] in lexicon.words["place words"]:
        return True
    if is_town and name.end + 1 < len(tokens) and tokens.words[name.end] == "," and _is_state_or_place(owners.get(name.end + 1)):
        return True
    return name.sort is Sort.PLACE


def _is_of_a_place(name: Name, tokens: Tokens, lexicon: Lexicon) -> bool:
    """ "in the Nigerian capital", "near the northern Syrian town of Idlib"."""
    return name.end < len(tokens) and tokens.folded[name.end] in lexicon.words["kinds of place"]


def _is_state_or_place(name: Name | None) -> bool:
    return name is not None and name.sort in {Sort.STATE, Sort.PLACE}


def _after_a_preposition_of_place(
    first: int, tokens: Tokens, owners: dict[int, Name], lexicon: Lexicon, places: set[int], *, is_town: bool
) -> bool:
    index = first - 1
    while index >= max(0, first - LONGEST_RUN) and (
        tokens.folded[index] in lexicon.words["passed over"] or _is_adjective_of_the_place(owners.get(index))
    ):
        index -= 1
    if index < 0:
        return False
    word = tokens.folded[index]
    if word in lexicon.words["in a town" if is_town else "in"]:
        return True
    if word == "of" and is_town:
        return index > 0 and tokens.folded[index - 1] in lexicon.words["place of"]
    if word == "to" and is_town:
        return not lexicon.words["travel"].isdisjoint(tokens.folded[max(0, index - _HOW_FAR_TO_A_VERB) : index])
    return word in {"and", ",", "or"} and index in places  # "in Peru, Chile and Bolivia"


def _is_adjective_of_the_place(name: Name | None) -> bool:
    """ "in the Iraqi capital Baghdad"."""
    return name is not None and name.sort is Sort.DEMONYM
