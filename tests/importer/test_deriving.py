from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event
from timeline.decisions.correcting import correct
from timeline.importer.deriving import derive_events
from timeline.importer.disagreeing import exclude_each_other
from timeline.models import (
    ActorMonth,
    ActorPair,
    ActorRole,
    ActorTypeMonth,
    Correction,
    Event,
    EventText,
    MentionOrder,
    Participation,
    TypeMonth,
)
from timeline.vocabulary import DateBasis, EventType, Precision, Role, Status

pytestmark = pytest.mark.django_db

JANUARY_2020 = 2020 * 12


@pytest.fixture
def china():
    return an_actor("China", code="CHN")


@pytest.fixture
def russia():
    return an_actor("Russia", code="RUS")


def about(event: Event) -> dict[str, list[tuple[str, int]]]:
    """What is contradicted, with the number of articles behind each value."""
    event.refresh_from_db()
    return {found["about"]: [(v["value"], len(v["articles"])) for v in found["values"]] for found in event.disagreements}


def test_an_event_is_what_its_best_mention_says(china):
    event = an_event("Beijing spoke of the matter.", sources=[china], confidence=0.5)
    a_mention(event, "China\n recalled its  envoy.", type=EventType.COERCE, confidence=0.8, publisher="Evening Post")
    event.refresh_from_db()
    assert (event.event_type, event.title) == ("COERCE", "China recalled its envoy")
    assert (event.mention_count, event.article_count) == (2, 2)


def test_a_specific_type_beats_a_statement_of_the_same_confidence():
    event = an_event("The envoy spoke.", type=EventType.STATEMENT, published_on=date(2020, 1, 1))
    a_mention(event, "The envoy accused the bank.", type=EventType.ACCUSE)
    event.refresh_from_db()
    assert event.event_type == "ACCUSE"


def test_a_long_clause_is_cut_at_a_word():
    event = an_event("The envoy " + "spoke and " * 20 + "left.")
    assert event.title.endswith(" and…") or event.title.endswith(" spoke…")
    assert len(event.title) <= 91


def test_a_clause_is_cut_before_the_words_that_need_another():
    told = "The envoy, who had been waiting in the capital since early spring, asked the king for the"
    assert an_event(f"{told} help of all his neighbours in the north.").title.endswith(" asked the king…")


def test_a_clause_that_is_little_too_long_is_whole():
    told = "The envoy of the northern republic, who had been waiting in the capital for days, asked the king for help"
    assert an_event(told).title == told


@pytest.mark.parametrize(
    ("mentions", "status", "contradicted", "why"),
    [
        ([(8, "planned"), (10, "occurred")], "occurred", False, "a plan came true"),
        ([(10, "occurred"), (8, "planned")], "occurred", False, "… in whichever order the articles came in"),
        ([(8, "occurred"), (10, "planned")], "planned", True, "told as done first, as still to come later"),
        ([(8, "occurred"), (8, "denied")], "occurred", True, "one word against another"),
        ([(8, "occurred"), (8, "denied"), (9, "denied")], "denied", True, "more articles deny it"),
        ([(8, "threatened"), (9, "planned"), (10, "planned")], "planned", False, "what most announce"),
        ([(8, "ongoing")], "ongoing", False, "what the only mention says"),
    ],
)
def test_status(mentions, status, contradicted, why):
    event = None
    for number, (day, said) in enumerate(mentions):
        sentence = f"The talks of report {number} are on record."
        fields = {"status": Status(said), "published_on": date(2020, 1, day), "publisher": f"Paper {number}"}
        if event is None:
            event = an_event(sentence, **fields)
        else:
            a_mention(event, sentence, **fields)
    event.refresh_from_db()
    assert event.status == status, why
    assert ("status" in about(event)) == contradicted, why


