from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from tests.builders import a_mention, a_note, a_person, an_actor, an_event, built_together
from timeline import facets as module
from timeline.facets import facets_of
from timeline.filters import EventFilter
from timeline.models import Event, Tag
from timeline.vocabulary import EventType, Precision, Status

pytestmark = pytest.mark.django_db


def facets(query: str = ""):
    return facets_of(EventFilter.from_query(QueryDict(query)), None)


def number_of(query: str) -> int:
    """How many events pass, counted without any facet."""
    return EventFilter.from_query(QueryDict(query)).apply(Event.objects.visible_to(None)).count()


def counts(options) -> dict[str, int]:
    return {option.value: option.count for option in options if option.count}


@pytest.fixture
@built_together()
def affair(alice):
    china, russia, iran = an_actor("China", code="CHN"), an_actor("Russia", code="RUS"), an_actor("Iran", code="IRN")
    wang = a_person("Wang Yi", of=china)
    an_event(
        "Talks of Wang Yi with Russia", type=EventType.CONSULT, sources=[wang, russia], start=date(2020, 1, 3), publisher="TASS"
    )
    strike = an_event("Missiles of Iran", type=EventType.ASSAULT, sources=[iran], start=date(2020, 1, 8), publisher="TASS")
    a_mention(strike, "Missiles on the seventh", type=EventType.ASSAULT, sources=[iran], start=date(2020, 1, 7))
    an_event(
        "Drills of China",
        type=EventType.MOBILIZE,
        sources=[china],
        start=date(2020, 1, 1),
        end=date(2020, 1, 31),
        precision=Precision.MONTH,
    )
    remark = an_event("Remark of Iran", type=EventType.THREATEN, sources=[iran], status=Status.THREATENED, publisher=None)
    a_note(alice, event=remark).tags.add(Tag.objects.create(name="wording"))


def test_everything_is_counted(affair):
    found = facets()
    assert (found.count, found.count_exact, found.counts_exact, found.article_count) == (4, True, True, 5)
    assert counts(found.type) == {"CONSULT": 1, "ASSAULT": 1, "MOBILIZE": 1, "THREATEN": 1}
    assert counts(found.quad) == {"1": 1, "3": 1, "4": 2}
    assert counts(found.status) == {"occurred": 3, "threatened": 1}
    assert counts(found.actor) == {"china": 2, "iran": 2, "russia": 1, "wang-yi": 1}
    assert counts(found.publisher) == {"tass": 2, "daily-courier": 2, "none": 1}
    assert counts(found.precision) == {"day": 2, "month": 1, "unknown": 1}
    assert counts(found.undated) == {"include": 4, "only": 1, "exclude": 3}
    assert (found.differ.count, found.annotated.count) == (1, 1)
    assert counts(found.tag) == {"wording": 1}


ASKED = [
    "",
    "type=ASSAULT",
    "quad=4&status=occurred",
    "actor=iran",
    "publisher=tass",
    "from=2020-01-08",
    "undated=only",
    "q=iran",
]


def test_a_count_is_what_its_click_gives(affair):
    for query in ASKED:
        found = facets(query)
        assert found.count == number_of(query), query
        options = [*found.status, *found.precision, *found.publisher, *found.undated, *found.tag, *found.type]
        for option in options:
            if not option.selected:
                alone = EventFilter.from_query(QueryDict(query)).without_facet(option.name).with_(**{option.name: option.value})
                assert number_of(alone.to_query()) == option.count, (query, option)
        for option in [*found.actor, *found.within]:
            if not option.selected:
                assert number_of(option.query) == option.count, (query, option)


def test_types_without_events_stay_listed(affair):
    assert len(facets("q=nothing").type) == len(EventType)


def test_a_facets_own_choice_is_left_out(affair):
    found = facets("type=ASSAULT")
    assert found.count == 1
    assert counts(found.type)["CONSULT"] == 1
    assert counts(found.status) == {"occurred": 1}


def test_a_second_actor_narrows_the_first(affair):
    assert counts(facets("actor=russia").actor) == {"china": 1, "russia": 1, "wang-yi": 1}


def test_actors_stand_under_their_state(affair):
    sides = {option.value: [member.value for member in members] for option, members in facets().actors_by_side}
    assert sides == {"china": ["wang-yi"], "iran": [], "russia": []}


def test_what_was_chosen_is_listed_even_without_events(affair):
    found = facets("actor=china&publisher=tass&type=THREATEN&tag=wording")
    assert [option.value for option in found.actor if option.selected] == ["china"]
    assert [option.value for option in found.publisher if option.selected] == ["tass"]
    assert [option.value for option in found.tag if option.selected] == ["wording"]


def test_counts_over_a_sample_say_so(affair, monkeypatch):
    monkeypatch.setattr(module, "SAMPLE", 2)
    monkeypatch.setattr(module, "MOST_COUNTED", 3)
    found = facets("undated=include&precision=day&precision=month&precision=unknown")
    assert (found.count, found.count_exact, found.counts_exact) == (3, False, False)
    assert sum(counts(found.type).values()) == 2


KEPT = ["", "type=ASSAULT", "quad=4", "status=occurred", "actor=iran", "actor=iran&type=ASSAULT", "actor=iran&actor=russia"]


