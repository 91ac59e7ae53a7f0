from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.http import QueryDict

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event, built_together
from timeline.filters import EventFilter
from timeline.models import Event, Tag
from timeline.parameters import PARAMETERS
from timeline.vocabulary import DateBasis, EventType, Precision, Status

pytestmark = pytest.mark.django_db


def read(query: str, **options) -> EventFilter:
    return EventFilter.from_query(QueryDict(query), **options)


def found(query: str) -> set[str]:
    asked = read(query)
    assert not asked.errors
    return {event.title.split()[0] for event in asked.apply(Event.objects.visible_to(None))}


@pytest.fixture
@built_together()
def affair():
    """Six events of one affair, each found by the first word of its title."""
    china, russia, iran = an_actor("China", code="CHN"), an_actor("Russia", code="RUS"), an_actor("Iran", code="IRN")
    wang = a_person("Wang Yi", of=china)
    an_event(
        "Talks of Wang Yi with Russia", type=EventType.CONSULT, sources=[wang, russia], start=date(2020, 1, 3), publisher="TASS"
    )
    an_event("Missiles of Iran", type=EventType.ASSAULT, sources=[iran], start=date(2020, 1, 8), publisher="TASS")
    an_event("Reproach by Russia of Iran", type=EventType.ACCUSE, sources=[russia], targets=[iran], start=date(2020, 1, 8))
    an_event(
        "Drills in January",
        type=EventType.MOBILIZE,
        sources=[china],
        start=date(2020, 1, 1),
        end=date(2020, 1, 31),
        precision=Precision.MONTH,
        publisher=None,
    )
    an_event("Remark some time before", publisher=None, published_on=date(2020, 1, 9))
    an_event("Visit some time after", status=Status.PLANNED, start=date(2020, 1, 9), end=None, basis=DateBasis.NONE)


ALL = {"Talks", "Missiles", "Reproach", "Drills", "Remark", "Visit"}


FINDS = [
    ("", ALL),
    ("q=&from=&actor=", ALL),  # a form sends its empty fields
    ("type=ASSAULT", {"Missiles"}),
    ("type=ASSAULT&type=ACCUSE", {"Missiles", "Reproach"}),  # repeated: or
    ("quad=1&type=ASSAULT", {"Talks", "Missiles"}),  # one facet: or
    ("quad=4", {"Missiles", "Drills"}),
    ("quad=0", {"Remark", "Visit"}),
    ("status=planned", {"Visit"}),
    ("actor=china", {"Talks", "Drills"}),  # what Wang Yi does, China takes part in
    ("actor=wang-yi", {"Talks"}),
    ("actor=russia&actor=iran", {"Reproach"}),  # two actors: their dyad
    ("actor=russia&type=CONSULT", {"Talks"}),
    ("actor=russia&type=ASSAULT", set()),
    ("source_actor=iran", {"Missiles"}),
    ("target_actor=iran", {"Reproach"}),
    ("source_actor=russia&target_actor=iran", {"Reproach"}),
    ("source_actor=iran&source_actor=china", {"Missiles", "Talks", "Drills"}),  # only `actor` repeated is and
    ("publisher=tass", {"Talks", "Missiles"}),
    ("publisher=none", {"Drills", "Remark"}),
    ("publisher=none&publisher=tass", {"Talks", "Missiles", "Drills", "Remark"}),
    ("publisher=tass&type=ASSAULT", {"Missiles"}),  # different parameters: and
    ("q=reproach", {"Reproach"}),
    ('q="some time"', {"Remark", "Visit"}),
    ("precision=month", {"Drills"}),
    ("precision=unknown", {"Remark", "Visit"}),
    ("undated=only", {"Remark", "Visit"}),
    ("undated=exclude", ALL - {"Remark", "Visit"}),
    ("from=2020-01-08&to=2020-01-08", {"Missiles", "Reproach", "Drills", "Remark"}),  # a month touches its days
    ("from=2020-01-08&to=2020-01-08&undated=exclude", {"Missiles", "Reproach", "Drills"}),
    ("from=2020-01-08&to=2020-01-08&within=certain", {"Missiles", "Reproach"}),
    ("from=2020&to=2020", ALL),
    ("from=2020-01&to=2020-01&within=certain", {"Talks", "Missiles", "Reproach", "Drills"}),
    ("from=2020-01-10", {"Drills", "Visit"}),  # “on or before 9 January” cannot be later
    ("from=2020-01-09&within=certain", {"Visit"}),  # on or after the 9th lies wholly in it
    ("to=2020-01-03", {"Talks", "Drills", "Remark"}),  # “on or after 9 January” cannot be earlier
    ("to=2019", {"Remark"}),
]


def test_a_query_finds(affair):
    for query, titles in FINDS:
        assert found(query) == titles, query


def test_article_finds_what_it_reports(affair):
    article = Event.objects.get(title__startswith="Missiles").mentions.get().article
    assert found(f"article={article.pk}") == {"Missiles"}


def test_two_reports_of_one_event_give_it_once():
    event = an_event("Missiles of Iran", publisher="TASS")
    a_mention(event, "Missiles again", publisher="Daily Courier")
    assert read("publisher=tass&publisher=daily-courier").apply(Event.objects.visible_to(None)).count() == 1


def test_an_actor_in_two_parts_gives_its_event_once():
    iran = an_actor("Iran")
    an_event("Iran speaks of Iran", sources=[iran], speakers=[iran])
    assert read("actor=iran").apply(Event.objects.visible_to(None)).count() == 1


