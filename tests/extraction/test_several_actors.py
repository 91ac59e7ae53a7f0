"""Words for several actors at once ("the pair", "they", "each side"), and names with accents apart from their letters."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from timeline.extraction.actors import find_actors
from timeline.extraction.reading import read_blocks
from timeline.extraction.sentences import split_sentences

DAY = date(2021, 5, 10)


def meant(text: str, words: str) -> list[str | None]:
    """Whom the last occurrence of the words means, in order."""
    mentions = find_actors(text, split_sentences(text, read_blocks(text, DAY)[0]), DAY)
    start = text.rindex(words)
    return [m.actor.name if m.actor else None for m in mentions if (m.span.start, m.span.end) == (start, start + len(words))]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Peru and Chile signed it. They blamed Bolivia.", "They", ["Peru", "Chile"]),  # joined, and open the sentence before
        ("Peru, Chile and Brazil signed it. They left.", "They", ["Peru", "Chile", "Brazil"]),  # three as well as two
        ("Russian troops shelled the town. They also burned it.", "They", ["Armed Forces of Russia"]),  # one plural body
        ("The Houthis said they would fire again.", "they", ["Houthis"]),  # a group, in the same sentence
        ("Armenia and Azerbaijan met. Each side blamed the other.", "Each side", ["Armenia", "Azerbaijan"]),
        ("France, Italy and Spain met. The three countries left.", "three countries", ["France", "Italy", "Spain"]),
        ("France, Italy and Spain met. All three left.", "three", ["France", "Italy", "Spain"]),
        ("Merkel met Macron. It rained. Peru and Chile quarrelled. Both left.", "Both", ["Peru", "Chile"]),  # the last named
        ("Peru and Chile met Oman's envoy. The two governments left.", "two governments", ["Peru", "Chile"]),  # whom "and" joins
        ("Peru, Chile and Oman wrote to Mali. The three countries left.", "three countries", ["Peru", "Chile", "Oman"]),
        ("Peru and Chile thanked Oman and Mali. Both governments left.", "Both governments", ["Peru", "Chile"]),  # who opens
        ("Peru and Chile urged Oman to talk to Mali. Both sides refused.", "Both sides", []),  # as likely those who are urged
        ("Peru held some Malians and Omanis. The two countries left.", "two countries", []),  # people, not their states
        ("Peru and Chile wrote to Mali. The governments left.", "governments", ["Peru", "Chile"]),  # without a number
        ("Peru, Chile and Oman wrote to Mali. The neighbours left.", "neighbours", ["Peru", "Chile", "Oman"]),
        ("Peru and Chile wrote to Mali. Mali condemned the allies.", "allies", ["Peru", "Chile"]),  # to whom it is done
        ("Peru and Chile wrote to Mali. Chile thanked the allies.", "allies", []),  # others than Chile's own pair
        ("Peru and Chile wrote to Mali. The governments of Oman left.", "governments", []),  # it says whose
        ("Peru and Chile wrote to Mali. The allies’ ships left.", "allies", []),
        ("Peru and Chile thanked Oman and Mali. The governments left.", "governments", []),  # either pair, or all four
        ("Mali wrote to Peru and Chile. The governments left.", "governments", []),  # Mali may have left as well
        ("Peru wrote to Mali. The governments left.", "governments", []),  # nobody is joined
        ("Peru and Chile met. It rained. The governments left.", "governments", []),  # not from farther back
        ("Peruvians and Chileans met. The governments left.", "governments", []),  # people, not their states
        ("Peru and Chile wrote to Mali. Neighbours left.", "Neighbours", []),  # any neighbours
        ("Peru and Chile wrote to Mali. The neighbouring countries left.", "countries", []),  # those around them
        ("France, Italy and Spain met. The trio thanked Malta.", "trio", ["France", "Italy", "Spain"]),
        ("Merkel met Macron in Rome. The pair also condemned Turkey.", "pair", ["Angela Merkel", "Emmanuel Macron"]),
        ("Merkel met Macron. The two signed a treaty.", "two", ["Angela Merkel", "Emmanuel Macron"]),  # no noun after it
        ("The ministers of Kenya and Uganda met. The two men left.", "two men", ["Kenya", "Uganda"]),  # nobody is named
        ("Kenyan and Ugandan ministers met. Both ministers left.", "Both ministers", ["Kenya", "Uganda"]),
        ("Kenyan police charged a Malian couple with theft. The two deny it.", "two", ["Mali"]),  # told without their number
        ("Mali seized 4 Kenyan nurses. Kenya asked Mali to free the four.", "four", ["Kenya"]),  # digits are words as well
        (
            "Ana Ruiz met Rui Costa. Peru and Chile fought over it. Both countries lost. Spain urged the pair to talk.",
            "pair",
            ["Peru", "Chile"],
        ),  # meant together last
        ("China urged the two Koreas to talk.", "two Koreas", ["South Korea", "North Korea"]),  # a pair by its name
        ("Peru and Chile quarrel. Spain and Italy appealed to both sides.", "both sides", ["Peru", "Chile"]),  # not themselves
        (
            "Peru and Chile quarrel. Peru closed a road to Chile. Chilean drivers blame Peru. Spain, with eyes on Chile, is worried. "
            "Guards of the two countries shot.",
            "two countries",
            ["Chile", "Peru"],
        ),  # those whom the affair is about, not whoever spoke up last
        ("Peru and Chile quarrel. Spain urged both sides to keep what they signed.", "they", ["Peru", "Chile"]),
        ("Peru and Chile quarrel. Spain asked both sides to Rome, and Italy told them so.", "them", ["Peru", "Chile"]),
        ("Peru and Chile signed it. Oman and Mali did so too. Their ministers met.", "Their ministers", ["Oman", "Mali"]),
        ("Peru and Chile praised Oman and Mali. Their foreign ministers met.", "Their foreign ministers", ["Peru", "Chile"]),
        ("Talks of Peru and Chile failed, and Oman and Mali met. Their leaders left.", "Their leaders", ["Oman", "Mali"]),
        ("Peru met Chile in Oslo. The former blamed the latter.", "The former", ["Peru"]),
        ("Peru met Chile in Oslo. The former blamed the latter.", "the latter", ["Chile"]),
        ("Peru accused Chile, and the latter expelled two envoys.", "the latter", ["Chile"]),  # in one sentence
        ("Peru accused Chile. Lima left, and the latter's envoy stayed.", "the latter", ["Chile"]),  # Lima is one of them
        ("Merkel met Macron in Rome. The latter said no.", "The latter", ["Emmanuel Macron"]),
        ("Peru and Chile said that their presidents would meet.", "their presidents", ["Peru", "Chile"]),
    ],
)
def test_several_are_a_mention_each(text: str, words: str, names: list[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru, Chile and Brazil met. The two countries agreed.", "two countries"),  # three were named
        ("Peru and Chile exchanged fire. Villagers died on each side.", "each side"),  # where, not who
        ("Peru praised Chile in a letter. They wept.", "They"),  # not joined: anybody
        ("The army shelled a village. They fled.", "They"),  # whose army nobody knows
        ("Merkel met Macron. The two weeks passed.", "two"),  # a number of something else
        ("Peru signed a pact with Chile, and Oman with Mali. Their ministers met.", "Their ministers"),  # none are joined
        ("Workers in Peru left their posts. It was a strike, their leaders said.", "their leaders"),  # those of no states
        ("Peru, Chile and Mali met. The latter left Oslo.", "The latter"),  # one of three
        ("Peru met Chile. The former president left.", "The former"),  # which president
        ("Peru met Chile. The latter half of the talks failed.", "The latter"),  # which half
        ("Peru and Chile met. It rained. Ships came. Their leaders spoke.", "Their leaders"),  # too far away
    ],
)
def test_several_who_are_not_clear_are_nobody(text: str, words: str) -> None:
    assert meant(text, words) == []


def test_accents_apart_from_their_letters_hide_nobody() -> None:
    text = "Türkiye thanked Côte d'Ivoire and the U.S.; Foreign Minister Ana Kovač of Croatia left."
    apart = unicodedata.normalize("NFD", text)

    mentions = find_actors(apart, split_sentences(apart, read_blocks(apart, DAY)[0]), DAY)

    assert len(apart) > len(text)
    assert [m.actor.name for m in mentions if m.actor] == ["Turkey", "Ivory Coast", "United States", "Ana Kovač"]
    assert mentions[0].span.of(apart) == unicodedata.normalize("NFD", "Türkiye")