def test_kept_counts_tell_what_counting_tells(affair, monkeypatch):
    an_event("Far away", type=EventType.ASSAULT, sources=[an_actor("Iran")], start=date(2023, 5, 6))
    all_counted = [facets(query) for query in KEPT]
    monkeypatch.setattr(module, "SAMPLE", 1)
    for query, counted in zip(KEPT, all_counted, strict=True):
        kept = facets(query)
        assert (kept.count, kept.count_exact) == (counted.count, True), query
        assert kept.histogram.bars == counted.histogram.bars, query
        assert kept.histogram.undated == counted.histogram.undated, query


def test_facets_cost_as_much_for_ten_events_as_for_one(django_assert_num_queries, alice):
    def an_affair(number: int) -> None:
        actor = an_actor(f"State {number}")
        event = an_event(f"State {number} speaks", sources=[actor], start=date(2020, 1, 1 + number), publisher=f"Paper {number}")
        a_note(alice, event=event).tags.add(Tag.objects.create(name=f"tag-{number}"))

    an_affair(0)
    with django_assert_num_queries(8):
        facets()
    for number in range(1, 10):
        an_affair(number)
    with django_assert_num_queries(8):
        assert facets().count == 10


def bars(query: str = "") -> dict[str, tuple[int, int]]:
    return {bar.edtf: (bar.certain.total(), bar.possible.total()) for bar in facets(query).histogram.bars if bar.total}


def test_a_month_is_possible_on_each_of_its_days(affair):
    chart = facets("type=MOBILIZE").histogram
    assert (chart.granularity, len(chart.bars), chart.undated.total()) == ("day", 31, 0)
    assert {bar.possible[4] for bar in chart.bars} == {1}
    assert chart.tallest == 1


def test_days_are_certain(affair):
    assert bars("precision=day")["2020-01-03"] == (1, 0)


def test_undated_events_stand_apart_by_class(affair):
    chart = facets().histogram
    assert chart.undated == {3: 1}
    assert (chart.first, chart.last) == (date(2020, 1, 1), date(2020, 1, 31))


@pytest.mark.parametrize(
    ("last", "granularity", "edtf"),
    [
        (date(2020, 2, 20), "day", "2020-01-01"),
        (date(2022, 1, 1), "month", "2020-01"),
        (date(2143, 1, 1), "year", "2020"),
        (date(2144, 1, 1), "decade", "202X"),
        (date(3259, 1, 1), "decade", "202X"),
        (date(3260, 1, 1), "century", "20XX"),
        (date(9999, 12, 31), "century", "20XX"),
    ],
)
def test_bars_are_as_fine_as_fits(last, granularity, edtf):
    an_event("First", start=date(2020, 1, 1))
    an_event("Last", start=last)
    chart = facets().histogram
    assert (chart.granularity, chart.bars[0].edtf) == (granularity, edtf)
    assert chart.bars[0].certain.total() == chart.bars[-1].certain.total() == 1


def test_all_of_history_is_a_hundred_bars_each_of_which_leads_to_its_events():
    an_event("First", start=date(1, 1, 1))
    an_event("Last", start=date(9999, 12, 31))
    for query in ("", "from=0001&to=9999", "from=0001-01-01", "to=9999-12-31"):
        bars = facets(query).histogram.bars
        assert (len(bars), bars[0].edtf, bars[-1].edtf) == (100, "00XX", "99XX"), query
        assert [facets(bar.query).count for bar in (bars[0], bars[1], bars[-1])] == [1, 0, 1], query


def test_a_month_is_certain_in_its_month(affair):
    an_event("Later", start=date(2021, 1, 8))
    assert bars()["2020-01"] == (3, 0)


def test_a_span_keeps_a_margin(affair):
    chart = facets("from=2020-01-07&to=2020-01-08").histogram
    assert [bar.edtf for bar in chart.bars if bar.in_span] == ["2020-01-07", "2020-01-08"]
    assert (chart.first, chart.last) == (date(2020, 1, 5), date(2020, 1, 10))
    assert [bar.edtf for bar in chart.bars if bar.certain] == ["2020-01-07"]


REACHES = [
    ("from=2020-01&to=2020-06", "2019-11", "2020-08"),
    ("from=2010&to=2020", "2020-01-01", "2020-01-31"),  # a span of years goes no further than there are events
    ("from=0001&to=9999", "2020-01-01", "2020-01-31"),
    ("from=2019-06", "2020-01-01", "2020-01-31"),
    ("to=2020-01-05", "2020-01-01", "2020-01-05"),
]


def test_the_chart_reaches_as_far_as_the_span_or_the_events(affair):
    for query, first, last in REACHES:
        bars = facets(query).histogram.bars
        assert (bars[0].edtf, bars[-1].edtf) == (first, last), query


def test_a_bar_leads_to_its_events(affair):
    chart = facets("type=CONSULT&actor=russia").histogram
    bar = next(bar for bar in chart.bars if bar.total)
    assert bar.query == "type=CONSULT&actor=russia&from=2020-01-03&to=2020-01-03"
    assert facets(bar.query).count == 1


@pytest.mark.parametrize("query", ["", "from=2020", "to=2020", "from=2020-01&to=2020-01", "from=0001&to=9999", "to=0001-01-01"])
def test_a_chart_without_events_has_no_bar_filled(query):
    assert facets(query).histogram.tallest == 0