def test_notes_tags_and_disagreements(alice):
    event = an_event("Strike on the third", start=date(2020, 1, 3))
    a_mention(event, "Strike on the fifth", start=date(2020, 1, 5), publisher="TASS")
    an_event("Quiet day", start=date(2020, 1, 4))
    noted = an_event("Noted day", start=date(2020, 1, 4))
    a_note(alice, event=noted).tags.add(Tag.objects.create(name="wording"))
    assert found("differ=1") == {"Strike"}
    assert found("annotated=1") == {"Noted"}
    assert found("tag=wording") == {"Noted"}


def test_a_withdrawn_note_tags_nothing(alice):
    event = an_event("Noted day")
    note = a_note(alice, event=event)
    note.tags.add(Tag.objects.create(name="wording"))
    note.withdrawn_at = note.created_at
    note.save()
    assert found("tag=wording") == set()


def test_a_merged_actor_is_read_as_its_survivor():
    prc = an_actor("China")
    old = an_actor("Cathay")
    old.merged_into = prc
    old.save()
    an_event("China speaks", sources=[prc])
    asked = read("actor=cathay")
    assert asked.to_query() == "actor=china"
    assert asked.apply(Event.objects.all()).count() == 1


WRONG = [
    ("tpye=ASSAULT", "tpye", "Did you mean “type”?"),
    ("colour=red", "colour", "not a parameter"),
    ("type=WAR", "type", "not one of: AGREE"),
    ("type=assault", "type", "not one of"),
    ("quad=5", "quad", "not one of: 0, 1, 2, 3, 4"),
    ("status=maybe", "status", "not one of: occurred"),
    ("actor=atlantis", "actor", "unknown actor “atlantis”"),
    ("source_actor=atlantis", "source_actor", "unknown actor “atlantis”"),
    ("publisher=pravda", "publisher", "unknown publisher"),
    ("article=7", "article", "unknown article “7”"),
    ("article=seven", "article", "not the id"),
    ("article=99999999999999999999", "article", "not the id"),  # no database holds it
    ("tag=nothing", "tag", "unknown tag"),
    ("from=January", "from", "not a date"),
    ("to=2020-02-30", "to", "does not exist"),
    ("from=2020&to=2019", "to", "ends (2019) before it begins (2020)"),
    ("from=2020&from=2021", "from", "Give it once"),
    ("q=%21%21", "q", "no word"),
    ("q=a%00b", "q", "control characters"),
    ("q=" + "a" * 501, "q", "at most 500"),
    ("differ=yes", "differ", "not one of: 1"),
    ("sort=best", "sort", "not one of: newest, oldest"),
    ("&".join(f"tag=t{n}" for n in range(201)), "query", "at most 200"),
]


def test_a_wrong_value_is_told_and_left_out():
    an_event("China speaks")
    for query, name, words in WRONG:
        asked = read(query)
        assert list(asked.errors) == [name], query
        assert words in asked.errors[name][0], query
        assert asked.apply(Event.objects.visible_to(None)).count() == 1, query


def test_a_right_value_beside_a_wrong_one_stands():
    asked = read("type=WAR&type=ASSAULT&status=occurred")
    assert asked.to_query() == "type=ASSAULT&status=occurred"
    assert list(asked.errors) == ["type"]


def test_the_callers_own_parameters_are_allowed_and_dropped():
    asked = read("cursor=abc&type=ASSAULT", also_allowed=["cursor"])
    assert not asked.errors
    assert asked.to_query() == "type=ASSAULT"


def test_one_question_has_one_query_string():
    assert read("undated=include&type=ASSAULT&q=oil&type=AGREE&sort=newest").to_query() == "q=oil&type=AGREE&type=ASSAULT"


def test_a_query_string_survives_being_read_again(affair):
    query = "q=%22some%20time%22&type=AGREE&actor=china&actor=iran&publisher=none&from=2020-01&within=certain&sort=oldest"
    assert read(query).to_query() == query


def test_values_are_added_and_taken_away(affair):
    asked = read("type=AGREE&quad=4&from=2020&actor=china")
    assert asked.toggled("type", "AGREE").to_query() == "quad=4&actor=china&from=2020"
    assert asked.toggled("type", "ASSAULT")["type"] == ("AGREE", "ASSAULT")
    assert asked.toggled("within", "certain").one("within") == "certain"
    assert asked.without_facet("type").to_query() == "actor=china&from=2020"
    assert asked.with_(from_=None, to="2021").to_query() == "type=AGREE&quad=4&actor=china&to=2021"
    assert asked.to_query(sort="oldest").endswith("sort=oldest")


def test_chips_name_each_value_and_what_is_left_without_it(affair):
    chips = read("quad=4&actor=china&publisher=none&sort=oldest").chips()
    assert [(chip.title, chip.label, chip.query_without) for chip in chips] == [
        ("class", "material conflict", "actor=china&publisher=none&sort=oldest"),
        ("actor", "China", "quad=4&publisher=none&sort=oldest"),
        ("publisher", "not stated", "quad=4&actor=china&sort=oldest"),
    ]


def test_looking_values_up_costs_one_query_for_each_kind(affair, django_assert_max_num_queries):
    an_article("More.")
    with django_assert_max_num_queries(2):
        asked = read("actor=china&actor=iran&actor=russia&publisher=tass&publisher=daily-courier")
    assert not asked.errors


def test_the_documentation_names_every_parameter():
    page = (Path(__file__).parent.parent / "docs/api.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)`", page.split("## The filter")[1].split("\n## ")[0], re.MULTILINE)
    assert listed == list(PARAMETERS)