@pytest.mark.parametrize(
    ("other", "contradicted", "why"),
    [
        ("Norland sent home 24 envoys, it is said.", {"number": [("23 envoys", 1), ("24 envoys", 1)]}, "another number"),
        ("Norland sent home 23 envoys, it is said.", {}, "the same number"),
        ("Norland sent home more than 20 envoys.", {}, "a number that is not exact"),
        ("Norland sent home 30 cooks.", {}, "something else is counted"),
    ],
)
def test_numbers_of_the_same_are_compared(other, contradicted, why):
    event = an_event("Norland sent home 23 envoys.")
    a_mention(event, other, publisher="Evening Post")
    assert about(event) == contradicted, why


@pytest.mark.parametrize(
    ("one", "other", "contradicted", "why"),
    [
        ("It killed four people.", "It wounded six people.", {}, "the dead and the wounded"),
        ("It killed four people.", "Six people died.", {"number": [("4 people", 1), ("6 people", 1)]}, "the dead twice"),
        ("It hit four people.", "Six people were hurt.", {"number": [("4 people", 1), ("6 people", 1)]}, "not told what became"),
    ],
)
def test_the_dead_are_not_counted_with_the_wounded(one, other, contradicted, why):
    event = an_event(one, type=EventType.ASSAULT)
    a_mention(event, other, type=EventType.ASSAULT, publisher="Evening Post")
    assert about(event) == contradicted, why


def test_how_many_were_announced_does_not_contradict_how_many_it_were():
    event = an_event("Norland will send 300 soldiers.", status=Status.PLANNED, published_on=date(2020, 1, 2))
    a_mention(event, "Norland sent 240 soldiers.", publisher="Evening Post")
    assert about(event) == {}
    a_mention(event, "Norland sent 250 soldiers.", publisher="Amber Radio")
    assert about(event) == {"number": [("240 soldiers", 1), ("250 soldiers", 1)]}


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("Prime Minister", "Premier", False),
        ("President", "Head of State", False),
        ("Secretary of State", "Foreign Minister", False),
        ("President", "Prime Minister", True),
        ("Deputy Foreign Minister", "Secretary of State", True),
    ],
)
def test_one_office_under_two_names_is_no_contradiction(one, other, contradict):
    assert exclude_each_other(one, other) == exclude_each_other(other, one) == contradict


DAY = Precision.DAY
MONTH = Precision.MONTH


@pytest.mark.parametrize(
    ("mentions", "expected", "values", "why"),
    [
        ([{}], (None, date(2020, 1, 9), "none"), [], "bounded by the day of publication alone"),
        (
            [{}, {"published_on": date(2020, 1, 7)}],
            (None, date(2020, 1, 7), "none"),
            [],
            "the first report is the tightest bound",
        ),
        (
            [{"start": date(2020, 1, 1), "end": date(2020, 1, 31), "precision": MONTH}, {"start": date(2020, 1, 3)}],
            (date(2020, 1, 3), date(2020, 1, 3), "stated"),
            [],
            "a day within the month is the same date, told closer",
        ),
        (
            [{"start": date(2020, 1, 3)}, {"start": date(2020, 1, 4)}, {"start": date(2020, 1, 4)}],
            (date(2020, 1, 4), date(2020, 1, 4), "stated"),
            [("2020-01-04", 2), ("2020-01-03", 1)],
            "most articles win, the other date is shown",
        ),
        (
            [{"start": date(2020, 1, 4), "published_on": date(2020, 1, 6)}, {"start": date(2020, 1, 3)}],
            (date(2020, 1, 4), date(2020, 1, 4), "stated"),
            [("2020-01-04", 1), ("2020-01-03", 1)],
            "one against one: what was printed first",
        ),
        (
            [{"start": date(2020, 1, 3), "basis": DateBasis.INFERRED}, {"start": date(2020, 1, 4)}],
            (date(2020, 1, 4), date(2020, 1, 4), "stated"),
            [],
            "what is inferred does not contradict what is said",
        ),
        (
            [{"start": date(2020, 1, 9), "basis": DateBasis.NONE, "status": Status.PLANNED}],
            (date(2020, 1, 9), None, "none"),
            [],
            "planned: on or after the day of publication",
        ),
        (
            [
                {"start": date(2020, 1, 13), "end": date(2020, 1, 19), "status": Status.PLANNED},
                {"start": date(2020, 1, 20), "published_on": date(2020, 1, 21)},
            ],
            (date(2020, 1, 20), date(2020, 1, 20), "stated"),
            [],
            "those who tell that it happened know better than those who announced it",
        ),
    ],
)
def test_date(mentions, expected, values, why):
    first, *others = mentions
    event = an_event("The report 0 speaks of a meeting.", **first)
    for number, mention in enumerate(others, start=1):
        a_mention(event, f"The report {number} speaks of a meeting.", **mention)
    event.refresh_from_db()
    assert (event.start, event.end, event.date_basis) == expected, why
    assert about(event).get("date", []) == values, why


