"""Who acts, and upon whom, where the sentence leaves it to the rest of the article; and where nobody may be made up."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import ActorMention, EventMention

DAY = date(2025, 6, 10)
TWO = (
    "Peru seized a trawler from Chile on Monday. Peruvian officials spoke of poaching.\n\n"
    "Chile called this untrue. The government in Lima kept the vessel. Chilean fishermen were angry at Peru.\n\n"
)
MANY = "Peru, Chile, Brazil and Bolivia share a lake. Peru and Brazil fish there, and so do Chile and Bolivia.\n\n"
FACED = MANY + "Brazil accused Bolivia of theft on Monday. "

BOTH_SIDES = [
    (TWO + "Two Chilean sailors were freed on Friday.", "freed", {"PER"}, {"CHL"}, "the other party than the one acted upon"),
    (TWO + "Peru said tariffs on Chile would be lifted step by step.", "lifted", {"PER"}, {"CHL"}, "“by” says how, not who"),
    (
        "Premier Ana Ruiz of Peru announced that two Chilean envoys would be expelled.",
        "expelled",
        {"PER"},
        {"CHL"},
        "the state of whoever announces it, also where no other words name it",
    ),
    (
        "The two neighbours, Peru and Chile, will meet in Quito in July.",
        "meet",
        {"PER", "CHL"},
        set(),
        "both whom the insertion names",
    ),
    (
        "Peru agreed to put off the repayment of a loan that Chile took.",
        "agreed",
        {"PER"},
        {"CHL"},
        "whose the object is stands in a clause that tells of it",
    ),
    (
        MANY + "Two Chilean nurses were turned away at Bolivian airports.",
        "turned away",
        {"BOL"},
        {"CHL"},
        "at whose airports it is done",
    ),
    (
        "Peru boarded a Chilean ship on Sunday that is suspected of having rammed a Greek ferry.",
        "rammed",
        {"CHL"},
        {"GRC"},
        "what is suspected of it, though a day stands between",
    ),
    (
        "Chile protested to Peru. Peruvian prosecutors charged a Chilean couple with spying. The two were arrested in a shop.",
        "arrested",
        {"PER"},
        {"CHL"},
        "who charges them holds them",
    ),
    (
        TWO + "On Friday a judge freed the Chilean sailors.",
        "freed",
        {"PER"},
        {"CHL"},
        "a judge of whichever state it is not done to",
    ),
    (
        TWO + "Chile demanded the vessel from Peru. The captain was released on Friday.",
        "released",
        {"PER"},
        {"CHL"},
        "what is undone was done by the same",
    ),
    (
        "Peru accused Chile of spying. Chile shelled a Peruvian village on Monday. Two people were killed.",
        "killed",
        {"CHL"},
        {"PER"},
        "casualties of the attack told just before",
    ),
    (
        "Chile expelled three Peruvian consuls on Monday. Peru shrugged. The consuls who were expelled went home.",
        "expelled",
        {"CHL"},
        {"PER"},
        "told more fully before",
    ),
    (
        TWO + "Chile demanded the immediate release of the Chilean vessel.",
        "demanded",
        {"CHL"},
        {"PER"},
        "asked of whoever holds it",
    ),
    (
        TWO + "On Friday the governors of the two regions agreed on a truce.",
        "agreed on",
        {"PER", "CHL"},
        set(),
        "the two parties",
    ),
    ("Indian and Pakistani guns exchanged fire.", "exchanged fire", {"IND", "PAK"}, {"IND", "PAK"}, "each upon the other"),
    (
        "Mali and Niger quarrel. Mali jailed a Nigerien monk. Spain condemned the arrest of the monk by Mali and froze 9 million dollars of aid.",
        "froze",
        {"ESP"},
        {"MLI"},
        "in one breath with what names the other side",
    ),
    (TWO + "On Friday the Chilean ambassador was summoned.", "summoned", {"PER"}, {"CHL"}, "an envoy is summoned by the others"),
    (
        TWO + "Two Chilean sailors were arrested on Friday, the Chilean police said.",
        "arrested",
        {"CHL"},
        {"CHL"},
        "the police tell what they did themselves",
    ),
    (
        TWO + "Lima had been asked for the papers, a minister of Chile said.",
        "asked for",
        {"CHL"},
        {"PER"},
        "whoever says that somebody was asked",
    ),
    (
        MANY + "A court in Santiago jailed two Brazilians on Monday.",
        "jailed",
        {"CHL"},
        {"BRA"},
        "a court, and the town where it sits",
    ),
    (
        MANY + "Two Brazilian diplomats were told to leave Bolivia on Monday.",
        "told to leave",
        {"BOL"},
        {"BRA"},
        "the state that is to be left",
    ),
    (TWO + "Peruvian artillery was put on alert.", "put on alert", {"PER"}, {"CHL"}, "what is put on alert is one's own"),
    (
        TWO + "A Peruvian clerk was arrested in Cusco on Friday.",
        "arrested",
        {"PER"},
        {"PER"},
        "on whose soil somebody is arrested",
    ),
    (
        FACED + "Bolivia jailed Ana Ruiz, a teacher, in May. On Friday Ana Ruiz was sentenced.",
        "sentenced",
        {"BOL"},
        {""},
        "the only one that holds her",
    ),
    (
        "LIMA, June 9 (Pacific Desk) — Peru and Bolivia share a lake.\n\nFew fish there now. Customs officers impounded a Chilean lorry.",
        "impounded",
        {"PER"},
        {"CHL"},
        "customs officers of the state that it is reported from",
    ),
    (
        TWO + "The navy of Peru denied that guards had beaten the Chilean captain.",
        "beaten",
        {"PER"},
        {"CHL"},
        "whoever denies it is said to have done it",
    ),
    (
        "Chilean diplomats met the governor of Potosi in Bolivia.",
        "met",
        {"CHL"},
        {"BOL"},
        "who turns to officials of another state",
    ),
    (
        "China quarrels with the Americans. China closed two ports on Monday. It shelled a reef, two US officials said.",
        "shelled",
        {"CHN"},
        {"USA"},
        "officials are not “it”",
    ),
    ("France recalled its ambassador to Australia.", "recalled", {"FRA"}, {"AUS"}, "where the ambassador is posted"),
    ("Moscow announced that it stood by Serbia.", "stood by", {"RUS"}, {"SRB"}, "“by” belongs to the verb"),
    (
        "Saudi Arabia praised Jordan. The kingdom is giving Jordan 50 million dollars.",
        "giving",
        {"SAU"},
        {"JOR"},
        "the kingdom that the sentence does not name",
    ),
]

TOGETHER = [
    (
        "Peru and Chile quarrel. Chile accused Peru of theft. Peru denounced Chile. Brazil's envoy called on Italy to help.\n\n"
        "A joint commission is to meet in Havana in July.",
        "meet",
        {"PER", "CHL"},
        "those who face each other most often, not the last two, and not the host",
    ),
    (
        "Peru and Chile quarrel. Two days of talks between Peru and Chile in the Cuban city of Havana brought nothing.",
        "talks",
        {"PER", "CHL"},
        "who stands behind “between”",
    ),
]

NOBODY_ACTS = [
    (TWO + "Two Chilean sailors were killed by unknown gunmen.", "killed", "somebody else is said to have done it"),
    ("Two people were killed in Lima on Monday. Peru and Chile mourn.", "killed", "no attack is told before"),
]

PERSONS = [
    (
        "China and Chile quarrel. “China urges Chile to open the port,” Foreign Minister Eva Soto of China said.",
        "urges",
        {"Eva Soto"},
        "what a minister urges in the name of her state",
    ),
    (
        "Foreign Minister Eva Soto of Chile said that Santiago stands with Bolivia against Peru.",
        "stands with",
        {"Eva Soto"},
        "the state's word in its minister's mouth, without quotation marks",
    ),
    (
        "Chile and Peru quarrel. Foreign Minister Eva Soto of Chile spoke of theft, the envoy Ana Ruiz said.\n\n"
        "She accused Peru of greed. The statement denounced Peru as a thief.",
        "denounced",
        {"Ana Ruiz"},
        "the statement is of who spoke last",
    ),
    (
        "China closed a port to Peru. Spokesperson Wei Daning told reporters so in Beijing. Wei accused Peru of theft.",
        "accused",
        {"Wei Daning"},
        "a family name that stands first, of a person whose state is told beside it",
    ),
    (
        "Ana Ruiz flew home early on Monday, her office said. The Peruvian foreign minister accused Chile.",
        "accused",
        {"Ana Ruiz"},
        "a bare name, then the office",
    ),
    (
        "Russia's ambassador in Oslo criticised Norway. The north must stay calm, Yegor Malin told a newspaper.",
        "criticised",
        {"Yegor Malin"},
        "the office, then the name",
    ),
    (
        "LIMA, June 9 (Pacific Desk) — Peru closed the border to Chile. Peruvian soldiers guard it.\n\n"
        "Few lorries got through. Foreign Minister Ana Ruiz accused Chile.",
        "accused",
        {"Ana Ruiz"},
        "the minister of the state that the article is reported from",
    ),
    (
        "Peru seized a trawler from Chile. In Santiago, Deputy Foreign Minister Eva Soto condemned Peru.",
        "condemned",
        {"Eva Soto"},
        "the minister of the capital that the sentence is set in",
    ),
    (
        "Chile demanded a trawler from Peru. Few expect it back. Ministry spokeswoman Rosa Quispe rejected the demand in Lima.",
        "rejected",
        {"Rosa Quispe"},
        "the ministry of the capital in which she says so",
    ),
]


@pytest.mark.parametrize(("text", "words", "acting", "acted_upon", "why"), BOTH_SIDES, ids=[row[4] for row in BOTH_SIDES])
def test_both_sides_are_understood(text: str, words: str, acting: set[str], acted_upon: set[str], why: str) -> None:
    event = last_told(text, words)
    assert (sides(event.sources), sides(event.targets)) == (acting, acted_upon), why


@pytest.mark.parametrize(("text", "words", "together", "why"), TOGETHER, ids=[row[3] for row in TOGETHER])
def test_those_act_together_who_meet(text: str, words: str, together: set[str], why: str) -> None:
    event = last_told(text, words)
    assert sides(event.sources) == together, why


@pytest.mark.parametrize(("text", "words", "why"), NOBODY_ACTS, ids=[row[2] for row in NOBODY_ACTS])
def test_nobody_is_made_to_act(text: str, words: str, why: str) -> None:
    assert not sides(last_told(text, words).sources), why


@pytest.mark.parametrize(("text", "words", "names", "why"), PERSONS, ids=[row[3] for row in PERSONS])
def test_an_office_means_the_person_named_beside_it(text: str, words: str, names: set[str], why: str) -> None:
    sources = last_told(text, words).sources
    assert {mention.actor.name for mention in sources if mention.actor} == names, why
    assert all(mention.actor and mention.actor.affiliation for mention in sources), "whose state is known"


def test_a_person_of_another_country_is_acted_upon_by_name() -> None:
    event = last_told("Belarus jailed Anna Nowak, a Polish teacher, in May. Belarus released her on Friday.", "released")
    assert [(mention.actor.name, mention.actor.affiliation) for mention in event.targets if mention.actor] == [
        ("Anna Nowak", "POL")
    ]


def test_who_signs_a_post_acts_in_it() -> None:
    text = 'Help came:\n\n"Chile stands with Peru. - Eva Soto, Foreign Minister of Chile, June 9, 2025"\n\nThe sun rose.'
    assert [one.actor.name for one in last_told(text, "stands with").sources if one.actor] == ["Eva Soto"]


def test_an_understood_side_says_why() -> None:
    event = last_told(TWO + "Two Chilean sailors were freed on Friday.", "freed")
    (acting,) = event.sources
    assert acting.rule == "context"
    assert acting.reason in event.reasons["actors"]


def sides(mentions: tuple[ActorMention, ...]) -> set[str]:
    return {mention.actor.code or mention.actor.affiliation for mention in mentions if mention.actor}


def last_told(text: str, words: str) -> EventMention:
    """The last event whose trigger begins with these words."""
    at = [event for event in extract(text, DAY).events if text.startswith(words, event.trigger.start)]
    assert at, "the event is found"
    return at[-1]
