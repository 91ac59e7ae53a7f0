"""How a text brings a person in, and what later words then mean: each row says in one line why it is there."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction.actors import find_actors
from timeline.extraction.reading import read_blocks
from timeline.extraction.sentences import split_sentences
from timeline.extraction.values import ActorMention

DAY = date(2021, 5, 10)


def mentions(text: str) -> tuple[ActorMention, ...]:
    return find_actors(text, split_sentences(text, read_blocks(text, DAY)[0]), DAY)


def meant(text: str, words: str) -> list[str | None]:
    """Whom the last occurrence of the words means."""
    start = text.rindex(words)
    span = (start, start + len(words))
    return [m.actor.name if m.actor else None for m in mentions(text) if (m.span.start, m.span.end) == span]


@pytest.mark.parametrize(
    "introduction",
    [
        "Ana Kovač, who heads the foreign ministry of Croatia,",  # a relative clause with a body
        "Ana Kovač, who leads Croatia's delegation,",
        "Ana Kovač, who is Croatia's foreign minister,",  # … with an office
        "Ana Kovač, who was the Croatian defence minister until May,",
        "Ana Kovač, who has served as Croatia's ambassador to Chile,",
        "Ana Kovač of the Croatian foreign ministry",  # only the body she belongs to
        "Ana Kovač, from Croatia's foreign ministry,",
        "Ana Kovač, 54, the Croatian foreign minister,",  # an age between
        "Ana Kovač — Croatia's foreign minister —",  # dashes
        "Ana Kovač, Minister for Foreign and European Affairs of the Republic of Croatia,",  # a long portfolio
        "Croatia's top diplomat, Ana Kovač,",
        "The head of Croatia's foreign ministry, Ana Kovač,",
        "Her Croatian colleague Ana Kovač",
    ],
)
def test_a_person_is_known_with_her_state_however_she_is_brought_in(introduction: str) -> None:
    person = next(m for m in mentions(f"{introduction} thanked Serbia.") if m.actor and m.actor.name == "Ana Kovač")

    assert person.actor is not None
    assert person.actor.affiliation == "HRV"


TWO = "President Ana Ruiz of Bolivia received Prime Minister Juan Paz of Spain. "
NEW_NAMES = "Norway's Kim Solheim met Robin Otieno of Kenya. Ms Solheim smiled. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (TWO + "He thanked Peru.", "He", "Juan Paz"),  # a given name tells
        (TWO + "She thanked Peru.", "She", "Ana Ruiz"),
        (TWO + "Paz thanked her.", "her", "Ana Ruiz"),  # an object
        (NEW_NAMES + "She thanked Peru.", "She", "Kim Solheim"),  # "Ms" tells
        ("Myanmar's junta met France's envoy. The generals left.", "generals", "Myanmar"),  # who rules by force, of two states
        ("Kenya's judges met. The Supreme Court freed him.", "Supreme Court", "Judiciary of Kenya"),  # of the only state
        ("The Supreme Court freed him.", "Supreme Court", "Judiciary of the United States"),  # where none is named
        ("Brazil threatened Cuba. The Senate agreed.", "Senate", "Senate of Brazil"),  # of the one that has a senate
        ("China flew jets past Taiwan. The island protested.", "island", "Taiwan"),
        ("Iran seized a British tanker. Iran freed the tanker.", "tanker", "United Kingdom"),  # as first named
        ("Iran seized a British tanker. Iran freed the ship.", "ship", "United Kingdom"),  # any vessel is a ship
        ("Iran stopped Turkish lorries. Iran freed the lorries.", "lorries", "Turkey"),
        ("Sudan and South Sudan quarrel. Sudan accused the South.", "South", "South Sudan"),  # not that of Korea
        ("Iran seized a British vessel. Iran freed the tanker.", "tanker", "United Kingdom"),  # and the only one is what it is
        ("Iran seized the British tanker Wild Rose. Iran held Wild Rose.", "Wild Rose", "United Kingdom"),  # it has a name
        ("Belarus expelled three Polish consuls. The consuls left.", "consuls", "Poland"),  # and people
        ("Serbia waited. The government in Pristina left.", "government in Pristina", "Kosovo"),  # by its town
        ("Serbia waited. Police in Lagos left.", "Police in Lagos", "Police of Nigeria"),
        ("Soldiers seized power in Gabon. Spain paid the new rulers.", "new rulers", "Gabon"),  # where the coup was
        ("Croatia's deputy trade minister left.", "Croatia's deputy trade minister", "Croatia"),  # no deputy in parliament
    ],
)
def test_what_later_words_mean(text: str, words: str, name: str) -> None:
    assert meant(text, words) == [name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TWO + "Paz praised her speech.", "her"),  # somebody's, not somebody
        ("Iran seized a British and a Greek tanker. Iran freed the tanker.", "tanker"),  # of two states
        ("Serbia waited. Troops in Kosovo left.", "Troops in Kosovo"),  # soldiers are abroad too
        ("Brazil threatened Mexico. The Senate agreed.", "Senate"),  # both have one
    ],
)
def test_what_can_mean_two_or_nobody_is_nobody(text: str, words: str) -> None:
    assert meant(text, words) == []


STRANGERS = [
    # sentence, the words that mean somebody, who it is, and why
    ("Tuomas Lehtinen, 46, was arrested on Monday.", "Tuomas Lehtinen", "Tuomas Lehtinen", "a name and an age"),
    ("Tuomas Lehtinen, who drives a tram, fled to Estonia.", "Tuomas Lehtinen", "Tuomas Lehtinen", "who"),
    ("Estonia released the stoker Tuomo Lehti. Police freed Tuomo Lehti, a retired welder.", "Tuomo Lehti", "Tuomo Lehti", "a noun"),
    ("“They beat us,” said Tuomo Lehti.", "Tuomo Lehti", "Tuomo Lehti", "only persons say"),
    ("Its captain, Tuomo Lehti, was fined. The captain appealed.", "The captain", "Tuomo Lehti", "called so before"),
    ("Police arrested Tuomo Lehti, a retired welder. Estonia freed the welder.", "the welder", "Tuomo Lehti", "called so before"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who", "why"), STRANGERS, ids=[f"{row[1]}: {row[3]}" for row in STRANGERS])
def test_persons_without_an_office_are_known_by_what_stands_beside_them(text, words, who, why):
    found = [mention for mention in mentions(text) if mention.span.of(text) == words]
    assert [mention.actor.name for mention in found if mention.actor][:1] == [who], why


@pytest.mark.parametrize(
    "text",
    [
        "The seiner Playa Blanca was boarded on Monday.",
        "Santa Marta, a river port, was flooded.",
        "Estonia closed Narva Bridge on Monday.",
        "The Long March began in the south.",
    ],
)
def test_ships_places_and_things_are_no_persons(text):
    assert [mention for mention in mentions(text) if mention.actor and mention.actor.kind == "person"] == []


NURSE = "Mali jailed a Danish nurse on Monday. Rikke Holm, 41, who worked in Gao, denied spying. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (NURSE, "Danish nurse", "Rikke Holm"),  # named only after
        (NURSE + "Mali freed the nurse.", "the nurse", "Rikke Holm"),  # and so called from then on
        (NURSE + "Denmark sent a Danish doctor.", "Danish", "Denmark"),  # somebody else
        (NURSE + "A Danish official thanked Mali.", "Danish official", "Denmark"),  # speaks for the state
        (NURSE + "Lars Juhl, 30, who worked in Gao, left. Mali freed a Danish driver.", "Danish", "Denmark"),  # which of two
        ("Rikke Holm, Danish nurse who worked in Gao, was freed by Mali. Holm left.", "Holm", "Rikke Holm"),  # without "a"
    ],
)
def test_a_person_told_by_her_state_and_work_is_who_is_named_nearby(text: str, words: str, name: str) -> None:
    assert meant(text, words) == [name]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("LIMA — Peru raised a tariff.\n\nChile protested.\n\n“It is unfair,” Trade Minister Ana Ruiz said.", "Ana Ruiz", "CHL"),
        ("LIMA — Peru expelled a consul.\n\nChile objected.\n\nIts foreign minister, Ana Ruiz, promised an answer.", "Ana Ruiz", "CHL"),
        ("Chile’s Foreign Minister Rui Costa left.\n\nChile waited.\n\nForeign Minister Ana Ruiz of Peru came.", "Ana Ruiz", "PER"),
    ],
)  # fmt: skip
def test_a_minister_is_of_the_state_that_the_paragraph_before_opened_with(text: str, words: str, names: str) -> None:
    """Agencies give each sentence a paragraph of its own."""
    start = text.rindex(words)
    (found,) = [m.actor for m in mentions(text) if m.span.start <= start < m.span.end]
    assert found is not None and found.affiliation == names


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Zambia shut a Chinese-owned copper mine. Police questioned the company.",
            "company",
            "China",
        ),  # whose it was told to be
        ("Oman left Jordan alone. The kingdom’s foreign minister was in Muscat.", "foreign minister", "Jordan"),
        ("Oman inspected a Kenyan-flagged tanker. The ship left.", "ship", "Kenya"),
        ("Envoy Hassan Jordan of Oman arrived in Jordan.", "Jordan", "Jordan"),  # nobody is in him
        ("Envoy Hassan Jordan of Oman flew in. Jordan left.", "Jordan", "Hassan Jordan"),
    ],
)
def test_whose_a_thing_is_and_where_somebody_is(text: str, words: str, name: str) -> None:
    assert meant(text, words) == [name]
