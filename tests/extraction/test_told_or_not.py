"""Which words report an event, and which only look like one."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.lexicon.triggers import lexicon

THURSDAY = date(2024, 5, 16)
AFFAIR = "Norway accused Kenya of piracy on Monday. Kenya's foreign minister met the Norwegian ambassador.\n\n"


def found_in(text: str) -> list[tuple[str, str]]:
    """Type and trigger of each event of the text."""
    return [(event.type.value, event.trigger.of(text)) for event in extract(text, THURSDAY).events]


def found_after_affair(sentence: str) -> list[str]:
    """The types that a sentence reports in an article about an affair of two states."""
    text = AFFAIR + sentence
    return [event.type.value for event in extract(text, THURSDAY).events if event.sentence.span.start >= len(AFFAIR)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya's foreign ministry declined to comment.",
        "The Norwegian embassy did not respond to a request for comment.",
        "Norway's foreign minister tried to sound calm.",
        "Norway, which imports a third of its coffee, has a long coast.",
        "Norway and Kenya share a belief in the sea.",
        "The name of the skipper has not been released.",
        "Some 300 refugees crossed into Kenya.",
        "Talks that were planned for June have no date.",
    ],
)
def test_what_reports_nothing(sentence):
    assert not set(found_after_affair(sentence)) - {"STATEMENT"}


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Norwegian marines boarded and seized a Kenyan trawler.", ["COERCE"]),
        ("Kenyan gunmen ambushed a Norwegian patrol and killed two of its guides.", ["ASSAULT"]),
        ("Norway summoned Kenya's envoy to protest the seizure.", ["ACCUSE"]),
        ("Norway and Kenya held talks to discuss the cod quotas.", ["CONSULT"]),
    ],
)
def test_one_deed_is_told_once(sentence, types):
    assert found_after_affair(sentence) == types


def test_a_deed_and_the_deed_it_answers_are_two():
    assert found_after_affair("Kenya will respond in kind to Norway's expulsion of the diplomats.") == ["THREATEN", "SANCTION"]


@pytest.mark.parametrize(
    ("headline", "types"),
    [
        ("Norway, Kenya trade fire on lake as Peru offers to mediate", ["ASSAULT", "AGREE"]),
        ("Norway holds fishing crew as Kenya calls for talks", ["COERCE", "REQUEST"]),
        ("Spies or tourists? Norway expels two Kenyan diplomats", ["SANCTION"]),
        ("Norway thanks Peru and calls on Kenya to follow", ["SUPPORT", "REQUEST"]),
    ],
)
def test_the_verbs_of_a_headline(headline, types):
    text = headline + "\n\nNAIROBI, May 16 - Officials said so.\n"
    assert [kind for kind, _ in found_in(text)][: len(types)] == types


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Ana Ruiz, the defence minister of Peru, insists on a ceasefire.", ["REQUEST"]),
        ("The foreign ministry called in the Kenyan ambassador, Peter Otieno.", ["ACCUSE"]),
        ("Norway took the matter to the World Trade Organization.", ["ACCUSE"]),
        ("Kenyan shopkeepers barricaded the road with tyres.", ["PROTEST"]),
        ("Norwegian soldiers unlocked the bridge.", ["CONCEDE"]),
        ("Two employees of the Kenyan embassy were ordered to leave.", ["SANCTION"]),
    ],
)
def test_deeds_of_an_affair(sentence, types):
    assert found_after_affair(sentence) == types


def test_a_list_of_words_can_name_another_list():
    assert {"trawler", "lorry"} <= lexicon().lists["carriers"]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Kenya's minister called the charge a fairy tale.", ["REJECT"]),
        ("Kenya's consul described this as revenge on the poor.", ["ACCUSE"]),
        ("Norway calls it arbitrary.", ["ACCUSE"]),
        ("Norway called the decision wise.", []),
        ("Norway violated the rules of trade, Kenya's foreign minister said.", ["ACCUSE"]),
        ('"Kenya has politicised a matter of cod," Norway\'s foreign minister said.', ["ACCUSE"]),
    ],
)
def test_words_found_for_the_other_side(sentence, types):
    assert [kind for kind in found_after_affair(sentence) if kind != "STATEMENT"] == types


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya would close the port if the raids went on, its defence minister said.",
        "Norway's prime minister said Norway may expel the consul if the ship is not returned.",
    ],
)
def test_harm_told_on_a_condition_is_a_threat_too(sentence):
    assert sorted(found_after_affair(sentence)) == ["SANCTION", "THREATEN"]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("The permanent council of the African Union is to debate the case on Friday.", ["CONSULT"]),
        ("The joint commission sat for nine hours.", ["CONSULT"]),
        ("The next round takes place in Peru.", ["CONSULT"]),
        ("The two men last met in February.", ["CONSULT"]),
        ("Norway's premier had received a telephone call from Kenya's president.", ["CONSULT"]),
        ("The ban took effect at midnight.", ["SANCTION"]),
        ("The guns fell silent at dawn.", ["RETREAT"]),
        ("A court may send him to prison for ten years.", ["COERCE"]),
    ],
)
def test_what_is_told_without_naming_who_does_it(sentence, types):
    assert found_after_affair(sentence) == types


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The crew was held until it was released on Saturday.", "occurred"),
        ("The crew will be held until it is released.", "hypothetical"),
    ],
)
def test_what_came_about_after_until(sentence, status):
    events = extract(AFFAIR + sentence, THURSDAY).events
    assert [event.status.value for event in events if event.type.value == "RETREAT"] in ([status], [])


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Some 2,000 people blocked the road.", ["PROTEST"]),
        ("The rebels of Kenya handed the men over after two weeks.", ["RETREAT"]),
        ("Four members of the Kenyan embassy were told to pack.", ["SANCTION"]),
        ("Norway's foreign minister handed the Kenyan ambassador, Peter Otieno, a note of protest.", ["ACCUSE"]),
        ("The Kenyan foreign ministry, in a statement issued on Tuesday, rejected the charge.", ["REJECT"]),
        ("The exercises, which start on Monday, will last a week.", ["COOPERATE"]),
        ("Joint patrols began on Monday.", ["COOPERATE"]),
        ("Kenyan soldiers guard the frontier.", ["MOBILIZE"]),
        ("Norway has dropped its hint of a fine.", ["CONCEDE"]),
        ("The document was signed by both ministers.", ["SUPPORT"]),
        ("Soldiers robbed a Kenyan trader.", ["COERCE"]),
    ],
)
def test_further_deeds_of_an_affair(sentence, types):
    assert found_after_affair(sentence) == types


def test_who_holds_an_office_makes_a_statement_where_his_office_is_not_named_again():
    text = (
        AFFAIR
        + "Kenya's foreign minister, Amina Otieno, met reporters.\n\nAmina Otieno said the sea was no place for a contest of flags."
    )
    last = extract(text, THURSDAY).events[-1]
    assert (last.type.value, [mention.actor.name for mention in last.sources]) == ("STATEMENT", ["Amina Otieno"])


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("A meeting planned for next week is off.", []),
        ("Norway could act if all 27 member states agreed.", []),
        ("An official in Oslo, who asked not to be named, shrugged.", []),
        ("Kenya has said nothing.", []),
        ("The workshop near Nairobi was visited by nobody.", []),
        ("An analyst expects the trade in tea to go on.", []),
        ("Kenyan police beat Norwegian drivers who had parked there, injuring four.", ["ASSAULT"]),
        ("Kenya's foreign ministry expressed its protest to Norway.", ["ACCUSE"]),
        ("Norway's minister flew to Nairobi and met Kenya's president.", ["CONSULT"]),
    ],
)
def test_what_only_looks_like_a_further_event(sentence, types):
    assert found_after_affair(sentence) == types


def test_what_is_asked_is_not_told_as_done():
    events = extract("Did Norwegian jets bomb Kenya's port? Nobody knows.", THURSDAY).events
    assert [(event.type.value, event.status.value) for event in events] == [("ASSAULT", "hypothetical")]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Kenya's minister said the seizure was unlawful and demanded the release of the crew.", ["ACCUSE", "REQUEST"]),
        ("Two aircraft dropped eleven bombs on the market.", ["ASSAULT"]),
        ("Kenya's ultimatum expired on Sunday.", ["THREATEN"]),
        ("A quarrel ended on Sunday in mortar fire between Norwegian and Kenyan troops.", ["ASSAULT"]),
        ("Luis Paz, the Peruvian oil minister, put his name to a contract with Kenya.", ["SUPPORT"]),
        (
            "The capture of a merchant vessel is a breach of the law of the sea, Kenya's foreign minister said.",
            ["ACCUSE", "COERCE"],
        ),
    ],
)
def test_more_of_what_is_told_in_passing(sentence, types):
    assert sorted(found_after_affair(sentence)) == types


def test_words_in_capitals_up_to_the_colon_can_be_verbs():
    text = 'OSLO SCRAPS NAIROBI TRIP: "We had no choice"\n\nNAIROBI, May 16 - Officials said so.\n'
    assert [kind for kind, _ in found_in(text)][:1] == ["REJECT"]


def test_a_claim_about_nobody_accuses_nobody():
    assert found_after_affair("The skipper's lawyer, Amina Otieno, claims that her client is ill.") in ([], ["STATEMENT"])


@pytest.mark.parametrize(
    ("headline", "types"),
    [
        ("Norwegian held in Kenya for spying", ["COERCE"]),
        ("Deal reached between Norway and Kenya on fish", ["AGREE"]),
        ("Norway demands release of trawler from Kenya", ["REQUEST"]),
        ("Norway and Kenya in talks over fish", ["CONSULT"]),
        ("Norwegian premier in Kenya for talks", ["CONSULT"]),
        ("Norwegians march on Kenyan embassy", ["PROTEST"]),
        ("Norway exports fall", []),
    ],
)
def test_headlines_leave_words_out(headline, types):
    text = f"{headline}\n\n{AFFAIR}"
    assert [event.type.value for event in extract(text, THURSDAY).events if event.sentence.span.start == 0] == types


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Norway agreed to start joint patrols with Kenya on June 1.", ["AGREE", "COOPERATE"]),
        ("Norway agreed to start joint patrols with Kenya.", ["AGREE"]),
        ("Norway offered to send doctors to Kenya next week.", ["AGREE", "AID"]),
        ("Norway will in return lift its ban on Kenyan tea.", ["CONCEDE"]),
        ("Norwegian skiing clubs withdrew from the Kenyan regatta.", ["REJECT"]),
        ("Norway's wrestlers will not compete in Kenya.", ["REJECT"]),
    ],
)
def test_what_is_agreed_for_a_day_is_told_beside_the_agreement(sentence, types):
    assert found_after_affair(sentence) == types
