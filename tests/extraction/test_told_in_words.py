"""What is said in an affair: whoever is quoted makes a statement, and whoever finds words for an act blames it."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)
AFFAIR = "Norway accused Kenya of piracy on Monday. Kenya's foreign minister met the Norwegian ambassador.\n\n"


def told(sentence: str, before: str = AFFAIR) -> list[str]:
    """The types of what the sentence reports."""
    text = before + sentence
    return [event.type.value for event in extract(text, THURSDAY).events if event.sentence.span.start >= len(before)]


@pytest.mark.parametrize(
    "sentence",
    [
        "“The lake gave us bread, and now it gives us soldiers,” said Ann Otieno, who mends nets on the shore.",
        "“Nobody asked the people who live here,” his lawyer, Per Vik, told reporters.",
    ],
)
def test_whoever_is_quoted_in_an_affair_makes_a_statement(sentence):
    assert told(sentence) == ["STATEMENT"]
    assert told(sentence, before="It rained on Monday.\n\n") == []


def test_what_somebody_may_say_is_not_said():
    assert told("Norway may announce on Friday that the lake is closed to Kenyan boats.") == []
    assert told("Norway announced on Friday that the lake is closed to Kenyan boats.") != []


def test_what_is_told_beside_a_quotation_does_not_silence_it():
    quoted = "“A lake is not a wall,” Norway's foreign minister, Per Vik, said after "
    assert told(quoted + "receiving Kenya's ambassador.") == ["STATEMENT", "CONSULT"]
    assert told("“A lake is not a wall,” said Norway's foreign minister, Per Vik, who condemned the seizure.") == ["ACCUSE"]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Kenya called the lawsuit a circus.", ["ACCUSE"]),
        ("Kenya called the quota inadequate.", ["ACCUSE"]),
        ("Kenya called the quota a step forward.", []),
        ("Kenya rejected the offer, calling it a farce.", ["REJECT"]),
        ("Kenya has gone to court over the duty, calling it a theft.", ["ACCUSE"]),
        ("Norway's navy sent a ship called the Fram.", []),
    ],
)
def test_the_words_found_for_an_act(sentence, types):
    assert [kind for kind in told(sentence) if kind in ("ACCUSE", "REJECT")] == types


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Norway insists that none of its ships was there.", ["COERCE"]),
        ("“Nobody was harmed,” Norway's defence minister, Per Vik, said.", ["COERCE"]),
        ("“Nobody sells fish so cheaply,” Norway's trade minister, Per Vik, said.", ["STATEMENT"]),
    ],
)
def test_who_says_that_nobody_did_it_denies_it(sentence, types):
    assert told(sentence, before="Norway's navy seized a Kenyan trawler on Monday.\n\n" + AFFAIR) == types


def test_an_attack_that_nobody_is_named_for_can_be_denied():
    before = AFFAIR + "Shells hit a market in Kenya.\n\n"
    text = before + "Norway denies that its guns had fired."
    last = extract(text, THURSDAY).events[-1]
    assert (last.type.value, last.status.value) == ("ASSAULT", "denied")


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("“We do not haggle over our boats,” said Norway's foreign minister, Per Vik.", ["REJECT"]),
        ("“We are not going to negotiate with pirates,” said Norway's foreign minister, Per Vik.", ["REJECT"]),
        ("Norway's fisheries ministry said it would not admit the ships.", ["REJECT"]),
        ("Norway informed the federation that its skaters would not make the journey.", ["REJECT"]),
        ("Norway's foreign minister denied ever having taken a bribe.", ["REJECT"]),
        ("“We shall not forget them,” said Norway's foreign minister, Per Vik.", ["STATEMENT"]),
        ("“The lady abused her rank,” said Norway's foreign minister, Per Vik.", ["ACCUSE"]),
        ("Norway says the firm has been hiding its owners.", ["ACCUSE"]),
        ("Norway's foreign minister found the duty “regrettable”.", ["ACCUSE"]),
        ("Norway's foreign minister found the pilot a house.", []),
        ("Norway's foreign minister spoke of “a blow to every fisherman”.", ["STATEMENT"]),
        ("Norway's foreign minister further alleged that Kenyan guards had been asleep.", ["ACCUSE"]),
        ("Norway's foreign minister declined the offer of a joint inquiry.", ["REJECT"]),
        ("Norway's foreign minister declined an interview.", []),
    ],
)
def test_what_one_will_not_do_and_what_another_did_wrong(sentence, types):
    assert told(sentence) == types


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        (
            "Norway will fire on any skiff that nears a rig, its foreign minister, Per Vik, said.",
            ["ASSAULT", "THREATEN"],
        ),
        ("Per Vik, Norway's foreign minister, said Norway would otherwise expel the ambassador.", ["THREATEN", "SANCTION"]),
        ("Any attempt to board the rig would be treated as an attack, Norway's foreign minister, Per Vik, said.", ["THREATEN"]),
        (
            "Norway would freeze its grants should a trawler be seized, its foreign minister, Per Vik, said.",
            ["SANCTION", "THREATEN"],
        ),
        ("Kenya had armed the Somali rebels, Norway's foreign minister, Per Vik, said.", ["AID", "ACCUSE"]),
    ],
)
def test_what_hangs_on_another_is_a_threat_and_help_to_a_third_a_charge(sentence, types):
    assert sorted(kind for kind in told(sentence) if kind != "COERCE") == sorted(types)


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Norway's foreign minister dismissed the charge as nonsense.", ["REJECT"]),
        ("Norway's foreign minister vowed that the poachers would be punished.", ["THREATEN"]),
        ("Norway denied any link and offered to send a judge.", ["REJECT", "AGREE"]),
        ("Norway's foreign minister denied that the herring had been stale.", ["REJECT"]),
        ("Norway's foreign minister denied that Norwegian jets had bombed Kenya.", ["ASSAULT"]),
        ("Norway's foreign minister rang his counterpart on Monday.", ["CONSULT"]),
        ("Norway stopped transmitting readings to Kenya.", ["SANCTION"]),
        ("Norway challenged the ban before the court.", ["ACCUSE"]),
    ],
)
def test_what_decides_the_type_beside_the_verb(sentence, types):
    assert told(sentence) == types