def test_an_event_that_follows_another_starts_no_earlier():
    article = an_article("The strike killed him on 3 January. The missiles were the answer.")
    strike = an_event("The strike killed him on 3 January.", article=article, start=date(2020, 1, 3))
    answer = an_event("The missiles were the answer.", article=article)
    MentionOrder.objects.create(later=answer.mentions.get(), earlier=strike.mentions.get(), start=0, end=3)
    derive_events([answer.pk])
    answer.refresh_from_db()
    assert (answer.start, answer.end, answer.precision) == (date(2020, 1, 3), date(2020, 1, 9), "range")
    assert answer.date_basis == "inferred"
    assert "The strike killed him on 3 January" in answer.date_reason
    assert "3 January 2020" in answer.date_reason


def test_a_new_date_of_the_earlier_event_moves_the_later_one(alice):
    article = an_article("The strike killed him. The missiles were the answer.")
    strike = an_event("The strike killed him.", article=article)
    answer = an_event("The missiles were the answer.", article=article)
    MentionOrder.objects.create(later=answer.mentions.get(), earlier=strike.mentions.get(), start=0, end=3)
    derive_events([answer.pk])
    answer.refresh_from_db()
    assert answer.start is None
    value = {"start": "2020-01-05", "end": "2020-01-05", "precision": "day"}
    Correction.objects.create(event=strike, field="date", value=value, machine_value={}, author=alice)
    derive_events([strike.pk])
    strike.refresh_from_db()
    answer.refresh_from_db()
    assert (strike.start, strike.date_reason) == (date(2020, 1, 5), "set by alice")
    assert answer.start == date(2020, 1, 5)


def test_two_events_that_follow_each_other_do_not_push_each_other_on():
    article = an_article("One came on Sunday. The other came later.")
    one = an_event("One came on Sunday.", article=article, start=date(2020, 1, 5), basis=DateBasis.INFERRED)
    other = an_event("The other came later.", article=article)
    MentionOrder.objects.create(later=other.mentions.get(), earlier=one.mentions.get(), start=0, end=3)
    MentionOrder.objects.create(later=one.mentions.get(), earlier=other.mentions.get(), start=0, end=3)
    derive_events([one.pk, other.pk])
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.start, other.start) == (date(2020, 1, 5), date(2020, 1, 5))
    assert not derive_events([one.pk, other.pk]).total()


def test_people_overrule_each_field_and_the_newest_correction_stands(alice, bob):
    event = an_event("The ministers met.", type=EventType.CONSULT)
    for author, value in [(alice, "AGREE"), (bob, "COOPERATE")]:
        Correction.objects.create(event=event, field="event_type", value=value, machine_value="CONSULT", author=author)
    Correction.objects.create(event=event, field="status", value="planned", machine_value="occurred", author=bob)
    Correction.objects.create(event=event, field="title", value="A meeting", machine_value="The ministers met", author=bob)
    derive_events([event.pk])
    a_mention(event, "The ministers did meet.", type=EventType.CONSULT, confidence=1)
    event.refresh_from_db()
    assert (event.event_type, event.status, event.title) == ("COOPERATE", "planned", "A meeting")


def test_participants_and_the_states_behind_them(china, russia):
    wang, lavrov = a_person("Wang Yi", of=china), a_person("Sergey Lavrov", of=russia)
    event = an_event("Wang Yi and Sergey Lavrov spoke.", sources=[wang, lavrov], speakers=[china])
    rows = [(row.actor.name, row.role, row.named) for row in event.participations.order_by("position")]
    assert rows == [
        ("Wang Yi", "source", True),
        ("Sergey Lavrov", "source", True),
        ("China", "speaker", True),
        ("China", "source", False),
        ("Russia", "source", False),
    ]
    assert set(Participation.objects.values_list("sort_key", "event_type")) == {(event.sort_key, event.event_type)}


