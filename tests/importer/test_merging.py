"""Which reports are of one event. Every row holds whichever of its articles is imported first."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, permutations

import pytest

from tests.importer.extractions import (
    CHINA,
    IRAN,
    IRAQ,
    LAVROV,
    PUTIN,
    RUSSIA,
    SOLEIMANI,
    USA,
    WANG,
    Told,
    a_person,
    an_edition,
)
from timeline.importer.nearby import Nearby
from timeline.importer.rebuilding import rebuild
from timeline.importer.remembering import Memory
from timeline.importer.removing import remove_articles
from timeline.importer.sameness import near_in_time
from timeline.importer.storing import extract_again, write_articles
from timeline.models import Article, Event, Mention
from timeline.vocabulary import EventType, Status

pytestmark = pytest.mark.django_db

BY_NAME = [(WANG, "Wang Yi"), (LAVROV, "Lavrov")]
LONG_LEAD = Told(f"Kyoto mourns {'a poet whom nobody outside the island had read, ' * 8}and will bury him.", EventType.STATEMENT)
ANOTHER_LEAD = Told(
    f"Lima counts {'llamas, ponchos and whatever else a census may ask of shepherds, ' * 6}again.", EventType.STATEMENT
)
CALL = Told("Wang Yi telephoned Lavrov about the crisis.", sources=BY_NAME)


def sanctions(sentence: str, on: date | None = None) -> Told:
    return Told(sentence, EventType.SANCTION, [(USA, "Washington")], [(IRAN, "Iran")], on=on)


def groups_of(articles, order) -> set[frozenset[str]]:
    """The sentences, grouped by event, after importing the articles one by one in this order."""
    Event.objects.all().delete()
    Article.objects.all().delete()
    for index in order:
        write_articles([articles[index]])
    grouped: dict[int, set[str]] = {}
    for mention in Mention.objects.select_related("article"):
        grouped.setdefault(mention.event_id, set()).add(mention.quote)
    return {frozenset(sentences) for sentences in grouped.values()}


def in_every_order(*articles) -> list[int]:
    """The sizes of the events, the same for every order of import."""
    results = [groups_of(articles, order) for order in permutations(range(len(articles)))]
    assert all(result == results[0] for result in results), "the order of import changes the result"
    return sorted(map(len, results[0]), reverse=True)


@pytest.mark.parametrize(
    ("articles", "sizes", "why"),
    [
        (
            [
                an_edition(
                    Told(
                        "A drone strike that America flew on 3 January killed General Soleimani.",
                        EventType.ASSAULT,
                        [(USA, "America")],
                        [(SOLEIMANI, "Soleimani")],
                        on=date(2020, 1, 3),
                    )
                ),
                an_edition(
                    Told(
                        "It began when Washington killed the commander Qassem Soleimani.",
                        EventType.ASSAULT,
                        [(USA, "Washington")],
                        [(SOLEIMANI, "Qassem Soleimani")],
                    ),
                    Told(
                        "Right after the American airstrike prices rose.", EventType.ASSAULT, [(USA, "American")],
                        trigger="airstrike", clause="the American airstrike",
                    ),
                ),
            ],
            [3],
            "one man is killed once, and “the airstrike” can only mean that",
        ),
        ([an_edition(CALL), an_edition(Told("Wang Yi has held phone talks with his colleague Lavrov.", sources=BY_NAME))], [2], "one call"),
        (
            [
                an_edition(Told("Wang Yi telephoned Lavrov on 4 January.", sources=BY_NAME, on=date(2020, 1, 4))),
                an_edition(
                    Told("Wang Yi telephoned Lavrov on 14 January.", sources=BY_NAME, on=date(2020, 1, 14)),
                    published_on=date(2020, 1, 15),
                ),
            ],
            [1, 1],
            "a second call on another day",
        ),
        (
            [
                an_edition(CALL),
                an_edition(Told("China and Putin held talks by phone.", sources=[(CHINA, "China"), (PUTIN, "Putin")])),
            ],
            [1, 1],
            "the president's call is not the minister's",
        ),
        (
            [
                an_edition(CALL),
                an_edition(Told("Iran wrote to Wang Yi and Lavrov.", sources=[(IRAN, "Iran")], targets=BY_NAME)),
            ],
            [1, 1],
            "a third one turned to both",
        ),
        (
            [
                an_edition(
                    Told("Germany warned that it would carry the quarrel over Iran's reactor to the council.", EventType.THREATEN, [(USA, "Germany")], [(IRAN, "Iran")], clause="Germany warned")
                ),
                an_edition(
                    Told("Germany still threatens to carry the quarrel over Iran's reactor to the council.", EventType.THREATEN, [(USA, "Germany")], [(IRAN, "Iran")], clause="Germany still threatens")
                ),
            ],
            [2],
            "what is threatened stands in the rest of the sentence",
        ),
        (
            [
                an_edition(LONG_LEAD, Told("Iran flew a thousand raids on Iraqi villages this year.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "Iraqi")], on=date(2020, 1, 1), until=date(2020, 12, 31))),
                an_edition(ANOTHER_LEAD, Told("Iran struck a market in Iraq.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "Iraq")])),
            ],
            [1, 1, 1, 1],
            "that both speak of attacks is not enough",
        ),
        (
            [
                an_edition(CALL),
                an_edition(Told("Wang Yi received Lavrov on a visit.", sources=BY_NAME)),
            ],
            [1, 1],
            "a visit is not a call",
        ),
        (
            [
                an_edition(
                    Told(
                        "Iran attacked Iraqi bases that house troops.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "Iraqi")]
                    )
                ),
                an_edition(
                    Told("Iran fired at two bases of Iraq with troops.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "Iraq")])
                ),
            ],
            [2],
            "the same sides, days that allow it, common words",
        ),
        (
            [
                an_edition(sanctions("Washington put Iran under sanctions on 6 January.", date(2020, 1, 6))),
                an_edition(sanctions("Washington put new sanctions on Iran on 10 January.", date(2020, 1, 10)), published_on=date(2020, 1, 11)),
            ],
            [1, 1],
            "sanctions of another day",
        ),
        (
            [
                an_edition(sanctions("Washington put Iran's steel makers under sanctions on 6 January.", date(2020, 1, 6))),
                an_edition(sanctions("Washington put Iran's steel makers under sanctions on 7 January.", date(2020, 1, 7)), file_name="b"),
            ],
            [2],
            "articles may contradict each other on the day of one and the same thing",
        ),
        (
            [
                an_edition(
                    Told("China accused America of excessive force.", EventType.ACCUSE, [(CHINA, "China")], [(USA, "America")]),
                    Told("China criticised Washington for threatening sanctions.", EventType.ACCUSE, [(CHINA, "China")], [(USA, "Washington")]),
                )
            ],
            [1, 1],
            "two reproaches are two events",
        ),
        (
            [
                an_edition(
                    Told("China will sign a trade deal with America.", EventType.AGREE, [(CHINA, "China")], [(USA, "America")], Status.PLANNED),
                    published_on=date(2020, 1, 9),
                ),
                an_edition(
                    Told(
                        "China signed the trade deal with America.", EventType.AGREE, [(CHINA, "China")], [(USA, "America")], on=date(2020, 1, 15)
                    ),
                    published_on=date(2020, 1, 15),
                ),
            ],
            [2],
            "a plan that came true",
        ),
        (
            [
                an_edition(
                    Told("Washington threatened Iran with sanctions.", EventType.SANCTION, [(USA, "Washington")], [(IRAN, "Iran")], Status.THREATENED)
                ),
                an_edition(sanctions("Washington put Iran under sanctions.")),
            ],
            [1, 1],
            "a threat is not the deed",
        ),
        (
            [
                an_edition(Told("America struck Iran on 3 January.", EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")], on=date(2020, 1, 3))),
                an_edition(Told("America struck Iraq on 5 January.", EventType.ASSAULT, [(USA, "America")], [(IRAQ, "Iraq")], on=date(2020, 1, 5))),
                an_edition(Told("The American strikes alarmed many.", EventType.ASSAULT, [(USA, "American")], trigger="strikes", clause="The American strikes")),
            ],
            [1, 1, 1],
            "two candidates: no link is better than a guess",
        ),
        (
            [
                an_edition(Told("America struck Iran in May.", EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")]), published_on=date(2019, 5, 9)),
                an_edition(Told("America struck Iran at night.", EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")])),
            ],
            [1, 1],
            "months lie between the reports",
        ),
        (
            [
                an_edition(Told("China spoke to Iran.", EventType.CONSULT, [(CHINA, "China")], [(IRAN, "Iran")])),
                an_edition(Told("Iran spoke to China.", EventType.CONSULT, [(IRAN, "Iran")], [(CHINA, "China")])),
                an_edition(Told("Russia spoke to Iran.", EventType.CONSULT, [(RUSSIA, "Russia")], [(IRAN, "Iran")])),
            ],
            [2, 1],
            "who is named first says nothing when two talk",
        ),
    ],
)  # fmt: skip
def test_merging(articles, sizes, why):
    assert in_every_order(*articles) == sizes, why


EXPELLED = Told("Poland expelled two consuls.", EventType.SANCTION, [(USA, "Poland")], [(IRAN, "consuls")])
HIT_BASRA = Told("Iran struck a port near Basra.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "port")])


@pytest.mark.parametrize(
    ("articles", "sizes", "why"),
    [
        (
            [
                an_edition(Told("America seized a tanker off Fujairah.", EventType.COERCE, [(USA, "America")], [(IRAN, "tanker")])),
                an_edition(Told("Washington captured the tanker.", EventType.COERCE, [(USA, "Washington")])),
            ],
            [2],
            "one article does not say whose tanker it was",
        ),
        (
            [
                an_edition(
                    Told("Russia and China will hold a naval exercise.", EventType.AGREE, [(RUSSIA, "Russia"), (CHINA, "China")], status=Status.PLANNED, on=date(2020, 1, 8), until=date(2020, 1, 12))
                ),
                an_edition(
                    Told("China and Russia began the naval drill.", EventType.COOPERATE, [(RUSSIA, "Russia"), (CHINA, "China")], on=date(2020, 1, 10)), published_on=date(2020, 1, 11)
                ),
            ],
            [2],
            "planned and told by one type, come to pass and told by a near one",
        ),
        (
            [an_edition(EXPELLED), an_edition(Told("Warsaw ordered the consuls out.", EventType.SANCTION, [(USA, "Warsaw")], [(IRAN, "consuls")]))],
            [2],
            "each of two articles tells one expulsion between the same two states",
        ),
        (
            [
                an_edition(EXPELLED),
                an_edition(
                    Told("Warsaw ordered out several attachés.", EventType.SANCTION, [(USA, "Warsaw")], [(IRAN, "attachés")]),
                    Told("Warsaw suspended all flights.", EventType.SANCTION, [(USA, "Warsaw")], [(IRAN, "flights")]),
                ),
            ],
            [2, 1],
            "of the two measures that the other article tells, one is an expulsion in other words",
        ),
        (
            [an_edition(HIT_BASRA), an_edition(Told("Iran struck a port near Mosul.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "port")]))],
            [1, 1],
            "another place",
        ),
        (
            [
                an_edition(Told("China held the first round of talks on tariffs with Russia.", sources=[(CHINA, "China"), (RUSSIA, "Russia")])),
                an_edition(Told("China held the second round of talks on tariffs with Russia.", sources=[(CHINA, "China"), (RUSSIA, "Russia")])),
            ],
            [1, 1],
            "the second round is not the first",
        ),
        (
            [
                an_edition(
                    Told("Warsaw ejects two consuls over coal affair", EventType.SANCTION, [(USA, "Warsaw")], [(IRAN, "consuls")]),
                    Told("Poland expelled two attachés for bribing the buyers of coal.", EventType.SANCTION, [(USA, "Poland")], [(IRAN, "attachés")]),
                    title="Warsaw ejects two consuls over coal affair",
                )
            ],
            [2],
            "an article tells what its headline does",
        ),
        (
            [
                an_edition(Told("Russia backed Iraq.", EventType.SUPPORT, [(RUSSIA, "Russia")], [(IRAQ, "Iraq")])),
                an_edition(Told("Moscow voiced its sympathy for Baghdad.", EventType.SUPPORT, [(RUSSIA, "Moscow")], [(IRAQ, "Baghdad")])),
            ],
            [2],
            "what one says to another, told by two articles of a day in words of their own",
        ),
        (
            [
                an_edition(Told("Russia backed Iraq.", EventType.SUPPORT, [(RUSSIA, "Russia")], [(IRAQ, "Iraq")])),
                an_edition(
                    LONG_LEAD,
                    Told("Moscow voiced its sympathy for Baghdad.", EventType.SUPPORT, [(RUSSIA, "Moscow")], [(IRAQ, "Baghdad")]),
                    Told("Moscow praised the judges of Baghdad.", EventType.SUPPORT, [(RUSSIA, "Moscow")], [(IRAQ, "Baghdad")]),
                ),
            ],
            [1, 1, 1, 1],
            "the other article tells two such things, and either could be meant",
        ),
        (
            [
                an_edition(
                    LONG_LEAD,
                    Told("Russia scolded Iraq.", EventType.ACCUSE, [(RUSSIA, "Russia")], [(IRAQ, "Iraq")]),
                    Told("Russia punished Iraq.", EventType.SANCTION, [(RUSSIA, "Russia")], [(IRAQ, "Iraq")]),
                ),
                an_edition(
                    ANOTHER_LEAD,
                    Told("Baghdad thanked Moscow.", EventType.SUPPORT, [(IRAQ, "Baghdad")], [(RUSSIA, "Moscow")]),
                    Told("Moscow retaliated against Baghdad.", EventType.SANCTION, [(RUSSIA, "Moscow")], [(IRAQ, "Baghdad")]),
                ),
            ],
            [2, 1, 1, 1, 1],
            "without a common word, but each article tells several things and one penalty between the same two",
        ),
        (
            [
                an_edition(
                    LONG_LEAD,
                    Told("Russia scolded Iraq.", EventType.ACCUSE, [(RUSSIA, "Russia")], [(IRAQ, "Iraq")]),
                    Told("Russia punished Iraq.", EventType.SANCTION, [(RUSSIA, "Russia")], [(IRAQ, "Iraq")]),
                ),
                an_edition(
                    ANOTHER_LEAD,
                    Told("Moscow fined Baghdad.", EventType.SANCTION, [(RUSSIA, "Moscow")], [(IRAQ, "Baghdad")]),
                    Told("Moscow retaliated against Baghdad.", EventType.SANCTION, [(RUSSIA, "Moscow")], [(IRAQ, "Baghdad")]),
                ),
            ],
            [1] * 6,
            "of two penalties either could be meant",
        ),
        (
            [
                an_edition(
                    LONG_LEAD,
                    Told("Iraq mined the reef.", EventType.COERCE, [(IRAQ, "Iraq")]),
                    Told("Iraq searched the reef for drowned divers.", EventType.COERCE, [(IRAQ, "Iraq")]),
                    Told("Iraq lit the reef.", EventType.AID, [(IRAQ, "Iraq")]),
                ),
                an_edition(
                    ANOTHER_LEAD,
                    Told("Baghdad guards the reef.", EventType.COERCE, [(IRAQ, "Baghdad")]),
                    Told("Baghdad combed the reef for drowned divers.", EventType.COERCE, [(IRAQ, "Baghdad")]),
                    Told("Baghdad mapped the reef.", EventType.CONSULT, [(IRAQ, "Baghdad")]),
                ),
            ],
            [2, 1, 1, 1, 1, 1, 1],
            "what stands in every sentence of both tells nothing, words that either has once do",
        ),
        (
            [
                an_edition(Told("Russia summoned an aide of Iraq.", EventType.ACCUSE, [(RUSSIA, "Russia")], [(IRAQ, "Iraq")])),
                an_edition(LONG_LEAD, Told("Moscow complained of Baghdad.", EventType.ACCUSE, [(RUSSIA, "Moscow")], [(IRAQ, "Baghdad")])),
            ],
            [1, 1, 1],
            "a summons is not any reproach",
        ),
        (
            [
                an_edition(Told("Russia lent Iraq something in 2017.", EventType.AID, [(RUSSIA, "Russia")], [(IRAQ, "Iraq")], on=date(2017, 1, 1), until=date(2017, 12, 31))),
                an_edition(Told("Moscow helped Baghdad for four years.", EventType.AID, [(RUSSIA, "Moscow")], [(IRAQ, "Baghdad")], on=date(2016, 1, 1), until=date(2019, 12, 31))),
            ],
            [1, 1],
            "in years there were many such things",
        ),
        (
            [
                an_edition(Told("Iraq vetoed the loan to China on 7 January.", EventType.REJECT, [(IRAQ, "Iraq")], [(CHINA, "China")], on=date(2020, 1, 7))),
                an_edition(
                    Told(
                        "The plan follows the veto that Baghdad cast on 7 January.", EventType.REJECT, [(IRAQ, "Baghdad")],
                        trigger="cast", clause="that Baghdad cast on 7 January", on=date(2020, 1, 7),
                    ),
                ),
            ],
            [2],
            "whom it hit is left open, but there was one on that day",
        ),
        (
            [
                an_edition(
                    Told("China scolded Iraq.", EventType.ACCUSE, [(CHINA, "China")], [(IRAQ, "Iraq")]),
                    Told("Gunmen ambushed two surveyors near the refinery of Karbala.", EventType.ASSAULT),
                ),
                an_edition(
                    Told("Baghdad answered Beijing.", EventType.STATEMENT, [(IRAQ, "Baghdad")], [(CHINA, "Beijing")]),
                    Told("Two surveyors were ambushed outside the refinery of Karbala.", EventType.ASSAULT, trigger="ambushed"),
                ),
            ],
            [2, 1, 1],
            "who did what to whom is left open, but both articles are on the same two",
        ),
        (
            [
                an_edition(
                    Told("China scolded Iraq.", EventType.ACCUSE, [(CHINA, "China")], [(IRAQ, "Iraq")]),
                    Told("Gunmen ambushed two surveyors near the refinery of Karbala.", EventType.ASSAULT),
                ),
                an_edition(
                    Told("Tehran answered Moscow.", EventType.STATEMENT, [(IRAN, "Tehran")], [(RUSSIA, "Moscow")]),
                    Told("Two surveyors were ambushed outside the refinery of Karbala.", EventType.ASSAULT, trigger="ambushed"),
                ),
            ],
            [1, 1, 1, 1],
            "the articles are on different parties",
        ),
        (
            [
                an_edition(Told("Iran barred Iraqi dates and figs.", EventType.REJECT, [(IRAN, "Iran")], [(IRAQ, "Iraqi")])),
                an_edition(
                    Told("Tehran imposed the ban on dates and figs of Iraq.", EventType.COERCE, [(IRAN, "Tehran")], [(IRAQ, "Iraq")]),
                ),
            ],
            [2],
            "what is kept out is refused in the one article and forced on the neighbour in the other",
        ),
        (
            [
                an_edition(Told("China condemned the coup and halted military aid.", EventType.ACCUSE, [(CHINA, "China")])),
                an_edition(Told("Beijing called for a vote after the coup.", EventType.REQUEST, [(CHINA, "Beijing")])),
            ],
            [1, 1],
            "types that are only near, and sides that are left open",
        ),
        (
            [
                an_edition(HIT_BASRA),
                an_edition(Told("Iraq struck a port near Basra.", EventType.ASSAULT, [(IRAQ, "Iraq")], [(IRAN, "port")])),
                an_edition(Told("Iraqi strikes alarmed many.", EventType.ASSAULT, [(IRAQ, "Iraqi")], trigger="strikes", clause="Iraqi strikes")),
            ],
            [2, 1],
            "who strikes back is not who struck",
        ),
        (
            [
                an_edition(
                    Told("Iran struck a port near Basra on 3 January.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "port")], on=date(2020, 1, 3)),
                    Told("Tehran denied on 8 January that any rocket hit the port.", EventType.ASSAULT, [(IRAN, "Tehran")], [(IRAQ, "port")], Status.DENIED, on=date(2020, 1, 8)),
                ),
            ],
            [2],
            "the day of a denial is not that of what it denies",
        ),
        (
            [
                an_edition(LONG_LEAD, Told("Iran struck a port near Basra.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "port")])),
                an_edition(
                    ANOTHER_LEAD, Told("Tehran denies that it poisoned wells of Iraq.", EventType.ASSAULT, [(IRAN, "Tehran")], [(IRAQ, "Iraq")], Status.DENIED)
                ),
            ],
            [1, 1, 1, 1],
            "what is denied in other words is something else",
        ),
        (
            [
                an_edition(HIT_BASRA, published_on=date(2020, 1, 7)),
                an_edition(
                    Told("Iran struck a port near Basra on 8 January.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "port")], on=date(2020, 1, 8))
                ),
            ],
            [1, 1],
            "the first article cannot know of what happened the day after",
        ),
        (
            [
                an_edition(Told("Iran thanked Russia.", EventType.SUPPORT, [(IRAN, "Iran")], [(RUSSIA, "Russia")])),
                an_edition(
                    Told("Tehran thanked Moscow.", EventType.SUPPORT, [(IRAN, "Tehran")], [(RUSSIA, "Moscow")]), published_on=date(2020, 1, 29)
                ),
            ],
            [1, 1],
            "weeks later it is thanked again",
        ),
        (
            [
                an_edition(Told("China took the quarrel over figs with Russia to the WTO.", EventType.ACCUSE, [(CHINA, "China")], [(RUSSIA, "Russia")])),
                an_edition(Told("Beijing has sued Moscow before the World Trade Organization.", EventType.ACCUSE, [(CHINA, "Beijing")], [(RUSSIA, "Moscow")])),
            ],
            [2],
            "a long name and its initials are the same word",
        ),
        (
            [
                an_edition(
                    Told("Iraq expelled a consul of Russia over the leaked cables.", EventType.SANCTION, [(IRAQ, "Iraq")], [(RUSSIA, "Russia")]),
                    Told("Baghdad will expel Russian consuls over the leaked cables.", EventType.SANCTION, [(IRAQ, "Baghdad")], [(RUSSIA, "Russian")], Status.PLANNED),
                ),
            ],
            [1, 1],
            "what an article says is planned is not what it says was done",
        ),
        (
            [
                an_edition(Told("Iran seized a tanker of Iraq off Bushehr on 3 January.", EventType.COERCE, [(IRAN, "Iran")], [(IRAQ, "Iraq")], on=date(2020, 1, 3))),
                an_edition(Told("Tehran took the Iraqi tanker off Bushehr on 4 January.", EventType.COERCE, [(IRAN, "Tehran")], [(IRAQ, "Iraqi")], on=date(2020, 1, 4))),
            ],
            [2],
            "two articles give the day differently by one",
        ),
        (
            [
                an_edition(Told("Iran seized a tanker of Iraq off Bushehr on 3 January.", EventType.COERCE, [(IRAN, "Iran")], [(IRAQ, "Iraq")], on=date(2020, 1, 3))),
                an_edition(Told("Tehran took the Iraqi tanker off Bushehr on 5 January.", EventType.COERCE, [(IRAN, "Tehran")], [(IRAQ, "Iraqi")], on=date(2020, 1, 5))),
            ],
            [1, 1],
            "and by two days hardly ever",
        ),
        (
            [
                an_edition(Told("Iraq told the consuls of Russia in Mosul to leave over a forged visa.", EventType.REQUEST, [(IRAQ, "Iraq")], [(RUSSIA, "Russia")], trigger="told")),
                an_edition(Told("Baghdad threw the Russian consuls out of Mosul over a forged visa.", EventType.SANCTION, [(IRAQ, "Baghdad")], [(RUSSIA, "Russian")], trigger="threw")),
            ],
            [2],
            "who is thrown out is told to leave",
        ),
        (
            [
                an_edition(
                    Told("China scolded Iraq.", EventType.ACCUSE, [(CHINA, "China")], [(IRAQ, "Iraq")]),
                    Told("Baghdad interned the crew of the trawler Heron.", EventType.COERCE, [(IRAQ, "Baghdad")], [(CHINA, "crew")]),
                ),
                an_edition(
                    Told("Baghdad answered Beijing.", EventType.STATEMENT, [(IRAQ, "Baghdad")], [(CHINA, "Beijing")]),
                    Told("The crew of the trawler Heron was interned by Russian guards of Iraq.", EventType.COERCE, [(IRAQ, "Iraq")], [(RUSSIA, "Russian")]),
                ),
            ],
            [2, 1, 1],
            "one side was misread, but both articles are on the same two and tell the same",
        ),
        (
            [
                an_edition(LONG_LEAD, Told("China arrested a bookseller of Russia over smuggled atlases.", EventType.COERCE, [(CHINA, "China")], [(RUSSIA, "Russia")], trigger="arrested")),
                an_edition(ANOTHER_LEAD, Told("Beijing seized smuggled atlases from a Russian bookseller.", EventType.COERCE, [(CHINA, "Beijing")], [(RUSSIA, "Russian")], trigger="seized")),
            ],
            [1, 1, 1, 1],
            "an arrest is not a seizure, though either is coercion",
        ),
        (
            [
                an_edition(Told("Iran flooded the date groves of Iraq at Abu Flous on 3 January.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "Iraq")], on=date(2020, 1, 3), trigger="flooded")),
                an_edition(Told("Tehran says it never flooded the Iraqi date groves at Abu Flous on 3 January.", EventType.STATEMENT, [(IRAN, "Tehran")], [(IRAQ, "Iraqi")], on=date(2020, 1, 3), trigger="says")),
            ],
            [2],
            "what is said of a deed may be read as no more than that something was said",
        ),
        (
            [
                an_edition(
                    LONG_LEAD,
                    Told("Iraq evicted the herders of Iran from the marsh.", EventType.COERCE, [(IRAQ, "Iraq")], [(IRAN, "Iran")], trigger="evicted"),
                    Told("Baghdad moved the Iranian herders out by lorry.", EventType.COERCE, [(IRAQ, "Baghdad")], [(IRAN, "Iranian")], trigger="moved"),
                    Told("China mourned.", EventType.SUPPORT, [(CHINA, "China")], [(RUSSIA, "")]),
                    Told("Russia mourned.", EventType.SUPPORT, [(RUSSIA, "Russia")], [(CHINA, "")]),
                    Told("America mourned.", EventType.SUPPORT, [(USA, "America")], [(CHINA, "")]),
                    Told("Iraqi riders robbed the herders of Iran.", EventType.COERCE, [(IRAQ, "Iraqi")], [(IRAN, "Iran")], trigger="robbed"),
                ),
            ],
            [2, 1, 1, 1, 1, 1],
            "the next sentence often goes on with what this one told, one further down rarely",
        ),
        (
            [
                an_edition(Told("Iranian drones attacked Erbil in the night.", EventType.ASSAULT, [(IRAN, "Iranian")], [(IRAQ, "")], on=date(2020, 1, 3), trigger="attacked")),
                an_edition(Told("Iranian drones attacked Basra in the night.", EventType.ASSAULT, [(IRAN, "Iranian")], [(IRAQ, "")], on=date(2020, 1, 3), trigger="attacked")),
            ],
            [1, 1],
            "what is told of another place is another one, also where nothing fits better",
        ),
    ],
)  # fmt: skip
def test_what_speaks_for_one_event_and_against(articles, sizes, why):
    assert in_every_order(*articles) == sizes, why


def test_a_later_report_may_show_that_two_events_are_one():
    """The middle one names both the day and the place, and is the bridge, whenever it comes."""
    north = an_edition(
        Told("Iran hit an oil depot near Erbil.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "Erbil")], on=date(2020, 1, 8))
    )
    bases = an_edition(
        Told("Iran fired at Iraq.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "Iraq")], on=date(2020, 1, 8)), file_name="c"
    )
    assert in_every_order(north, bases) == [2]


@pytest.mark.parametrize("goes", ["removed", "read otherwise", "printed otherwise"])
def test_what_kept_two_apart_does_so_no_longer_when_it_is_gone(goes):
    """Two reports of a strike that name no place in common are one, unless a third is as near to either and tells of another."""

    def a_strike(sentence, trigger, **article):
        sides = [(USA, "America")], [(IRAN, "Iran")]
        return an_edition(Told(sentence, EventType.ASSAULT, *sides, trigger=trigger), **article)

    near, bases = a_strike("America struck Iran near Erbil.", "struck"), a_strike("America struck bases in Iran.", "struck")
    third = a_strike("The America strikes hit Iran at Bushehr.", "hit", url="https://example.org/hit")
    write_articles([near, bases])
    assert Event.objects.visible_to(None).count() == 1
    (imported,) = write_articles([third])
    assert Event.objects.visible_to(None).count() == 3
    if goes == "removed":
        remove_articles(Article.objects.filter(pk=imported.article.pk))
    elif goes == "read otherwise":
        extract_again([(imported.article, replace(third[1], events=[]))])
    else:
        write_articles([(replace(third[0], text="Oslo was quiet.", published_on=date(2020, 3, 9)), replace(third[1], events=[]))])
    assert Event.objects.visible_to(None).get().mention_count == 2
    assert not rebuild().total()


def test_a_merged_event_leads_to_the_one_that_took_it_in():
    killing = Told("Washington killed Soleimani.", EventType.ASSAULT, [(USA, "Washington")], [(SOLEIMANI, "Soleimani")])
    write_articles(
        [an_edition(Told("A rocket killed Soleimani.", EventType.ASSAULT, [], [(SOLEIMANI, "Soleimani")], on=date(2020, 1, 1)))]
    )
    write_articles(
        [an_edition(Told("A drone killed Soleimani.", EventType.ASSAULT, [], [(SOLEIMANI, "Soleimani")], on=date(2020, 1, 5)))]
    )
    assert Event.objects.visible_to(None).count() == 2
    write_articles([an_edition(killing)])
    assert Event.objects.visible_to(None).count() == 2


def test_what_a_person_touched_stays_where_it_is(bob):
    first = an_edition(CALL)
    write_articles([first])
    event = Event.objects.get()
    event.annotations.create(author=bob, body="Mine.")
    other = a_person("Sergey Lavrov", "RUS")
    write_articles([an_edition(Told("Wang Yi has telephoned Lavrov.", sources=[(WANG, "Wang Yi"), (other, "Lavrov")]))])
    assert Event.objects.get() == event
    assert event.mentions.count() == 2


def test_the_reason_is_told_at_both_mentions():
    write_articles([an_edition(CALL)])
    write_articles([an_edition(Told("Wang Yi has held phone talks with his colleague Lavrov.", sources=BY_NAME))])
    for mention in Mention.objects.all():
        assert mention.reasons["merge"].startswith("same type of act, same persons")
        assert "phone" in mention.reasons["merge"]


def test_a_batch_gives_what_single_imports_give():
    articles = [an_edition(CALL), an_edition(Told("Wang Yi has held phone talks with his colleague Lavrov.", sources=BY_NAME))]
    one_by_one = groups_of(articles, [0, 1])
    Event.objects.all().delete()
    Article.objects.all().delete()
    write_articles(articles)
    assert Event.objects.count() == len(one_by_one) == 1


def test_no_two_reports_near_in_time_are_passed_over_for_their_days():
    days = [date(2020, 1, 3) + timedelta(days=days) for days in (0, 2, 7, 20, 24, 60, 400)]
    told = "Washington sanctioned Iran, it was printed on {} of {}."
    articles = [
        an_edition(sanctions(told.format(printed, on), on), published_on=printed) for printed in days for on in (None, *days)
    ]
    write_articles(articles)
    traces = Memory().traces(Mention.objects.values_list("pk", flat=True))
    near = [pair for pair in combinations(traces, 2) if near_in_time(*pair)]
    nearby = Nearby()
    for trace in traces:
        nearby.add(trace)
    assert near
    assert all(b in nearby.of(a) and a in nearby.of(b) for a, b in near)


def test_an_import_that_remembers_little_merges_as_any_other():
    memory = Memory(most=1)
    for sentence in (
        "Wang Yi telephoned Lavrov about the crisis.",
        "Wang Yi held phone talks with Lavrov.",
        "Wang Yi phoned Lavrov.",
    ):
        write_articles([an_edition(Told(sentence, sources=BY_NAME), Told("Nobody else called.", EventType.STATEMENT))], memory)
    assert sorted(Event.objects.values_list("mention_count", flat=True)) == [1, 1, 1, 3]


def a_call_of(sentence, **article):
    return an_edition(Told(sentence, sources=BY_NAME), Told("Nobody else called.", EventType.STATEMENT), **article)


def call() -> Event:
    return Event.objects.get(event_type=EventType.CONSULT)


def test_a_new_edition_during_an_import_takes_the_place_of_the_old_one():
    memory = Memory()
    write_articles([a_call_of("Wang Yi telephoned Lavrov about the crisis.", url="https://example.org/1")], memory)
    write_articles([a_call_of("Wang Yi held phone talks with Lavrov.")], memory)
    write_articles([a_call_of("Wang Yi telephoned Lavrov about gas.", url="https://example.org/1")], memory)
    write_articles([a_call_of("Wang Yi phoned Lavrov.")], memory)
    assert {mention.quote for mention in call().mentions.all()} == {
        "Wang Yi telephoned Lavrov about gas.",
        "Wang Yi held phone talks with Lavrov.",
        "Wang Yi phoned Lavrov.",
    }
