"""Who says so: beside the words, after them, without a name, nested, quoted, in headlines and posts; and when nobody does."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import EventMention

DAY = date(2024, 5, 16)
MANSOUR = "Foreign Minister Adel Mansour of Syria"


def speakers(event: EventMention) -> list[str]:
    return [mention.actor.name for mention in event.speakers if mention.actor]


def event_of(text: str, event_type: str) -> EventMention:
    found = [event for event in extract(text, DAY).events if event.type == event_type]
    assert found, f"no {event_type} in {text!r}"
    return found[0]


IN_THE_SENTENCE = [
    ("Norway said that Russia had shelled Ukraine.", ["Norway"], "the verb of saying stands before"),
    ("Russia shelled Ukraine, Norway said.", ["Norway"], "it stands after"),
    ("Russia shelled Ukraine, said Foreign Minister Ingrid Dahle of Norway.", ["Ingrid Dahle"], "verb and speaker changed places"),
    ("Russia shelled Ukraine, said Ingrid Dahle, Norway's foreign minister, who was in Kyiv.", ["Ingrid Dahle"], "… and more follows"),
    ("Russia shelled Ukraine, Norway said on Monday after two days of silence.", ["Norway"], "a time follows the verb of saying"),
    ("Russia shelled Ukraine, Norway told reporters, adding that nobody was hurt.", ["Norway"], "a second verb of saying follows"),
    ("Russia, Norway said, had shelled Ukraine.", ["Norway"], "it stands in the midst of the clause"),
    ("According to Norway, Russia shelled Ukraine.", ["Norway"], "“according to” opens the sentence"),
    ("Russia shelled Ukraine, according to Norway.", ["Norway"], "“according to” closes it"),
    ("As Norway put it, Russia shelled Ukraine.", ["Norway"], "“as” carries it"),
    ("Russia shelled Ukraine, as Norway reported on Monday.", ["Norway"], "“as” after the clause"),
    ("In the words of Norway, Russia shelled Ukraine.", ["Norway"], "“in the words of”"),
    ("By Norway's account, Russia shelled Ukraine.", ["Norway"], "“by X's account”"),
    ("Sweden rejected Norway's claim that Russia had shelled Ukraine.", ["Norway"], "a noun carries the statement"),
    ("Norway's claim that Russia had shelled Ukraine was rejected by Sweden.", ["Norway"], "… as the subject of another verb"),
    ("A statement by Norway said Russia shelled Ukraine.", ["Norway"], "the statement has a maker"),
    ("Asked about the night, Norway said Russia had shelled Ukraine.", ["Norway"], "what opens the sentence is not what is said"),
    ("Norway told parliament in Oslo that Russia had shelled Ukraine.", ["Norway"], "listener and place stand between"),
    ("Envoy Lars Vik of Norway was quoted as saying that Russia had shelled Ukraine.", ["Lars Vik"], "“was quoted as saying”"),
    ("Russia shelled Ukraine, Sweden's president, Jonas Lind, told reporters.", ["Jonas Lind"], "the office stands before the name"),
    ("Russia shelled Ukraine, Jonas Lind, Sweden's president, said in Oslo.", ["Jonas Lind"], "… or behind it"),
    ("Russia shelled Ukraine, Norway's state news agency NTBX reported.", ["State Media of Norway"], "a body with a name behind it"),
    ("A United Nations report said Russia had shelled Ukraine.", ["United Nations"], "what an organisation publishes"),
    ("US officials say that Russia shelled Ukraine.", ["United States"], "the plain present after a plural"),
    ("Norwegian officials told a nightly briefing Russia had shelled Ukraine.", ["Norway"], "a listener without a capital"),
    ("Prosecutors in Oslo say that Russia shelled Ukraine.", ["Prosecution Service of Norway"], "the place is part of the name"),
    ("The lawyer, Ana Ruiz, claims that Russia shelled Ukraine.", ["Ana Ruiz"], "a verb that could be a noun"),
    ("Norway complained that Russia had shelled Ukraine.", ["Norway"], "what the complaint is about"),
    ("Russia shelled Ukraine, said Ana Ruiz, a spokeswoman for the African Union.", ["Ana Ruiz"], "nobody has heard of her before"),
    ("Russia shelled Ukraine, said the captain, Ana Ruiz, who was there.", ["Ana Ruiz"], "who is meant is named behind it"),
    (
        "Russia shelled Ukraine, Director of the Norwegian Foreign Ministry's Press Department Ana Ruiz told reporters.",
        ["Ana Ruiz"],
        "a long office before the name",
    ),
    (
        "Norway's prime minister, Ana Ruiz, told reporters so. Russia shelled Ukraine, the diplomat said.",
        ["Ana Ruiz"],
        "whoever spoke before",
    ),
    ("Norway: “Russia shelled Ukraine at dawn.”", ["Norway"], "as an interview is printed"),
    ("Russia shelled Ukraine, Norway said in a note handed over in Oslo.", ["Norway"], "a clause hangs on where it was said"),
    ("Russia shelled Ukraine, said Vik, the Norwegian envoy.", ["Norway"], "the name alone tells nothing, what follows does"),
    ("Kremlin: Ukraine shelled Russia\n\nThe night was long, it seems, and nobody could sleep.", ["Russia"], "a headline by a metonym"),
    ("Russia shelled Ukraine – Oslo\n\nThe night was long, it seems, and nobody could sleep.", ["Norway"], "… behind a dash"),
    ("Ingrid Dahle, Norway's premier, after the raid: “Russia shelled Ukraine.”", ["Ingrid Dahle"], "… with when it was said"),
    ("Ingrid Dahle, who leads Norway, in Oslo: “Russia shelled Ukraine.”", ["Ingrid Dahle"], "… with who that is, and where"),
    ("Ingrid Dahle (Norway's premier): “Russia shelled Ukraine.”", ["Ingrid Dahle"], "… with who that is in brackets"),
    ("President Ingrid Dahle of Norway: “Russia shelled Kyiv at dawn.”", ["Ingrid Dahle"], "… in many names and few words"),
    ("Ingrid Dahle, Norway's premier, left Oslo: “Russia shelled Ukraine.”", [], "what she does is no way to let her speak"),
    ("Norway told reporters: “Russia shelled Ukraine at dawn.”", ["Norway"], "a colon and a quotation follow"),
    ("“Russia shelled Ukraine overnight,” President Jonas Lind of Sweden told reporters.", ["Jonas Lind"], "a quotation"),
    ("“The envoy told me ‘Russia shelled Ukraine today’ and left,” President Jonas Lind of Sweden said.", ["Jonas Lind"], "quoted twice"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), IN_THE_SENTENCE, ids=[row[2] for row in IN_THE_SENTENCE])
def test_speaker_in_the_sentence(text: str, expected: list[str], why: str) -> None:
    assert speakers(event_of(text, "ASSAULT")) == expected, why


WITHOUT_A_NAME = [
    ("Russia shelled Ukraine, a senior Turkish official said.", ["Turkey"], "the state stands beside the office"),
    ("Russia shelled Ukraine, officials in Oslo said.", ["Norway"], "the state is named by its capital"),
    ("Russia shelled Ukraine, an adviser to President Jonas Lind of Sweden said.", ["Sweden"], "whose adviser he is tells the state"),
    ("KYIV, May 15 — Russia shelled Ukraine again, the regional governor said.", ["Ukraine"], "local: of the state of the dateline"),
    ("ANKARA, May 15 — Turkey blames Russia. Russia shelled Ukraine, officials said.", ["Turkey"], "the dateline, if the article speaks of it"),
    ("Russia shelled Ukraine, its defence ministry said.", ["Russia"], "“its”: of the side that acts"),
    ("If Norway falls, Russia shelled Ukraine for it, its ministry said.", ["Russia"], "… in the main clause, if another opens"),
    ("After Norway fell, Russia shelled Ukraine, its ministry said.", ["Russia"], "… be it of time"),
    ("Russia shelled Ukraine after Norway fell, its ministry said.", ["Russia"], "… or stand behind"),
    ("President Jonas Lind of Sweden is worried. Russia shelled Ukraine, his office said.", ["Sweden"], "“his”: of the person's state"),
    ("KYIV, May 15 — Russia shelled Ukraine again, a military source said.", ["Ukraine"], "a source in the army speaks for the state"),
    ("KYIV, May 15 — Russia shelled Ukraine again, a source said.", [], "any other source for nobody"),
    ("GENEVA, May 15 — Russia shelled Ukraine, officials said.", [], "the article does not speak of Switzerland"),
    ("Russia shelled Ukraine, officials said.", [], "without a dateline, either state could be meant"),
    ("KYIV, May 15 — Russia shelled Ukraine, two diplomats familiar with the talks said.", [], "diplomats can be anybody's"),
    ("Russia shelled Ukraine, two diplomats in Oslo said.", [], "… wherever they are"),
    ("Russia shelled Ukraine, a diplomat from Norway said.", ["Norway"], "… but not wherever they are from"),
    ("KYIV, May 15 — Russia shelled Ukraine, company officials said.", [], "officials of a company speak for no state"),
    ("Russia shelled Ukraine, residents of Kyiv said.", [], "residents speak for themselves"),
    ("Turkish media reported that Russia had shelled Ukraine.", [], "so do the media of a country"),
    ("Turkish activists said that Russia had shelled Ukraine.", [], "… and its activists"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), WITHOUT_A_NAME, ids=[row[2] for row in WITHOUT_A_NAME])
def test_an_official_without_a_name_speaks_for_the_state_and_others_for_nobody(text: str, expected: list[str], why: str) -> None:
    assert speakers(event_of(text, "ASSAULT")) == expected, why


def test_a_speaker_whom_the_article_does_not_name_is_told_in_the_reason() -> None:
    event = event_of("Russia shelled Ukraine, two diplomats said.", "ASSAULT")
    assert event.reasons["speaker"] == "said by “two diplomats”, and whom that means is not known"


BY_THE_ARTICLE = [
    ("Russia shelled Ukraine.", "ASSAULT", "nobody is named"),
    ("Russia threatened Ukraine.", "THREATEN", "who threatens does not report a threat"),
    ("Norway said it condemned Russia.", "ACCUSE", "nor does who says that it condemns"),
    ("After Norway said it would leave the pact, Russia shelled Ukraine.", "ASSAULT", "said in a clause of time before"),
    ("Russia shelled Ukraine, days after Norway said it feared a war.", "ASSAULT", "said in a clause of time after"),
    ("Moscow was silent, Norway said, but Russia shelled Ukraine.", "ASSAULT", "“but” with a plain past is the article's own"),
    ("Norway said talks had failed; Russia shelled Ukraine.", "ASSAULT", "a semicolon ends what was said"),
    ("Envoy Lars Vik of Norway, who said talks had failed, condemned Russia.", "ACCUSE", "said in a relative clause"),
    ("Norway, which says talks failed, shelled Russia.", "ASSAULT", "the relative clause ends with the comma"),
    ("Ukraine: Russia shelled Kharkiv\n\nThe raid began at dawn and lasted for two hours.", "ASSAULT", "a headline's place"),
    ("Norway will respond, but Russia shelled Ukraine.", "ASSAULT", "to respond is no saying"),
    ("Norway shelled Russia, as it had threatened.", "ASSAULT", "the article says that it came so"),
    ("Russia recalled its envoy after Ukraine shelled Crimea.", "ASSAULT", "to recall an envoy is to say nothing"),
    ("Ukraine war: Russia shelled Kharkiv\n\nThe raid began at dawn and lasted for two hours.", "ASSAULT", "a headline's topic"),
]


@pytest.mark.parametrize(("text", "event_type", "why"), BY_THE_ARTICLE, ids=[row[2] for row in BY_THE_ARTICLE])
def test_nobody_is_made_to_say_what_the_article_says_itself(text: str, event_type: str, why: str) -> None:
    assert speakers(event_of(text, event_type)) == [], why


def test_an_act_of_words_is_reported_when_somebody_else_tells_it() -> None:
    assert speakers(event_of("Turkey threatened to attack Syria, Norway said.", "THREATEN")) == ["Norway"]
    assert speakers(event_of("Turkey condemned Israel, a Turkish official said.", "ACCUSE")) == ["Turkey"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France said that Germany had confirmed that Russia shelled Ukraine.", ["Germany", "France"]),
        ("The IAEA reported, citing Germany, that Russia shelled Ukraine.", ["Germany", "International Atomic Energy Agency"]),
    ],
)
def test_nested_speech_gives_the_innermost_speaker_first(text: str, expected: list[str]) -> None:
    assert speakers(event_of(text, "ASSAULT")) == expected


ACROSS_SENTENCES = [
    ("“Israel bombed Syria. The world looked away,” {M} said.", "one quotation over two sentences"),
    ("“The raid was a crime,” {M} said. “Israel bombed Syria at dawn.”", "the quotation goes on behind the speaker"),
    ("{M} was blunt. “Israel bombed Syria at dawn.”", "the sentence before is about the speaker"),
    ("{M} said the country would talk.\n\n“Israel bombed Syria at dawn.”", "a paragraph of nothing but a quotation"),
    ("“Israel bombed Syria. We know it.\n\n“Nobody came to help us,” {M} told reporters.", "paragraphs opened by a mark and not closed"),
    ("{M} said: “Talks are over.\n\n“Israel bombed Syria at dawn.”", "… with the speaker before the first"),
    ("“Israel bombed Syria at dawn.”\n\n{M} said this in Damascus on Monday, a day after the raid.", "the speaker a paragraph later"),
    ("“Israel bombed Syria yesterday,” he pointed out.\n\nThe border is shut, {M} said.", "“he” is named by the next paragraph"),
    ("{M} said talks were over. Israel had bombed Syria, he added.", "“he added”"),
    ("{M} said talks were over. Israel would bomb Syria again.", "“would” goes on with what was said"),
    ("Israel bombed Syria first: minister\n\nThe raid was a crime, {M} said. He spoke at noon.", "headline, the office behind"),
    ("Minister: Israel bombed Syria first\n\nThe raid was a crime, {M} said. He spoke at noon.", "headline, the office before"),
    ("Mansour: Israel bombed Syria first\n\nThe raid was a crime, {M} said. He spoke at noon.", "headline, the surname before"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), ACROSS_SENTENCES, ids=[row[1] for row in ACROSS_SENTENCES])
def test_a_speaker_named_in_another_sentence(text: str, why: str) -> None:
    assert speakers(event_of(text.format(M=MANSOUR), "ASSAULT")) == ["Adel Mansour"], why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A senior Turkish official said talks had failed. Israel had bombed Syria, he added.", ["Turkey"]),
        ("The Syrian army said talks had failed. Israel bombed Syria, it added.", ["Army of Syria"]),
        ("The Syrian army condemned the raid. Israel bombed Syria, the statement said.", ["Army of Syria"]),
        ("The Syrian army issued a statement. Israel bombed Syria, it read.", ["Army of Syria"]),
        ("A Turkish official spoke first. Jonas Lind of Sweden met him. Israel bombed Syria, he said.", ["Jonas Lind"]),
    ],
)
def test_who_is_not_named_goes_on_with_who_spoke_before(text: str, expected: list[str]) -> None:
    assert speakers(event_of(text, "ASSAULT")) == expected


def test_a_post_is_said_by_its_author_unless_a_correspondent_signs_it() -> None:
    post = "Norway spoke.\n\nRussia shelled Ukraine tonight. — {author} January 7, 2020"
    official, reporter = (
        post.format(author="Norwegian Foreign Ministry (@NorwayMFA)"),
        post.format(author="Jane Miller (@janewrites)"),
    )
    assert speakers(event_of(official, "ASSAULT")) == ["Foreign Ministry of Norway"]
    assert speakers(event_of(reporter, "ASSAULT")) == []


def statements(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (event.trigger.of(text), event.clause.of(text), [mention.actor.name for mention in event.sources if mention.actor])
        for event in extract(text, DAY).events
        if event.type == "STATEMENT"
    ]


def test_a_statement_that_fits_no_type_is_told_once_and_needs_a_matter_of_states() -> None:
    text = "Foreign Minister Ingrid Dahle of Norway said that peace with Russia was far away."
    assert [(trigger, who) for trigger, _, who in statements(text)] == [("said", ["Ingrid Dahle"])]
    assert not extract("Foreign Minister Ingrid Dahle of Norway said that she had slept well.", DAY).events


def test_a_quotation_of_an_official_is_one_statement_when_it_holds_no_event_of_its_own() -> None:
    quoted = "“We shall not forget this. We shall wait,” said Foreign Minister Ingrid Dahle of Norway."
    assert statements(f"Russia shelled Ukraine.\n\n{quoted}") == [
        ("shall not forget", "We shall not forget this", ["Ingrid Dahle"])
    ]
    assert statements(quoted) == [], "in an article that reports nothing between states, talk is only talk"
    assert statements("Russia shelled Ukraine.\n\n“We shall not forget this,” said the baker Jane Miller.") == []
    assert statements("Russia shelled Ukraine.\n\n“Russia bombed Kyiv and shall pay,” said Norway.") == []


FIRST_PERSON = [
    ("“We condemn Russia,” said {D}.", "ACCUSE", ["Ingrid Dahle"], ["Russia"], "“we” is who speaks"),
    ("{D} said: “I have recalled our ambassador from Moscow.”", "SANCTION", ["Ingrid Dahle"], ["Russia"], "so is “I”"),
    ("“Russia attacked us twice,” {D} told reporters.", "ASSAULT", ["Russia"], ["Norway"], "“us” is the side of who speaks"),
    ("“Our army shelled Russia,” {D} told reporters.", "ASSAULT", ["Norway"], ["Russia"], "“our army” is the state's"),
    ("In return it would withdraw its troops from Russia, {D} said.", "CONCEDE", ["Norway"], ["Russia"], "a person is no “it”"),
]


@pytest.mark.parametrize(("text", "event_type", "sources", "targets", "why"), FIRST_PERSON, ids=[row[4] for row in FIRST_PERSON])
def test_whoever_speaks_is_meant_by_we_and_us(
    text: str, event_type: str, sources: list[str], targets: list[str], why: str
) -> None:
    event = event_of(text.format(D="Foreign Minister Ingrid Dahle of Norway"), event_type)
    assert [m.actor.name for m in event.sources if m.actor] == sources, why
    assert [m.actor.name for m in event.targets if m.actor] == targets, why


def test_what_we_never_do_is_no_event() -> None:
    text = "“We do not attack Russia,” said Foreign Minister Ingrid Dahle of Norway."
    assert [event.type.value for event in extract(text, DAY).events if event.type != "STATEMENT"] == []


ACCUSED = [
    ("“Russia has broken its word. It also attacked Odesa,” said {D}.", "It goes on with whom the words before are about"),
    ("“Russia has broken its word,” said {D}. “It also attacked Odesa.”", "so it does behind the name of the speaker"),
    ("Norway waited. “Russia promised calm. It will attack Odesa,” {D} told reporters.", "so it does of what is feared"),
]


@pytest.mark.parametrize(("text", "why"), ACCUSED, ids=[row[1] for row in ACCUSED])
def test_it_in_the_mouth_of_a_speaker_is_not_his_own_state(text: str, why: str) -> None:
    event = event_of(text.format(D="Foreign Minister Ingrid Dahle of Norway"), "ASSAULT")
    assert [m.actor.name for m in event.sources if m.actor] == ["Russia"], why


def test_he_in_the_mouth_of_a_speaker_is_not_the_speaker() -> None:
    text = "“He lied to Norway. He sent tanks to Chad,” said Foreign Minister Ingrid Dahle of Norway. Norway condemned Russia."
    assert all("Ingrid Dahle" not in str(event.sources) for event in extract(text, DAY).events if event.type == "AID")


@pytest.mark.parametrize("opening", ["Ingrid Dahle, Norwegian foreign minister:", "Norwegian Foreign Minister Ingrid Dahle:"])
def test_a_name_with_office_and_a_colon_says_who_speaks(opening: str) -> None:
    text = f"OSLO — Norway protested to Russia.\n\n{opening} “Russia has shelled our consulate and a school beside it.”"
    assert [m.actor.name for m in event_of(text, "ASSAULT").speakers if m.actor] == ["Ingrid Dahle"]


def test_a_quotation_is_rather_of_whom_its_own_sentence_names() -> None:
    text = (
        "Norway warned Russia on Monday. “Moscow bombed a hospital. It hurt many,” Foreign Minister Ingrid Dahle of Norway said."
    )
    assert [m.actor.name for m in event_of(text, "ASSAULT").speakers if m.actor] == ["Ingrid Dahle"]