def test_a_state_that_is_named_itself_stands_once(china):
    event = an_event("China and Wang Yi spoke.", sources=[china, a_person("Wang Yi", of=china)])
    assert [(row.actor.name, row.named) for row in event.participations.order_by("position")] == [
        ("China", True),
        ("Wang Yi", True),
    ]


def basis_of(event: Event) -> dict[str, str]:
    return {part.actor.name: part.basis for part in event.participations.all()}


def test_a_side_is_understood_until_one_sentence_tells_it(china, russia):
    event = an_event("China rejected the demand.", sources=[china], targets=[russia], understood={russia: "the other party"})
    assert basis_of(event) == {"China": "stated", "Russia": "inferred"}
    a_mention(event, "China said no to Russia.", sources=[china], targets=[russia], confidence=0.5)
    assert basis_of(event) == {"China": "stated", "Russia": "stated"}


def test_the_state_behind_somebody_is_as_sure_as_who_is_told(china, russia):
    wang, lavrov = a_person("Wang Yi", of=china), a_person("Sergei Lavrov", of=russia)
    event = an_event("Wang Yi was called.", sources=[lavrov], targets=[wang], understood={lavrov: "the last person named"})
    assert basis_of(event) == {"Wang Yi": "stated", "China": "stated", "Sergei Lavrov": "inferred", "Russia": "inferred"}
    a_mention(event, "The call came from Lavrov.", sources=[lavrov], targets=[china], understood={china: "the other party"})
    assert set(basis_of(event).values()) == {"stated"}


def test_whom_one_article_lets_one_understand_gives_way_to_whom_another_tells(china, russia):
    westria = an_actor("Westria", code="WES")
    event = an_event("China rejected it.", sources=[china], targets=[russia], understood={russia: "the other party"})
    assert event.participations.filter(actor=russia).exists()
    a_mention(event, "China rejected what Westria offered.", sources=[china], targets=[westria], publisher="Evening Post")
    assert set(event.participations.values_list("actor__name", "role")) == {("China", "source"), ("Westria", "target")}


def test_whom_people_name_is_no_longer_only_understood(china, russia, alice):
    event = an_event("China rejected it.", sources=[china], targets=[russia], understood={russia: "the other party"})
    correct(alice, event, {"parties": {Role.SOURCE: [russia], Role.TARGET: [china]}})
    assert basis_of(event) == {"China": "stated", "Russia": "stated"}


def test_whom_an_article_leaves_out_contradicts_no_other(china, russia):
    event = an_event("The bridge was hit by China.", sources=[china])
    a_mention(event, "It was hit.", sources=[russia], publisher="Evening Post", understood={russia: "the last one named"})
    assert about(event) == {}
    a_mention(event, "Russia hit the bridge.", sources=[russia], publisher="Gazette")
    assert set(about(event)["source"]) == {("China", 1), ("Russia", 1)}


def test_who_was_merged_takes_part_as_the_one_merged_into(china):
    double = an_actor("PRC")
    event = an_event("China spoke, so did the PRC.", sources=[china, double])
    double.merged_into = china
    double.save()
    derive_events([event.pk])
    assert [row.actor.name for row in event.participations.all()] == ["China"]
    assert not ActorMonth.objects.filter(actor=double).exists()


@pytest.mark.parametrize(("event_type", "targets"), [(EventType.CONSULT, set()), (EventType.ASSAULT, {"Russia"})])
def test_who_meets_another_is_not_acted_upon_as_well(china, russia, event_type, targets):
    event = an_event("China and Russia met.", type=event_type, sources=[china, russia])
    a_mention(event, "China received Russia.", type=event_type, sources=[china], targets=[russia], publisher="Evening Post")
    parts = event.participations.all()
    assert {part.actor.name for part in parts if part.role == Role.SOURCE} == {"China", "Russia"}
    assert {part.actor.name for part in parts if part.role == Role.TARGET} == targets


