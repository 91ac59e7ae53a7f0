"""The side acted upon where the sentence leaves it out, and where it must stay empty."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from timeline.extraction import extract
from timeline.extraction.values import EventMention
from timeline.importer.readers import ReadArticle
from timeline.importer.storing import write_articles
from timeline.models import MentionParticipant

DAY = date(2024, 5, 16)
TWO = (
    "Peru seized a trawler from Chile on Monday. Peruvian officials spoke of poaching.\n\n"
    "Chile called this untrue. The government in Lima kept the vessel. Chilean fishermen were angry at Peru.\n\n"
)
ONE = (
    "Iran closed its archive to visitors on Monday. Iranian officials spoke of repairs. In Iran the news was not printed.\n\n"
    "Iran had opened the rooms in spring. Iranians took notice. The Iranian papers were silent.\n\n"
)
MANY = "Peru, Chile, Brazil and Bolivia share a lake. Peru and Brazil fish there, and so do Chile and Bolivia.\n\n"
SUFFERS = (
    "Mali, Niger, Chad and Togo share a river. Togo, Chad and Niger fish there.\n\n"
    "Togo threatened Mali on Monday. Chad attacked Mali on Tuesday.\n\n"
)
FACED = MANY + "Brazil accused Bolivia of theft on Monday. "

UNDERSTOOD = [
    (TWO + "Chile threatened a blockade.", "threatened", {"PER"}, "one of two parties acts"),
    (TWO + "Chilean gunboats fired on a patrol.", "fired on", {"PER"}, "force between two parties"),
    (TWO + "Spain appealed for calm.", "appealed for", {"CHL", "PER"}, "a third party calms both"),
    (TWO + "Spain urged the feuding banks to talk.", "urged", {"CHL", "PER"}, "a third party urges both"),
    (TWO + "Brazil condemned the seizure.", "condemned", {"PER"}, "a third party condemns whose act the noun names"),
    (TWO + "Brazil criticised the step.", "criticised", {"PER"}, "the step is what the article opens with"),
    (
        MANY + "Brazil demanded from Peru a new map on Monday. Peru rejected the demand.",
        "rejected the demand",
        {"BRA"},
        "its author",
    ),
    (MANY + "Brazil asked Bolivia for fish on Monday. Bolivia declined.", "declined", {"BRA"}, "who had asked"),
    (
        TWO + "Spain offered to send an envoy. Chile declined.",
        "declined",
        {"ESP"},
        "who had asked, though Peru is the other party",
    ),
    (FACED + "Bolivia apologised.", "apologised", {"BRA"}, "who faced it just before"),
    (TWO + "Spain called for a halt to hostilities.", "called for", {"CHL", "PER"}, "whoever asks for a halt asks both"),
    ("Peru and Chile met on Monday. Each side blamed the other.", "blamed", {"CHL", "PER"}, "each does it to the other"),
    ("Peru and Chile traded accusations on Monday.", "traded", {"CHL", "PER"}, "what is traded goes both ways"),
    (TWO + "Spain offered to host them.", "offered", {"CHL", "PER"}, "an outsider offers it to both"),
    (TWO + "Spain refused to step in.", "refused", {"CHL", "PER"}, "an outsider declines towards both"),
    (TWO + "Peru and Chile signed a truce. Spain hailed the truce.", "hailed", {"CHL", "PER"}, "a truce is made by both"),
    (TWO + "Spain backed Chile. Italy also voiced support.", "voiced support", {"CHL"}, "whom the one before backed"),
    (TWO + "Chile took the matter to the African Union.", "took the matter", {"PER"}, "whoever hears it is not complained of"),
    (TWO + "Chile complained of the raid to Norway.", "complained", {"PER"}, "a third state only hears the complaint"),
    (
        TWO + "Chile accused Peru of theft. “We own the boat,” Peru's minister Ana Ruiz said.",
        "said",
        {"CHL"},
        "said in a quarrel",
    ),
    (
        TWO + "Peru and Chile signed a treaty. Peru freed the Chileans. Peru said that the papers were false.",
        "said",
        {"CHL"},
        "what one of two says is meant for the other in peace too",
    ),
    (TWO + "Peru recalled its ambassador, Ana Ruiz.", "recalled", {"CHL"}, "not whoever is called home"),
    (TWO + "Peru asked to see Juan Soto, a Peruvian held in Arica.", "asked", {"CHL"}, "whoever holds him is asked"),
    (
        TWO + "Chile called the seizure an insult to the laws of the African Union.",
        "called",
        {"PER"},
        "not those whose rules were broken",
    ),
    (
        TWO + "Peru deported 40 Chileans from Lima. Chile took in the men whom Peru deported from Lima.",
        "deported",
        {"CHL"},
        "not from where",
    ),
    (
        MANY + "Peru shelled Chile. Chile shelled Peru. Brazil thanked Norway. Spain called on both capitals to stop.",
        "called on",
        {"CHL", "PER"},
        "both capitals are of those who face each other most",
    ),
    (TWO + "Chile ruled out any talks.", "ruled out", {"PER"}, "with whom it would talk"),
    (TWO + "Chile asked for a joint inquiry.", "asked for", {"PER"}, "with whom it would inquire"),
    (
        MANY + "Norway and Spain signed a treaty on Monday. Italy welcomed the treaty.",
        "welcomed",
        {"ESP", "NOR"},
        "who came to terms",
    ),
    (TWO + "Brazil condemned the seizure of the Chilean trawler.", "condemned", {"PER"}, "not whoever suffers the act"),
    (
        TWO + "Chile filed a complaint with the World Trade Organization.",
        "filed a complaint",
        {"PER"},
        "the complaint is against the other, not against the forum",
    ),
    (
        FACED + "The Islamic State killed two engineers who built a road through Peru's hills.",
        "killed",
        {"PER"},
        "an armed group attacks the state where it does it",
    ),
    (TWO + "Spain sent tents that arrived in Lima on Friday.", "sent", {"PER"}, "aid is for the land where it arrives"),
    (TWO + "Spain gave Chile 9 tonnes of flour. Italy contributed tents.", "contributed", {"CHL"}, "whom the one before helped"),
    (TWO + "Spain brokered a deal.", "brokered", {"CHL", "PER"}, "a third party mediates between both"),
    (
        MANY + "Brazil promised to hold a drill on Monday. Bolivia condemned the drill.",
        "condemned",
        {"BRA"},
        "whose drill it is, though the verb before was another",
    ),
    (
        SUFFERS + "Greece handed out blankets on Friday.",
        "handed out",
        {"MLI"},
        "help goes to whom most is done in an affair of many",
    ),
    (TWO + "Chilean villagers blocked the crossing.", "blocked", {"PER"}, "a protest of one party is against the other"),
    (
        TWO + "Peru opened the market on Friday. The ban, which Peru imposed in May, is over.",
        "imposed",
        {"CHL"},
        "a ban on trade",
    ),
    (TWO + "Wives wept for the men whom Peru seized last week.", "seized", {"CHL"}, "whom one holds is the other's"),
    (TWO + "Peru insisted that the papers were false.", "insisted", {"CHL"}, "what one of two insists on answers the other"),
    (
        MANY + "Brazil expelled two consuls of Peru on Monday. Bolivia is considering the same step.",
        "considering",
        {"PER"},
        "who does the same hits the same",
    ),
    (TWO + "President Boric of Chile offered the services of Santiago.", "offered", {"PER"}, "nobody offers himself his own"),
    (TWO + "Chilean soldiers let them in on Friday.", "let them in", {"PER"}, "they are people of the other party"),
    (
        TWO + "In May guards of Peru and Chile shot at each other.",
        "shot at",
        {"CHL", "PER"},
        "both are attacked who fire at each other",
    ),
    (TWO + "The crew are being kept on board.", "kept on board", {"CHL"}, "those who were seized are held"),
    (ONE + "France threatened sanctions.", "threatened", {"IRN"}, "pressure upon the one state that the article is about"),
]

EMPTY = [
    (TWO + "Chile asked for an independent inquiry.", "asked for", "what others would have to grant"),
    (TWO + "Chile's president ordered a second vessel to sail.", "ordered", "an order is for one's own people"),
    (FACED + "Brazil and Bolivia signed a treaty in Rome.", "signed", "two sign it with each other"),
    (TWO + "Chilean and Peruvian guards fought a gun battle in May.", "fought", "what two do is not done to one of them"),
    (ONE + "“The repairs go on,” Iran's minister Ali Rad said.", "said", "nobody says something to himself"),
    (TWO + "Chile rejected any suggestion of theft.", "rejected", "nobody in particular made just any suggestion"),
    (TWO + "Brazil and Bolivia discussed the seizure.", "discussed", "whoever is talked about takes no part"),
    (MANY + "Brazil threatened sanctions.", "threatened", "four states, and nobody has faced Brazil"),
    (MANY + "Brazil accused Peru and Chile of theft on Monday. Brazil apologised.", "apologised", "two could be meant"),
    (TWO + "The ministers of ECOWAS will meet on Friday.", "meet", "a meeting among themselves is no offer"),
    (ONE + "France welcomed the spring.", "welcomed", "praise is not upon whomever the article is about"),
]


@pytest.mark.parametrize(("text", "trigger", "codes", "why"), UNDERSTOOD, ids=[row[3] for row in UNDERSTOOD])
def test_who_is_meant(text: str, trigger: str, codes: set[str], why: str) -> None:
    event = told_by(text, trigger)
    assert {mention.actor.code for mention in event.targets if mention.actor} == codes, why
    named = [(mention.span, mention.actor) for mention in extract(text, DAY).actors]
    for mention in event.targets:
        assert mention.rule == "context"
        assert mention.reason in event.reasons["actors"]
        assert (mention.span, mention.actor) in named, "its words stand in the article"


@pytest.mark.parametrize(("text", "trigger", "why"), EMPTY, ids=[row[2] for row in EMPTY])
def test_nobody_is_meant(text: str, trigger: str, why: str) -> None:
    assert told_by(text, trigger).targets == (), why


def test_what_is_understood_counts_for_less() -> None:
    understood, left_empty = (told_by(text + "Brazil threatened sanctions.", "threatened") for text in (FACED, MANY))
    assert understood.targets
    assert understood.confidence < left_empty.confidence


@pytest.mark.django_db
def test_it_is_stored_with_the_words_of_another_sentence_and_shown(client: Client) -> None:
    text = TWO + "Chile threatened a blockade."
    (stored,) = write_articles([(ReadArticle(text=text, published_on=DAY), extract(text, DAY))])
    part = MentionParticipant.objects.get(mention__event_type="THREATEN", role="target")
    assert part.actor.name == "Peru"
    assert stored.article.text[part.start : part.end] == "Peru"
    assert part.end < part.mention.start
    page = client.get(part.mention.event.get_absolute_url(), follow=True)
    assert "the other one of the two parties" in page.content.decode()


def told_by(text: str, trigger: str) -> EventMention:
    return [event for event in extract(text, DAY).events if event.trigger.of(text).startswith(trigger)][-1]


def test_who_is_asked_to_do_something_stands_after_that_though_the_verb_has_no_ending() -> None:
    text = "Rikke Holm, 41, a Danish nurse, was jailed in Gao. Denmark demanded that Mali free Rikke Holm."
    event = told_by(text, "demanded")

    assert [target.actor.name for target in event.targets if target.actor] == ["Mali"]


def test_who_is_accused_by_name_is_accused_whoever_it_may_be() -> None:
    event = told_by(TWO + "Chile sent a note on Friday. It accused Chile of theft.", "accused")

    assert [mention.actor.code for mention in event.targets if mention.actor] == ["CHL"]


def test_the_town_where_a_minister_speaks_is_not_whom_he_rejects() -> None:
    event = told_by(TWO + "Chile's foreign minister, Ana Ruiz, rejected the charge in Santiago on Friday.", "rejected")

    assert [mention.actor.code for mention in event.targets if mention.actor] == ["PER"]


def test_a_minister_does_not_turn_to_his_own_people_who_are_held() -> None:
    text = TWO + "Chile's foreign minister, Ana Ruiz, demanded that the nine Chilean fishermen be released."
    event = told_by(text, "demanded")

    assert [mention.actor.code for mention in event.targets if mention.actor] == ["PER"]


AUTHORS = [
    ("Norway dismissed as hollow the tariffs which Peru decreed.", "dismissed", "the relative clause says who acts"),
    ("Norway denounced as arbitrary the penalties imposed by Peru.", "denounced", "the object stands behind “as”"),
    ("Norway rejected as baseless a charge by Peru.", "rejected", "whose claim it is"),
    ("Norway deplored the arrest of a Chilean sailor by Peru.", "deplored", "who did it, not who suffered it"),
]


@pytest.mark.parametrize(("text", "trigger", "why"), AUTHORS, ids=[row[2] for row in AUTHORS])
def test_an_act_is_laid_to_its_author(text: str, trigger: str, why: str) -> None:
    assert [mention.actor.code for mention in told_by(TWO + text, trigger).targets if mention.actor] == ["PER"], why


def test_money_of_an_outsider_is_not_for_both_who_quarrel() -> None:
    offered, promised = (told_by(TWO + f"Spain {words}.", words.split()[0]) for words in ("offered to mediate", "promised tents"))

    assert {mention.actor.code for mention in offered.targets if mention.actor} == {"CHL", "PER"}
    assert len(promised.targets) < 2


def test_whom_a_relative_clause_is_about_is_its_object_though_a_word_of_the_verb_follows() -> None:
    event = told_by(MANY + "Brazil, which Peru holds responsible for the raid, was silent.", "holds")

    assert [mention.actor.code for mention in event.targets if mention.actor] == ["BRA"]


def test_whoever_is_alleged_to_have_done_it_is_blamed() -> None:
    event = told_by(MANY + "Peru alleged that Brazil had armed the rebels of Bolivia.", "alleged")

    assert [mention.actor.code for mention in event.targets if mention.actor] == ["BRA"]


def test_each_side_that_pulls_back_is_one_of_two_and_meets_nobody_else() -> None:
    event = told_by(TWO + "Peru and Chile signed a truce. Under its terms each side is to pull back its guns.", "pull back")

    assert {mention.actor.code for mention in event.sources if mention.actor} == {"CHL", "PER"}
    assert event.targets == ()


def test_whoever_accepts_accepts_what_another_offered_just_before() -> None:
    event = told_by(TWO + "Spain offered Chile to send observers. Chile accepted.", "accepted")

    assert [mention.actor.code for mention in event.targets if mention.actor] == ["ESP"]


def test_the_town_where_something_is_promised_is_not_whom_it_is_promised() -> None:
    event = told_by(TWO + "Peru's minister Ana Ruiz promised in Oslo to free the men.", "promised")

    assert [mention.actor.code for mention in event.targets if mention.actor] == ["CHL"]


def test_whoever_warns_of_his_own_deed_warns_whom_it_would_meet() -> None:
    event = told_by(MANY + "Interior Minister Ana Ruiz warned that Lima would suspend patrols with Brazil.", "warned")

    assert [mention.actor.code for mention in event.targets if mention.actor] == ["BRA"]
