"""Who acts and who is acted upon: each row says in one line why it is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import ActorMention

DAY = date(2018, 6, 1)


def sides(text: str, trigger: str) -> tuple[list[str], list[str]]:
    event = [event for event in extract(text, DAY).events if event.trigger.of(text).startswith(trigger)][-1]
    return _codes(event.sources), _codes(event.targets)


def _codes(mentions: Iterable[ActorMention]) -> list[str]:
    return [mention.actor.code or mention.actor.affiliation for mention in mentions if mention.actor]


FROM_NAIROBI = (
    "NAIROBI, May 16 - Kenya closed a road to Uganda on Monday. Kenyan police spoke of theft.\n\n"
    "Uganda rejected the step and called Kenya a bully."
)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("\n\nInterior Minister Rosa Njau warned that the road would stay shut.", ["KEN"]),  # a paper at home names its own so
        ("\n\nGovernment spokesman Tom Njau warned that the road would stay shut.", ["KEN"]),
        (" Interior Minister Rosa Njau warned that lorries would be stopped.", ["UGA"]),  # the paragraph is about Uganda
    ],
)
def test_of_which_state_an_official_is(text: str, sources: list[str]) -> None:
    assert sides(FROM_NAIROBI + text, "warned")[0] == sources


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        ("A Danish-flagged tanker was boarded by French marines.", "boarded", ["FRA"], ["DNK"]),  # the flag is the ship's state
        ("Peru's premier blamed Chile, and the Foreign Ministry summoned the Omani envoy.", "summoned", ["PER"], ["OMN"]),
        ("Peru blamed Chile. The Foreign Ministry recalled its envoy from Oman.", "recalled", ["PER"], ["OMN"]),
        ("Chile's president, Luis Paz, said Peru had shelled its villages.", "shelled", ["PER"], ["CHL"]),
        ("Chilean goods will be barred.", "barred", [], ["CHL"]),  # what is barred is not of who bars it
        ("Imports from Chile will be banned by Peru.", "banned", ["PER"], ["CHL"]),
        ("Peru thanked its allies for the arrest of Chilean spies.", "thanked", ["PER"], []),  # these are told, though not who
        ("Peru thanked the allies of Chile.", "thanked", ["PER"], ["CHL"]),
        ("Oman criticised the raid; Chile applauded.", "applauded", ["CHL"], []),  # not whoever criticised it
        ("Chile's leader was criticised by Bush administration officials.", "criticised", ["USA"], ["CHL"]),
        ("The Clinton Administration cut aid to the Peruvian army.", "cut aid", ["USA"], ["PER"]),  # long after his years
        ("Danish Air Force fighter jets bombed a Syrian depot.", "bombed", ["DNK"], ["SYR"]),  # "Air" is no airline here
        ("Leaders of ECOWAS met Togo's president in the Nigerian capital.", "met", ["WAS"], ["TGO"]),  # not where
        ("Chinese envoys met Kenyan farmers on Monday.", "met", ["CHN"], ["KEN"]),  # one side comes to see the other
        ("Argentina met Brazil on Monday.", "met", ["ARG", "BRA"], []),  # two states meet each other
        ("Peru rejected a proposal at a meeting in Brussels.", "rejected", ["PER"], []),  # where many come together
        ("Kenya complained to the World Trade Organization in Geneva.", "complained", ["KEN"], ["WTO"]),  # not where it sits
        ("Kenya's envoy spoke with ministers in Oslo and Rome.", "spoke", ["KEN"], ["NOR", "ITA"]),  # of both
        (
            "Kenya's envoy consulted officials from Peru and the Czech Republic.",
            "consulted",
            ["KEN"],
            ["PER", "CZE"],
        ),  # two, not one body
        (
            "Peru freed Bo Chen, an Iranian pilot convicted of theft in Chile.",
            "convicted",
            [],
            ["IRN"],
        ),  # not the pilot convicts
        ("Peru agreed to withdraw its troops from Oslo.", "agreed", ["PER"], ["NOR"]),  # from where is towards whom
        ("France deported 40 Kenyans from Mayotte.", "deported", ["FRA"], ["KEN"]),  # not its own island
        ("Kenya evacuated 40 of its citizens.", "evacuated", ["KEN"], ["KEN"]),  # its own people
        ("Kenya won the release of its sailors from Norway.", "won", ["NOR"], ["KEN"]),  # whoever holds them frees them
        ("Kenya won the release of nine sailors held by Norway.", "won", ["NOR"], ["KEN"]),
        ("Kenya demanded the release of its sailors from Norway.", "demanded", ["KEN"], ["NOR"]),
        ("Russia attacked the Ukrainian city of Kharkiv.", "attacked", ["RUS"], ["UKR"]),  # attacked all the same
        ("The ministers of Kenya and Uganda condemned Rwanda.", "condemned", ["KEN", "UGA"], ["RWA"]),
    ],
)
def test_sides_of_an_event(text: str, trigger: str, sources: list[str], targets: list[str]) -> None:
    assert sides(text, trigger) == (sources, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("Amid a row with Togo over fish, Mali expelled two diplomats.", "expelled", ["TGO"]),  # who is quarrelled with
        ("In a dispute with Togo, Mali recalled its ambassador.", "recalled", ["TGO"]),
        ("In response to Togo's tariffs, Mali suspended gas deliveries.", "suspended", ["TGO"]),  # whose deed is answered
        ("Angered by Togo's raid, Mali closed its border.", "closed", ["TGO"]),
        ("In a note to Togo, Mali demanded an apology.", "demanded", ["TGO"]),  # to whom one writes
        ("Accusing Togo of theft, Mali expelled two diplomats.", "expelled", ["TGO"]),
        ("Mali accused Togo of theft and recalled its ambassador.", "recalled", ["TGO"]),  # to whom the verb joined is turned
        ("Mali summoned Togo's ambassador and demanded an apology.", "demanded", ["TGO"]),
        ("Mali's president telephoned Togo's and demanded an apology.", "demanded", ["TGO"]),
        ("Mali warned of consequences if Togo did not free the crew.", "warned", ["TGO"]),  # on whom the threat hangs
        ("Mali's rejection of Togo's offer came on Monday.", "rejection", ["TGO"]),
        ("Amid a row with Togo, Mali arrested two journalists.", "arrested", []),  # they may be Mali's own
        ("Amid a row with Togo, Mali recalled its ambassador to Norway.", "recalled", ["NOR"]),  # the words behind go before
        ("In response to a raid on Togo, Mali closed its port.", "closed", []),  # not who suffered it
        ("In protest at the arrest of its consul, Mali recalled its ambassador.", "recalled", []),
        ("In a letter to the United Nations, Mali demanded an end to the raids.", "demanded", []),  # it only hears of them
        ("Mali accused Togo of theft and demanded an apology from Norway.", "demanded", ["NOR"]),
        ("Mali accused Togo of theft, and Norway demanded an apology.", "demanded", []),  # another one asks
        ("Mali recalled its ambassador from Togo and ordered the shipyards to stop work.", "ordered", []),  # they are told
        ("Mali summoned Togo's ambassador, Ana Ruiz, and demanded an apology.", "demanded", ["TGO"]),
        ("A demand by Mali that Togo leave the island was repeated on Monday.", "demand", ["TGO"]),
        ("A demand by Mali to leave the island was repeated on Monday.", "demand", []),
        ("Mali threatened to shoot down Togolese drones over Norway.", "threatened", ["TGO"]),  # not over whose land
        ("Mali threatened to take back a hill in Togo.", "threatened", ["TGO"]),
        ("Mali threatened to shut down a pipeline to Togo.", "threatened", ["TGO"]),
        ("Mali thanked Togo and expelled two diplomats.", "expelled", []),  # not friend and foe at once
        ("Mali met Togo's minister and threatened to close the border.", "threatened", []),
        ("Mali warned Norway of consequences if Togo closed the port.", "warned", ["NOR"]),
    ],
)
def test_upon_whom_an_act_falls_that_is_told_before(text: str, trigger: str, targets: list[str]) -> None:
    assert sides(text, trigger)[1] == targets


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("Mali seized a barge flying the flag of Togo.", "seized", ["TGO"]),
        ("Mali barred ships under Togo's flag from its ports.", "barred", ["TGO"]),
        ("Mali impounded a freighter registered in Togo.", "impounded", ["TGO"]),
        ("Mali arrested a spy working for Togo.", "arrested", ["TGO"]),
        ("Mali demanded the release of a priest held in Togo.", "demanded", ["TGO"]),  # whoever holds him is asked
        ("Mali asked for the extradition of a banker who is living in Togo.", "asked", ["TGO"]),
        ("Mali seized a barge flying the flag of Togo off Ghana.", "seized", ["TGO"]),  # not where
        ("Mali arrested a Norwegian spy working for Togo.", "arrested", ["NOR"]),  # what he is goes before for whom he works
        ("Mali arrested a pilot working in Togo.", "arrested", []),
        ("Mali detained a diplomat flying to Togo.", "detained", []),
        ("Mali arrested a man carrying letters to Togo.", "arrested", []),
        ("Mali seized a freighter carrying arms to Togo.", "seized", []),
        ("Mali demanded the release of a priest held in the port of Bamako.", "demanded", []),  # its own
        ("Togo demanded from Mali the release of a priest held in Ghana.", "demanded", ["MLI"]),
        ("Mali expelled a teacher working at a school in Bamako.", "expelled", []),
    ],
)
def test_upon_whom_an_act_falls_that_the_words_behind_its_object_tell(text: str, trigger: str, targets: list[str]) -> None:
    assert sides(text, trigger)[1] == targets


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("Togo said Mali had shelled one of its villages.", "shelled", ["TGO"]),  # what is its own, and not Mali's
        ("Togo said that Mali had killed two of its soldiers.", "killed", ["TGO"]),
        ("Togo said that Mali had violated its airspace.", "violated", ["TGO"]),
        ("Togo accused Mali of having shelled its villages.", "shelled", ["TGO"]),
        ("Mali apologised for an attack on Togo's consulate in Oslo.", "apologised", ["TGO"]),  # who suffered it, not where
        ("Mali apologised for the killing of a Togolese sailor in Norway.", "apologised", ["TGO"]),
        ("Togo said that Mali had massed its troops.", "massed", []),  # those are Mali's
        ("Togo said that Mali had shelled its own villages.", "shelled", []),
        ("Togo said that Mali had killed its critics.", "killed", []),
        ("Togo said that Mali had attacked its neighbour.", "attacked", []),
        ("Mali shelled its villages.", "shelled", []),
        ("Togo said that Mali had attacked Norwegian patrols.", "attacked", ["NOR"]),
        ("Togo said its navy had sunk a boat.", "sunk", []),
        ("Mali apologised for a raid in Togo.", "apologised", ["TGO"]),  # where it was, when nothing else is told
        ("Mali apologised to Togo for a raid on Norway.", "apologised", ["TGO"]),
        ("Mali pardoned two Togolese pilots for an attack on Norway.", "pardoned", ["TGO"]),
    ],
)
def test_whom_a_harm_befell(text: str, trigger: str, targets: list[str]) -> None:
    assert sides(text, trigger)[1] == targets