def test_offices_of_whoever_was_merged_are_shown_whatever_else_is_derived():
    rupert, hentzau = a_person("Count Rupert"), a_person("Rupert of Hentzau")
    article = an_article("Count Rupert spoke. Rupert of Hentzau left.")
    spoke = an_event("Count Rupert spoke.", article=article, sources=[rupert])
    left = an_event("Rupert of Hentzau left.", article=article, sources=[hentzau])
    ActorRole.objects.create(actor=rupert, office="President", article=article, start=0, end=5)
    ActorRole.objects.create(actor=hentzau, office="Foreign Minister", article=article, start=20, end=26)
    hentzau.merged_into = rupert
    hentzau.save()
    for events in ([spoke, left], [spoke], [left]):
        derive_events([event.pk for event in events])
        for event in events:
            event.refresh_from_db()
            (difference,) = event.disagreements
            values = [value["value"] for value in difference["values"]]
            assert values == ["Count Rupert: President", "Count Rupert: Foreign Minister"]


def test_contradicting_actors_and_offices_are_shown(china, russia):
    wang = a_person("Wang Yi", of=china)
    japan = an_actor("Japan", code="JPN")
    event = an_event("Wang Yi warned Japan.", sources=[wang], targets=[japan])
    a_mention(event, "China warned Russia.", sources=[china], targets=[russia], publisher="Evening Post")
    for mention, office in zip(event.mentions.order_by("pk"), ["Foreign Minister", "Foreign Ministry Spokesperson"], strict=True):
        ActorRole.objects.create(actor=wang, office=office, article=mention.article, start=0, end=7)
    derive_events([event.pk])
    assert {key: sorted(values) for key, values in about(event).items()} == {
        "target": [("Japan", 1), ("Russia", 1)],
        "office": [("Wang Yi: Foreign Minister", 1), ("Wang Yi: Foreign Ministry Spokesperson", 1)],
    }


@pytest.mark.parametrize(("event_type", "contradicted"), [(EventType.CONSULT, set()), (EventType.ACCUSE, {"source", "target"})])
def test_who_of_two_met_the_other_is_no_contradiction(china, russia, event_type, contradicted):
    event = an_event("China received Russia.", type=event_type, sources=[china], targets=[russia])
    a_mention(event, "Russia met China.", type=event_type, sources=[russia], targets=[china], publisher="Evening Post")
    assert set(about(event)) == contradicted


def test_whom_somebody_met_is_contradicted_by_somebody_else_whom_he_met(china, russia):
    event = an_event("China received Russia.", type=EventType.CONSULT, sources=[china], targets=[russia])
    japan = an_actor("Japan", code="JPN")
    a_mention(event, "China received Japan.", type=EventType.CONSULT, sources=[china], targets=[japan], publisher="Evening Post")
    assert about(event) == {"target": [("Japan", 1), ("Russia", 1)]}


def test_words_are_folded_and_move_with_the_sort_key(china):
    event = an_event("Pékin met the Élysée.", sources=[china])
    old_key = event.sort_key
    assert EventText.objects.get(event=event).words.split("\n")[0] == "pekin met the elysee"
    assert "china" in EventText.objects.get(event=event).words
    a_mention(event, "They met on Friday.", start=date(2020, 1, 3))
    event.refresh_from_db()
    assert event.sort_key != old_key
    assert EventText.objects.get(event=event).sort_key == event.sort_key


def rollups() -> dict[str, int]:
    return {
        **{f"{r.first_month}-{r.last_month} {r.event_type} {r.status}": r.events for r in TypeMonth.objects.all()},
        **{f"{r.actor.name} {r.month} {r.event_type}": r.events for r in ActorTypeMonth.objects.select_related("actor")},
        **{f"{r.actor.name} & {r.other.name}": r.events for r in ActorPair.objects.select_related("actor", "other")},
    }


