"""Event phrases: which type, who acts, who is acted upon, and whether it is said to have happened. One reason per row."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

import pytest

from timeline.extraction import extract
from timeline.extraction.lexicon.triggers import inflections, lexicon
from timeline.extraction.values import ActorMention, EventMention

THURSDAY = date(2024, 5, 16)


def events_of(text: str) -> list[EventMention]:
    return list(extract(text, THURSDAY).events)


def codes(mentions: tuple[ActorMention, ...]) -> set[str]:
    """Persons by name, states and their bodies by the code of the state."""
    return {
        actor.name if actor.kind == "person" else actor.code or actor.affiliation or actor.name
        for actor in map(attrgetter("actor"), mentions)
        if actor
    }


def told(text: str) -> list[tuple[str, str, set[str], set[str]]]:
    return [(event.type.value, event.status.value, codes(event.sources), codes(event.targets)) for event in events_of(text)]


TYPES = [
    # sentence, type, sources, targets, why the row is here
    ("France condemned Belarus on Monday.", "ACCUSE", {"FRA"}, {"BLR"}, "a verb and its object"),
    ("Peru summoned the Chilean ambassador.", "ACCUSE", {"PER"}, {"CHL"}, "to summon an ambassador is to protest"),
    (
        "Kenya lodged a complaint against Somalia.",
        "ACCUSE",
        {"KEN"},
        {"SOM"},
        "a light verb with its noun; the target after “against”",
    ),
    ("Norway urged Russia to free the crew.", "REQUEST", {"NOR"}, {"RUS"}, "what is urged has not happened"),
    ("Egypt called on Ethiopia to return to the table.", "REQUEST", {"EGY"}, {"ETH"}, "“call on” asks"),
    ("Japan rejected a Chinese proposal.", "REJECT", {"JPN"}, {"CHN"}, "the adjective of the object names the target"),
    (
        "Russia vetoed the resolution drafted by France.",
        "REJECT",
        {"RUS"},
        {"FRA"},
        "a veto, its target in the phrase after the object",
    ),
    ("Iran threatened to close the strait to Kuwait.", "THREATEN", {"IRN"}, {"KWT"}, "the threatened act is no event of its own"),
    ("Turkey vowed to retaliate against Greece.", "THREATEN", {"TUR"}, {"GRC"}, "a vow to do harm is a threat"),
    ("Mexico pledged to help Haiti.", "AGREE", {"MEX"}, {"HTI"}, "a vow to help is a promise"),
    ("India and Pakistan signed an agreement on water.", "SUPPORT", {"IND", "PAK"}, set(), "both who sign act"),
    ("Spain recognised Kosovo.", "SUPPORT", {"ESP"}, {"XKX", "KOS"}, "recognition"),
    ("Germany sent tents and medicine to Türkiye.", "AID", {"DEU"}, {"TUR"}, "what is sent decides the type"),
    ("Russia sent troops to Belarus.", "MOBILIZE", {"RUS"}, {"BLR"}, "the same verb with troops"),
    ("The United States imposed sanctions on Myanmar.", "SANCTION", {"USA"}, {"MMR"}, "sanctions are SANCTION"),
    ("Canada expelled two Indian diplomats.", "SANCTION", {"CAN"}, {"IND"}, "expelled diplomats"),
    ("Algeria cut ties with Morocco.", "SANCTION", {"DZA"}, {"MAR"}, "“cut” with ties"),
    ("Britain cut aid to Uganda.", "SANCTION", {"GBR"}, {"UGA"}, "“cut” with aid"),
    ("The European Union lifted its sanctions on Serbia.", "CONCEDE", {"EUR"}, {"SRB"}, "“lift” with sanctions"),
    ("Sudan released three Egyptian soldiers.", "RETREAT", {"SDN"}, {"EGY"}, "prisoners freed"),
    ("Italy withdrew its troops from Iraq.", "RETREAT", {"ITA"}, {"IRQ"}, "“withdraw” with troops"),
    ("Poland arrested a Russian officer.", "COERCE", {"POL"}, {"RUS"}, "an arrest"),
    (
        "Israel bombed a convoy in Syria.",
        "ASSAULT",
        {"ISR"},
        {"SYR"},
        "a common noun is hit: the state it stands in is the target",
    ),
    ("Rwanda and Burundi held talks in Nairobi.", "CONSULT", {"RWA", "BDI"}, set(), "talks of two: both act"),
    ("Vietnam and the Philippines held joint naval drills.", "COOPERATE", {"VNM", "PHL"}, set(), "joint drills are cooperation"),
]


@pytest.mark.parametrize(("text", "event_type", "sources", "targets", "why"), TYPES, ids=[row[0][:45] for row in TYPES])
def test_type_and_sides(text: str, event_type: str, sources: set[str], targets: set[str], why: str) -> None:
    found = told(text)
    assert len(found) == 1, why
    assert found[0][0] == event_type, why
    assert found[0][2] == sources or found[0][2] <= sources, why
    assert found[0][3] == targets or (found[0][3] and found[0][3] <= targets), why


SYNTAX = [
    ("Belarus was condemned by France.", "ACCUSE", {"FRA"}, {"BLR"}, "passive with its agent"),
    ("Sanctions were imposed on Myanmar by Canada.", "SANCTION", {"CAN"}, {"MMR"}, "passive: the object is the subject"),
    ("A Ukrainian port was shelled overnight.", "ASSAULT", set(), {"UKR"}, "passive without an agent: nobody acts"),
    (
        "Chad, which recalled its ambassador from Paris, has not explained the step.",
        "SANCTION",
        {"TCD"},
        {"FRA"},
        "relative clause",
    ),
    ("Argentina met Brazil.", "CONSULT", {"ARG", "BRA"}, set(), "who is met acts too"),
    ("Greece condemned Libya and urged Egypt to mediate.", "REQUEST", {"GRC"}, {"EGY"}, "the second verb shares the subject"),
    ("Iran's attack on Iraq shocked the region.", "ASSAULT", {"IRN"}, {"IRQ"}, "a noun with its owner"),
    ("The suspension of aid to Mali by Denmark surprised nobody.", "SANCTION", {"DNK"}, {"MLI"}, "a noun with “by” and “to”"),
    ("Accusing Laos of dumping, Thailand closed nothing.", "ACCUSE", {"THA"}, {"LAO"}, "a participle before its subject"),
    ("Russian soldiers were deployed in Armenia.", "MOBILIZE", {"RUS"}, {"ARM"}, "what is deployed is the acting side's own"),
    ("Cuba, Bolivia and Nicaragua denounced Peru.", "ACCUSE", {"CUB", "BOL", "NIC"}, {"PER"}, "three subjects"),
    ("The government of Ghana expelled the envoy of Togo.", "SANCTION", {"GHA"}, {"TGO"}, "both sides in “of” phrases"),
]


@pytest.mark.parametrize(("text", "event_type", "sources", "targets", "why"), SYNTAX, ids=[row[0][:45] for row in SYNTAX])
def test_syntax(text: str, event_type: str, sources: set[str], targets: set[str], why: str) -> None:
    found = [(kind, doing, done_to) for kind, _, doing, done_to in told(text)]
    assert (event_type, sources, targets) in found, why


MORE = [
    ("Kosovo police raided offices run by Serbia.", "COERCE", {"KOS", "XKX"}, {"SRB"}, "a bare participle with its agent"),
    ("Chad freed a French pilot it had arrested.", "RETREAT", {"TCD"}, {"FRA"}, "a clause without “which” after the object"),
    ("The missiles fired by Iran struck Iraq.", "ASSAULT", {"IRN"}, {"IRQ"}, "whose missiles they were"),
    ("Iran launched ballistic missiles at bases in Iraq.", "ASSAULT", {"IRN"}, {"IRQ"}, "aimed at somebody"),
    ("North Korea launched a ballistic missile over Japan.", "MOBILIZE", {"PRK"}, {"JPN"}, "a test, aimed at nobody"),
    ("Canada promised new sanctions against Belarus.", "THREATEN", {"CAN"}, {"BLR"}, "what is promised is no favour"),
    ("Mali ordered French troops to leave.", "REQUEST", {"MLI"}, {"FRA"}, "the troops of others are not moved but told to move"),
    ("Laos said that Thailand must withdraw.", "REQUEST", {"LAO"}, {"THA"}, "“must” in reported speech asks"),
    ("Cuba will not meet Colombia.", "REJECT", {"CUB"}, {"COL"}, "refused cooperation"),
    ("Italy will withdraw its troops from Niger.", "CONCEDE", {"ITA"}, {"NER"}, "a withdrawal still to come"),
    ("Talks between Chile and Bolivia will resume.", "CONSULT", {"CHL", "BOL"}, set(), "talks still to come"),
]


@pytest.mark.parametrize(("text", "event_type", "sources", "targets", "why"), MORE, ids=[row[0][:45] for row in MORE])
def test_whose_and_whether(text: str, event_type: str, sources: set[str], targets: set[str], why: str) -> None:
    found = [(doing, done_to) for kind, _, doing, done_to in told(text) if kind == event_type]
    assert any(
        doing <= sources and bool(doing) and (done_to <= targets and bool(done_to) == bool(targets)) for doing, done_to in found
    ), why


STATUSES = [
    ("Sweden will send an envoy to Cyprus.", "planned", "will"),
    ("Finland did not attack Estonia.", "denied", "a negated verb"),
    ("Oman may close its embassy in Yemen.", "hypothetical", "may"),
    ("If Chile closes its border with Peru, trade will suffer.", "hypothetical", "a condition"),
    ("Denmark is holding talks with Iceland.", "ongoing", "present progressive"),
    ("Angola denied shelling Zambia.", "denied", "the verb of denying says it of what follows"),
    ("No fewer than three attacks by Mali were counted.", "occurred", "no fewer than"),
    ("No attack by Mali took place.", "denied", "no attack"),
    ("No attack by Mali on Chad will go unanswered.", "hypothetical", "no … un-"),
    ("Jordan is expected to reopen its embassy in Libya.", "planned", "expected to"),
    ("Slovakia threatened Austria.", "occurred", "the threat itself has been made"),
    ("Austria agreed to train Moldovan officers.", "occurred", "the consent has been given"),
    ("Senegal meets Gambia next week.", "planned", "a present tense with a day to come"),
    ("Nepal began to deploy troops near India.", "occurred", "begun is done"),
    ("Nepal resumed shelling the valley.", "occurred", "so is what was begun again"),
    ("Angola is believed to have shelled Zambia.", "occurred", "others say that it did"),
    ("Angola is reported to have shelled Zambia.", "occurred", "it is reported, and nobody is reported to anybody"),
    ("Angola appears to have shelled Zambia.", "occurred", "it looks as if it did"),
    ("Had Angola shelled Zambia, Kenya would have said so.", "hypothetical", "a condition without “if”"),
    ("Neither Chad nor Mali withdrew its troops.", "denied", "neither of the two"),
    ("No Angolan attack on Zambia took place.", "denied", "a noun with “no”"),
    ("Angola denied that it would attack Zambia.", "denied", "neither did it, nor will it"),
    ("Angola insists that Zambia shelled its border post.", "occurred", "who insists on what was says that it was"),
    ("Angola insists that Zambia leave the valley.", "occurred", "who insists on what is to be asks for it"),
]


@pytest.mark.parametrize(("text", "status", "why"), STATUSES, ids=[row[0][:45] for row in STATUSES])
def test_status(text: str, status: str, why: str) -> None:
    assert [event.status.value for event in events_of(text)] == [status], why


def test_who_turns_down_a_claim_about_himself_denies_it() -> None:
    for text in (
        "Angola rejected claims that it had shelled Zambia.",
        "Angola dismissed a report by Kenya that it had shelled Zambia.",
        "Angola rejected Kenya's accusation that it had shelled Zambia.",
    ):
        event = next(event for event in events_of(text) if event.type == "ASSAULT")
        assert (event.status, [mention.actor.name for mention in event.speakers]) == ("denied", ["Angola"]), text


def test_an_army_called_a_front_acts_and_a_front_of_storms_does_not() -> None:
    assert [kind for kind, *_ in told("The Polisario Front attacked Morocco.")] == ["ASSAULT"]
    assert told("A cold front attacked Morocco.") == []


NOTHING = [
    ("Shares in Frankfurt attacked the 16,000 mark and retreated.", "markets speak of war"),
    ("Arsenal beat Chelsea after a late strike by the captain.", "so does sport"),
    ("We beef up the menu with turkey and talk about pork.", "no actor"),
    ("The minister of taste praised the soup.", "no state"),
    ("The decision to go to France was hers.", "a traveller is no state"),
]


@pytest.mark.parametrize(("text", "why"), NOTHING, ids=[row[0][:45] for row in NOTHING])
def test_nothing_happens_between_states(text: str, why: str) -> None:
    assert told(text) == [], why


def test_a_verb_and_a_noun_tell_one_event_once() -> None:
    found = told("Syria was struck when Israel attacked Damascus in an air strike on Syria.")
    assert [kind for kind, *_ in found].count("ASSAULT") <= 2
    assert len(told("Russia attacked Ukraine in a missile attack.")) == 1


def test_the_clause_reads_from_the_acting_side_to_the_object() -> None:
    text = "On Monday the foreign ministry said that Norway had expelled two Russian diplomats over the affair."
    event = next(event for event in events_of(text) if event.type == "SANCTION")
    assert event.clause.of(text) == "Norway had expelled two Russian diplomats over the affair"


REASONS = [
    ("France expelled two envoys of Chad.", "actors", "France → Chad; who acts is the subject; who is acted upon is the object"),
    ("The presidents of Chad and Niger met in Paris.", "actors", "Chad and Niger together; who acts is the subject"),
    ("France recalled its ambassador.", "actors", "France → nobody named; who acts is the subject"),
    ("Two envoys of Chad were expelled.", "actors", "nobody named → Chad; passive: who is acted upon is the subject"),
    ("France received the prime minister of Chad.", "actors", "Chad → France; who acts is the object or stands after “from”"),
    (
        "Jorge Pinto met Peruvian President Luz Cardenas on Wednesday. Ecuador's firefighters arrived in Chile. "
        "Brazil's ambassador to Peru returned home.",
        "actors",
        "Luz Cardenas → nobody named; who takes part is the object or stands after “with”",
    ),
    ("France will not take part in the talks with Chad.", "status", "“will not take” looks ahead, but what is promised, refused"),
    ("If Chad agrees, France will send doctors to Chad.", "status", "it hangs on a condition"),
    ("France may recall its ambassador to Chad.", "status", "“may” only holds it possible"),
    ("France denied that it had shelled Chad.", "status", "the words around it deny it"),
]


@pytest.mark.parametrize(("text", "about", "reason"), REASONS, ids=[row[0] for row in REASONS])
def test_the_reasons_say_what_holds_of_the_sentence(text: str, about: str, reason: str) -> None:
    assert any(event.reasons[about].startswith(reason) for event in events_of(text)), [e.reasons[about] for e in events_of(text)]


def test_the_reasons_name_the_entry_of_the_lexicon() -> None:
    event = events_of("France imposed sanctions on Belarus.")[0]
    assert "the verb “impose” with a word of the list “sanctions”" in event.reasons["type"]
    assert "actions_verbs.txt:" in event.reasons["type"]
    assert "France → Belarus" in event.reasons["actors"]


def test_inflections_follow_the_rules_and_the_exceptions() -> None:
    forms = lexicon().forms
    assert {word: forms[word][0] for word in ("imposed", "withdrew", "banned", "denies", "cancelled", "canceled", "struck")} == {
        "imposed": "impose", "withdrew": "withdraw", "banned": "ban", "denies": "deny",
        "cancelled": "cancel", "canceled": "cancel", "struck": "strike",
    }  # fmt: skip
    assert ("tying", 16) in inflections("tie", {}, frozenset())
