"""Which deeds a sentence tells, done by whom to whom: a class of sentences per test, with others that only look alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import ActorMention

WEDNESDAY = date(2026, 3, 4)


def deeds(text: str) -> list[str]:
    """All that a text reports, in its order: "ASSAULT TCD>MLI"; who is not a state or a body of one stands by name."""
    events = extract(text, WEDNESDAY).events
    return [f"{event.type.value} {_sides(event.sources)}>{_sides(event.targets)}" for event in events]


def standings(text: str) -> list[tuple[str, str]]:
    """All that a text reports, in its order, and whether it has been done."""
    return [(event.type.value, event.status.value) for event in extract(text, WEDNESDAY).events]


def _sides(mentions: Iterable[ActorMention]) -> str:
    return ",".join(
        mention.actor.code or mention.actor.affiliation or mention.actor.name for mention in mentions if mention.actor
    )


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Rebels fired on two cars leaving Mali's airport.", ["ASSAULT >MLI"]),
        ("Chad's army shelled a convoy leaving Mali's border post on Tuesday.", ["ASSAULT TCD>MLI"]),
        ("Peru welcomed soldiers leaving Chile.", ["SUPPORT PER>CHL"]),
        ("A convoy leaving Mali was shelled by Chad's army.", ["ASSAULT TCD>"]),
        ("Norway condemned rebels attacking Mali's posts.", ["ACCUSE NOR>MLI", "ASSAULT >MLI"]),  # somebody attacks, not Norway
        # What somebody makes or sends acts for him, and a participle tells what is done by who is named before it.
        ("Peru published a letter accusing Chile of theft.", ["ACCUSE PER>CHL"]),
        ("Peru put out a statement accusing Chile of theft.", ["ACCUSE PER>CHL"]),
        ("Peru's senate is considering a resolution condemning Chile.", ["ACCUSE PER>CHL"]),
        ("Norway's government printed a decree expelling Chile's envoy.", ["SANCTION NOR>CHL"]),
        ("Kenya's parliament has unanimously adopted a law ending the mission in Chad.", ["RETREAT KEN>TCD"]),
        ("Norway sent ships blocking Chile's port.", ["MOBILIZE NOR>CHL", "SANCTION NOR>CHL"]),
        ("Chad's soldiers leaving Mali were shelled.", ["RETREAT TCD>MLI", "ASSAULT >TCD"]),
        ("Peru's court jailed two officers accused of shelling Chile.", ["COERCE PER>", "ACCUSE >CHL", "ASSAULT >CHL"]),
        ("Norway's king pardoned a clerk accused of aiding Chad.", ["CONCEDE NOR>TCD", "ACCUSE >TCD", "AID >TCD"]),
    ],
)
def test_a_participle_behind_an_object_is_not_of_who_acts_upon_it(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Peru's senate has passed a resolution condemning Chile.", [("ACCUSE", "occurred")]),
        ("Peru published a letter condemning Chile.", [("ACCUSE", "occurred")]),
        ("Peru's senate is considering a resolution condemning Chile.", [("ACCUSE", "hypothetical")]),
        ("Kenya is weighing a law ending its mission in Chad.", [("RETREAT", "hypothetical")]),
        ("Kenya's parliament has unanimously adopted a law ending the mission in Chad.", [("RETREAT", "occurred")]),
        ("Norway's court struck down a decree expelling Chile's envoy.", [("REJECT", "occurred")]),
        ("Peru's senate rejected a resolution condemning Chile.", [("REJECT", "occurred")]),
        ("Peru's court will not reverse a ruling condemning Chile.", [("ACCUSE", "occurred")]),
        ("Norway opposed a resolution condemning Chile.", [("REJECT", "occurred")]),
        ("Kenya's president vetoed a law ending the mission in Chad.", [("REJECT", "occurred")]),
    ],
)
def test_what_a_ruling_says_is_done_as_far_as_the_ruling_is(sentence: str, told: list[tuple[str, str]]) -> None:
    assert standings(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Norway and Chile signed a pact on sharing intelligence.", ["SUPPORT NOR,CHL>"]),
        ("Kenya reached a deal with Chad on training officers.", ["AGREE KEN>TCD"]),
        ("Peru and Chile agreed on sharing water.", ["AGREE PER,CHL>"]),
        ("Norway's law on exporting arms to Chad angered Mali.", []),
        ("Norway has shared intelligence with Chile under a pact on training officers.", ["COOPERATE NOR,CHL>"]),
        ("On arriving in Lima, Norway's premier met Peru's president.", ["CONSULT NOR>PER"]),
        ("Norway's consul was held on landing in Chad.", ["COERCE TCD>NOR", "CONSULT NOR>TCD"]),
        ("Chad and Mali agreed in principle on exchanging prisoners.", ["AGREE TCD,MLI>"]),
        ("A treaty on sharing water was signed by Kenya and Chad.", ["SUPPORT KEN,TCD>"]),  # water is not what was signed
        ("Norway congratulated Chad on freeing Mali's sailors.", ["SUPPORT NOR>TCD", "RETREAT TCD>MLI"]),  # this has been done
        ("Norway congratulated Chad's premier on winning the vote.", ["SUPPORT NOR>TCD"]),
    ],
)
def test_what_a_pact_is_on_has_not_been_done(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Kenya secured the release of frozen funds from Norway.", ["CONCEDE NOR>KEN"]),
        ("Kenya won the release of a loan from Norway.", ["CONCEDE NOR>KEN"]),
        ("Peru obtained the release of flight data from Chile.", ["COOPERATE CHL>PER"]),
        ("Chad won the release of documents from Mali.", ["COOPERATE MLI>TCD"]),
        ("Norway secured the release of a film in Chad.", []),
        ("Kenya secured the release of 12 sailors from Chad.", ["RETREAT TCD>KEN"]),
        ("Kenya secured the release of the tanker from Chad.", ["RETREAT TCD>KEN"]),
        ("Peru won their release from Chile.", ["RETREAT CHL>PER"]),
        ("The release of frozen funds from Norway was secured by Kenya.", []),
        ("The release of 12 sailors from Chad was secured by Kenya.", ["RETREAT TCD>KEN"]),
    ],
)
def test_whose_release_is_won_is_set_free_only_if_it_was_held(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Chad's president in Mali to stay", []),
        ("Chad's president in Mali to win", []),
        ("President in Mali to blame for raid", []),
        ("Chad's premier in Lima to seek loan", ["CONSULT TCD>PER", "REQUEST TCD>PER"]),
        ("Chad's premier in Lima to attend summit", ["CONSULT TCD>PER"]),
        ("Chad's premier in Lima to face court", []),
        ("Chad's premier in Lima to be sworn in", []),
        ("Chad's premier was sworn in on Monday.", []),
        ("Chad's premier swore revenge on Mali.", ["THREATEN TCD>MLI"]),
    ],
)
def test_a_headline_tells_a_visit_by_what_is_done_on_one(headline: str, told: list[str]) -> None:
    assert deeds(headline) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Norway's minister said Chad was to blame for the raid.", ["ACCUSE NOR>TCD"]),
        ("Chad is to blame, says Norway.", ["ACCUSE NOR>TCD"]),
        ("President in Mali to blame for the raid, Chad says.", ["ACCUSE TCD>MLI"]),
        ("Chad is to blame Mali for the raid.", ["ACCUSE TCD>MLI"]),
        ("Norway has only itself to blame, Chad's minister said.", []),
        ("Chad to blame for raid, Mali says", ["ACCUSE MLI>TCD"]),
        ("Mali found Chad to blame for the crash.", ["ACCUSE MLI>TCD"]),
        ("The rebels were to blame for the raid, Mali said.", ["ACCUSE MLI>"]),
        ("Bad weather was to blame for a crash in Mali, Chad said.", []),
        ("Norway's premier said he was to blame for the crash.", []),
        ("Mali may be to blame, Norway said.", []),
        ("Chad is not to blame, Norway's minister said.", ["ACCUSE NOR>TCD"]),  # denied
    ],
)
def test_who_is_to_blame_is_blamed_by_whoever_says_so(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Chad threatens Mali's lead in cotton.", ["THREATEN TCD>MLI"]),
        ("Norway threatened China's lead in artificial intelligence.", ["THREATEN NOR>CHN"]),
        ("Chad threatened Mali's lead in the second half.", []),
        ("Chad threatened Mali's lead in Bamako.", []),
        ("Norway defended its lead in oil against Chad.", []),
    ],
)
def test_a_lead_in_an_industry_is_none_in_a_match(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Chad told Kenyans detained in May to leave.", ["REQUEST TCD>KEN", "COERCE >KEN"]),
        ("Chad ordered two Kenyan teachers held in May to leave.", ["REQUEST TCD>KEN", "COERCE >KEN"]),
        ("Chad asked a Kenyan diplomat accused of spying to leave.", ["REQUEST TCD>KEN", "ACCUSE >KEN"]),
        ("Norway warned Kenyans arrested in May not to return.", ["THREATEN NOR>KEN", "COERCE >KEN"]),
        ("Chad ordered two Kenyan teachers held.", ["COERCE TCD>KEN"]),
        ("Chad ordered two Kenyan teachers held to calm Mali.", ["COERCE TCD>KEN"]),  # an infinitive right behind tells why
        ("Chad ordered two Kenyan teachers expelled.", ["COERCE TCD>KEN"]),
        ("Chad ordered Kenya's envoys expelled.", ["SANCTION TCD>KEN"]),
        ("Chad ordered its ambassador recalled from Kenya.", ["SANCTION TCD>KEN"]),
        ("Kenya wants Chad ordered to pay.", ["REQUEST KEN>TCD"]),
        ("Chad allowed Kenyans held since May to leave.", ["CONCEDE TCD>KEN", "COERCE >KEN"]),
        ("Norway told Chad detained sailors were to be freed.", ["COERCE TCD>"]),
    ],
)
def test_who_is_told_to_do_something_may_be_told_of_by_a_participle(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Chad sent to Kenya 300 soldiers on Monday.", ["MOBILIZE TCD>KEN"]),
        ("Chad sent to Kenya tents and blankets on Monday.", ["AID TCD>KEN"]),
        ("Norway sold to Kenya 30 tanks.", ["COOPERATE NOR>KEN"]),
        ("Norway imposed on Chile a fine of two million dollars.", ["COERCE NOR>CHL"]),
        ("Norway imposed a fine on Chile.", ["COERCE NOR>CHL"]),
        ("Norway imposed on Chile sanctions over the raid.", ["SANCTION NOR>CHL"]),
        ("Chile handed to Peru a note.", ["CONSULT CHL>PER"]),
        ("Norway flew to Kenya talks on Monday.", ["CONSULT NOR>KEN"]),
        ("Chad lost to Kenya 3-1 on Monday.", []),
    ],
)
def test_what_is_given_may_stand_behind_whom_it_is_given(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Norway's king visited Santiago de Compostela.", ["CONSULT NOR>ESP"]),
        ("Norway's king visited San Salvador de Jujuy.", ["CONSULT NOR>ARG"]),
        ("Norway's king visited La Paz del Sol.", []),  # wherever that may be
        ("Norway's king visited Santiago.", ["CONSULT NOR>CHL"]),
        ("Santiago has recalled its ambassador from Lima.", ["SANCTION CHL>PER"]),
        ("Peru told Santiago that La Paz was to blame.", ["ACCUSE PER>BOL"]),
        ("Asunción Ruiz, Chile's foreign minister, visited Peru.", ["CONSULT CHL>PER"]),
        ("Asunción has recalled its ambassador from Lima.", ["SANCTION PRY>PER"]),
    ],
)
def test_a_capital_whose_name_goes_on_is_another_town_or_a_person(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Norway scrapped a loan to Chad.", ["SANCTION NOR>TCD"]),
        ("Norway held back an instalment of a loan from Chad.", ["SANCTION NOR>TCD"]),
        ("Norway held back from bombing Chad.", ["ASSAULT NOR>TCD"]),  # denied
        ("Kenya denied landing rights to Chad's airline.", ["REJECT KEN>TCD"]),
        ("Norway upgraded its mission in Chad.", ["SUPPORT NOR>TCD"]),
        ("TALKS BETWEEN NORWAY AND CHAD CALLED OFF", ["REJECT NOR,TCD>"]),
        ("Visit by Norway's king to Chad put off", ["REJECT NOR>TCD"]),
        ("CHAD CALLED OFF TALKS WITH MALI", ["REJECT TCD>MLI"]),
        ("Talks between Norway and Chad put on hold", ["REJECT NOR,TCD>"]),
        ("Norway put on hold a visit to Chad", ["REJECT NOR>TCD"]),
        ("Norway axed aid to Chad.", ["SANCTION NOR>TCD"]),
    ],
)
def test_what_is_scrapped_withheld_or_called_off(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Norway saw Chad attacked on Monday.", ["ASSAULT >TCD"]),
        ("Norway saw that Chad attacked Mali.", ["ASSAULT TCD>MLI"]),
        ("Norway was glad to see its sailors freed by Chad.", ["RETREAT TCD>"]),
        ("Norway wants to see the sailors freed.", []),
        ("Norway would like to see Chad attacked.", []),
        ("Norway would hate to see Chad attacked.", []),
        ("Norway is eager to see Chad's envoy expelled by Mali.", []),
        ("Norway hopes to see its envoy freed by Chad.", []),
        ("Norway will see its envoy expelled by Chad.", []),
        ("Norway came to see its envoy freed by Chad.", ["RETREAT TCD>"]),
    ],
)
def test_what_is_seen_done_is_done_by_others_and_what_is_to_be_seen_is_wished(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Chad attacked Mali and a week later in Lima Peru's envoy was held.", ["ASSAULT TCD>MLI", "COERCE >PER"]),
        ("Chad attacked Mali and in Lima Peru's envoy was held.", ["ASSAULT TCD>MLI", "COERCE >PER"]),
        ("Chad attacked Mali and two days later freed the crew.", ["ASSAULT TCD>MLI", "RETREAT TCD>"]),
        ("In Oslo Norway's premier met Chad's envoy.", ["CONSULT NOR>TCD"]),
    ],
)
def test_a_time_and_a_place_before_a_second_clause_leave_it_its_own_sides(sentence: str, told: list[str]) -> None:
    assert deeds(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Peru met their envoys on Monday.", "CONSULT PER>NOR,CHL"),
        ("Peru expelled their ambassadors.", "SANCTION PER>NOR,CHL"),
        ("Their ambassadors were recalled.", "SANCTION NOR,CHL>"),
        ("Their leaders were killed.", "ASSAULT >NOR,CHL"),
        ("Peru's rebels said their envoys had met Mali's premier.", "CONSULT PER>MLI"),  # the rebels'
        ("An official said their envoys had met Mali's premier.", "CONSULT NOR,CHL>MLI"),
        ("Peru's rebels met their envoys.", "CONSULT PER>NOR,CHL"),
    ],
)
def test_their_envoys_are_those_of_the_states_joined_before(sentence: str, told: str) -> None:
    assert deeds(f"Norway and Chile broke off talks on Sunday. {sentence}") == ["REJECT NOR,CHL>", told]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Peru's president signed a decree on economic sanctions against Chile.", [("SANCTION", "occurred")]),
        ("Peru's parliament passed a law on the expulsion of Chile's envoy.", [("SANCTION", "occurred")]),
        ("Peru's parliament rejected a law on sanctions against Chile.", [("REJECT", "occurred")]),
        ("Peru withdrew its invitation to Chile's minister.", [("REJECT", "occurred")]),
        ("Peru withdrew its consent to the opening of a Chilean consulate.", [("REJECT", "occurred")]),
        ("Peru withdrew its troops from Chile.", [("RETREAT", "occurred")]),
        ("Peru's minister raised the flag in front of the embassy.", []),
        ("Peru's sailors raised their flag on the reef off Chile.", [("MOBILIZE", "occurred")]),
        ("Peru stood in absolute solidarity with Chile.", [("SUPPORT", "occurred")]),
        ("Peru will send away one Chilean diplomat.", [("SANCTION", "planned")]),
        ("Peru summoned Chile's advisers.", [("ACCUSE", "occurred")]),
        ("Peru's president summoned his advisers.", []),
        ("Peru blew up two bridges in Chile.", [("ASSAULT", "occurred")]),
        ("Peru blew up its own bridges on the border with Chile.", []),
        ("Peru blew up the tunnels of its test site.", []),
        ("Chile's armed forces are ready if need be.", [("MOBILIZE", "occurred")]),
        ("Peru's police run the prison at Melton Down near Chile.", []),
        ("Peru's police ran two Chileans down.", [("ASSAULT", "occurred")]),
    ],
)
def test_what_words_beside_a_verb_make_of_it(sentence: str, told: list[tuple[str, str]]) -> None:
    assert standings(sentence) == told