def test_counts_follow_every_change(china, russia):
    met = an_event("China met Russia.", type=EventType.CONSULT, sources=[china], targets=[russia], start=date(2020, 1, 3))
    an_event("China spoke.", type=EventType.CONSULT, sources=[china], start=date(2020, 1, 4))
    month = JANUARY_2020
    assert rollups() == {
        f"{month}-{month} CONSULT occurred": 2,
        f"China {month} CONSULT": 2,
        f"Russia {month} CONSULT": 1,
        "China & Russia": 1,
        "Russia & China": 1,
    }
    china.refresh_from_db()
    assert china.event_count == 2

    met.mentions.all().delete()
    derive_events([met.pk])
    assert rollups() == {f"{month}-{month} CONSULT occurred": 1, f"China {month} CONSULT": 1}
    assert not Event.objects.visible_to(None).filter(pk=met.pk).exists()
    assert not Participation.objects.filter(event=met).exists()


def test_an_event_merged_away_leaves_every_count_and_list(china):
    kept = an_event("China spoke.", sources=[china], start=date(2020, 1, 3))
    gone = an_event("China said so.", sources=[china], start=date(2020, 1, 3))
    gone.mentions.update(event=kept)
    Event.objects.filter(pk=gone.pk).update(merged_into=kept)
    derive_events([kept.pk, gone.pk])
    china.refresh_from_db()
    kept.refresh_from_db()
    assert (china.event_count, kept.mention_count) == (1, 2)
    assert list(EventText.objects.values_list("event_id", flat=True)) == [kept.pk]


def test_an_undated_event_counts_in_month_zero(china):
    an_event("China spoke.", sources=[china])
    assert TypeMonth.objects.get().first_month == 0
    assert TypeMonth.objects.get().last_month == JANUARY_2020
    assert ActorMonth.objects.get().month == 0


def test_notes_are_counted_until_withdrawn(bob):
    event = an_event("The ministers met.")
    note = a_note(bob, event=event)
    event.refresh_from_db()
    assert event.annotation_count == 1
    note.withdrawn_at = note.created_at
    note.save()
    derive_events([event.pk])
    event.refresh_from_db()
    assert event.annotation_count == 0


def test_ten_events_cost_as_many_queries_as_one(china):
    def queries_to_date_anew(number: int) -> int:
        events = [an_event(f"China met guest {n} of {number}.", sources=[china]) for n in range(number)]
        for event in events:
            event.mentions.update(date_start=date(2020, 1, 3), date_end=date(2020, 1, 3), date_basis="stated")
        with CaptureQueriesContext(connection) as queries:
            derive_events([event.pk for event in events])
        return len(queries)

    assert queries_to_date_anew(1) == queries_to_date_anew(10)


def test_rebuilding_finds_nothing_to_mend_after_ordinary_work(china, russia, capsys):
    event = an_event("China met Russia.", sources=[china], targets=[russia], start=date(2020, 1, 3))
    a_mention(event, "They met.", start=date(2020, 1, 4), publisher="Evening Post")
    call_command("rebuild_derived")
    assert capsys.readouterr().out == ""


def test_rebuilding_reports_and_mends_what_differs(china, capsys):
    event = an_event("China spoke.", sources=[china], start=date(2020, 1, 3))
    china.refresh_from_db()
    right = rollups()
    Event.objects.filter(pk=event.pk).update(title="Nonsense")
    ActorTypeMonth.objects.update(events=7)
    TypeMonth.objects.all().delete()
    china.event_count = 3
    china.save()
    with pytest.raises(CommandError) as failure:
        call_command("rebuild_derived")
    assert failure.value.returncode == 1
    assert capsys.readouterr().out.splitlines() == [
        "actor: 1 row differed",
        "actortypemonth: 1 row differed",
        "event: 1 row differed",
        "typemonth: 1 row differed",
    ]
    event.refresh_from_db()
    china.refresh_from_db()
    assert (event.title, rollups(), china.event_count) == ("China spoke", right, 1)
    call_command("rebuild_derived")


def test_roles_are_those_of_the_vocabulary(china):
    an_event("China spoke.", sources=[china])
    assert Participation.objects.get().role in set(Role)
