"""The evaluation: what it counts as right, and that the published figures are what it prints today."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from pytest_django import DjangoDbBlocker

from tests.builders import an_article
from timeline.evaluation import printing
from timeline.evaluation.aligning import align, sides
from timeline.evaluation.found import Found, FoundParty, found_in, party
from timeline.evaluation.gold import GoldArticle, GoldParty, Mark, read_folder
from timeline.evaluation.measures import b_cubed, f1, macro_f1, pairwise
from timeline.evaluation.merging import score_events
from timeline.evaluation.scoring import Reading, Score, StoredEvent, compare, score_mentions
from timeline.evaluation.trial import own_database
from timeline.extraction import extract
from timeline.extraction.values import ActorRef, Span
from timeline.importer.readers import ReadArticle
from timeline.models import Article
from timeline.search import fold
from timeline.vocabulary import ActorKind, DateBasis, EventType, Status

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
HANDS = ROOT / "tests" / "hands"
DOCUMENTED = {"gold": ROOT / "docs" / "figures.md", "hands": ROOT / "docs" / "figures_hands.md"}

# What was reached when these were last raised, rounded down. Mend what fell below instead of lowering its floor; only the
# figures over aligned mentions have some room, since finding more, and harder, events can lower them.
FLOORS = {
    "events found: precision": 95,
    "events found: F1": 92,
    "with the right type: F1": 88,
    "with the right type: central events": 95,
    "with the right type: all events": 89,
    "type: accuracy": 95,
    "type: macro-F1": 94,
    "acting side: exact": 89,
    "side acted upon: exact": 76,
    "date: exact range": 84,
    "date: the very day": 82,
    "status: accuracy": 95,
    "attribution: accuracy": 93,
    "merging: pairwise F1": 70,
    "merging: B³ F1": 95,
    "event's date: exact range": 84,
}
FLOORS_OF_HANDS = {
    "events found: precision": 92,
    "events found: F1": 87,
    "events found: mentions that report something marked": 95,
    "with the right type: central events": 89,
    "with the right type: all events": 81,
    "type: accuracy": 94,
    "acting side: exact": 78,
    "side acted upon: exact": 65,
    "date: exact range": 78,
    "status: accuracy": 95,
    "attribution: accuracy": 88,
    "merging: pairwise F1": 55,
    "event's date: exact range": 75,
}
MOST_FALSE_EVENTS = {"gold": 0, "hands": 0}  # in the articles that hold none

FRANCE = ActorRef("France", ActorKind.STATE, code="FRA")
MALI = ActorRef("Mali", ActorKind.STATE, code="MLI")
NIGER = ActorRef("Niger", ActorKind.STATE, code="NER")
ARMY = ActorRef("Army of France", ActorKind.ORGANISATION, affiliation="FRA")
BERNARD = ActorRef("Luc Bernard", ActorKind.PERSON, affiliation="FRA")
DAY = date(2024, 5, 2)


def marked(name: str, side: str = "") -> GoldParty:
    return GoldParty(name, side or name)


def a_mark(event: str = "raid", *types: EventType, **changes: object) -> Mark:
    mark = Mark(
        event=event,
        at=0,
        sentence="French aircraft",
        types=types or (EventType.ASSAULT,),
        statuses=(Status.OCCURRED,),
        sources=(marked("FRA"),),
        targets=(marked("MLI"),),
        start=DAY,
        end=DAY,
        basis=DateBasis.STATED,
        speaker=None,
        central=True,
        optional=False,
    )
    return replace(mark, **changes)


def a_find(event_type: EventType = EventType.ASSAULT, *, trigger: int = 5, **changes: object) -> Found:
    found = Found(
        sentence=Span(0, 40),
        trigger=Span(trigger, trigger + 4),
        type=event_type,
        status=Status.OCCURRED,
        sources=(party(FRANCE),),
        targets=(party(MALI),),
        start=DAY,
        end=DAY,
        speaker=None,
    )
    return replace(found, **changes)


def a_reading(marks: list[Mark], found: list[Found], events: list[int] | None = None, name: str = "raid-1") -> Reading:
    gold = GoldArticle(name, ReadArticle("French aircraft bombed a depot in Mali. " * 3, DAY), tuple(marks))
    numbers = events or list(range(len(found)))
    stored = {one: StoredEvent(number, one.start, one.end) for one, number in zip(found, numbers, strict=True)}
    return Reading(gold, found, stored)


def scored(*readings: Reading) -> Score:
    articles = [compare(reading) for reading in readings]
    mentions, events = score_mentions(articles), score_events(articles)
    return Score(mentions.figures + events.figures, mentions.errors + events.errors)


def values(*readings: Reading) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in scored(*readings).figures}


def the_perfect_find(mark: Mark, number: int) -> Found:
    """What the extraction would have to say to be right about a mark in every field."""

    def as_found(one: GoldParty) -> FoundParty:
        return FoundParty(one.name, frozenset({fold(one.name)}), one.side)

    return Found(
        sentence=Span(mark.at, mark.at + 1),
        trigger=Span(number, number + 1),
        type=mark.types[0],
        status=mark.statuses[0],
        sources=tuple(map(as_found, mark.sources)),
        targets=tuple(map(as_found, mark.targets)),
        start=mark.start,
        end=mark.end,
        speaker=as_found(mark.speaker) if mark.speaker else None,
    )


# What is aligned with what


@pytest.mark.parametrize(
    ("marks", "found", "expected"),
    [
        pytest.param([a_mark()], [a_find()], [(0, 0)], id="same sentence, same type"),
        pytest.param([a_mark()], [a_find(sentence=Span(41, 80))], [], id="another sentence is another matter"),
        pytest.param(
            [a_mark("raid", EventType.ASSAULT, EventType.COERCE)], [a_find(EventType.COERCE)], [(0, 0)], id="a type also fine"
        ),
        pytest.param([a_mark()], [a_find(EventType.CONSULT)], [(0, 0)], id="a wrong type, but the same state acts"),
        pytest.param([a_mark()], [a_find(EventType.CONSULT, sources=(party(NIGER),))], [], id="neither type nor acting side"),
        pytest.param([a_mark()], [a_find(sources=(party(NIGER),))], [(0, 0)], id="right type, wrong acting side"),
        pytest.param(
            [a_mark("first"), a_mark("second", sources=(marked("NER"),))],
            [a_find(sources=(party(NIGER),)), a_find(trigger=20)],
            [(0, 1), (1, 0)],
            id="two of one type are told apart by their actors, not by their order",
        ),
        pytest.param(
            [a_mark(), a_mark("talks", EventType.CONSULT)],
            [a_find(EventType.SUPPORT), a_find(trigger=20)],
            [(0, 1), (1, 0)],
            id="a wrong type takes only what no right type wants",
        ),
        pytest.param([a_mark()], [a_find(), a_find(trigger=20)], [(0, 0)], id="a mark is found once"),
        pytest.param(
            [a_mark(optional=True), a_mark()], [a_find()], [(1, 0)], id="what all must find before what readers may leave"
        ),
    ],
)
def test_marks_and_mentions_are_aligned(marks, found, expected):
    pairs = align(marks, found)
    assert [(marks.index(pair.mark), found.index(pair.found)) for pair in pairs] == expected


@pytest.mark.parametrize(
    ("mark", "ref", "exact"),
    [
        (marked("FRA"), FRANCE, True),
        (marked("FRA"), ARMY, True),  # a body of a state goes by the state's code
        (marked("FRA"), BERNARD, False),  # a person does not
        (marked("Luc Bernard", "FRA"), BERNARD, True),
        (marked("Luc Bernard", "FRA"), FRANCE, False),  # nor does a state stand for a person
        (marked("Luc Bérnard", "FRA"), BERNARD, True),  # accents do not make another person
        (marked("IAEA"), ActorRef("International Atomic Energy Agency", ActorKind.ORGANISATION, code="IAE"), True),  # initials
        (marked("MLI"), ActorRef("Azawad Front", ActorKind.GROUP, affiliation="MLI"), False),  # a group is not its state
    ],
)
def test_persons_go_by_name_and_states_by_code(mark, ref, exact):
    acting, _ = sides(a_mark(sources=(mark,)), a_find(sources=(party(ref),)))
    assert acting.is_exact is exact


def test_an_organisation_goes_by_what_the_article_calls_it():
    bloc = ActorRef("Economic Community of West African States", ActorKind.ORGANISATION, code="WAS")
    assert party(bloc, {"leaders of ECOWAS", "the bloc"}).answers_to(marked("ECOWAS"))
    assert not party(bloc, {"the bloc"}).answers_to(marked("ECOWAS"))


def test_a_person_goes_by_the_name_as_the_article_spells_it():
    leader = ActorRef("Sun Mi-rae", ActorKind.PERSON, affiliation="KOR")
    assert party(leader, {"President Sun Mi Rae", "Sun"}).answers_to(marked("Sun Mi Rae", "KOR"))
    assert not party(leader, {"President Sun", "Sun"}).answers_to(marked("Sun", "KOR"))  # a surname alone is anybody's


@pytest.mark.parametrize(
    ("sources", "targets", "exact", "in_part"),
    [
        ([FRANCE], [MALI], True, True),
        ([FRANCE, NIGER], [MALI], False, True),  # one too many
        ([NIGER], [MALI], False, False),
        ([], [MALI], False, False),
    ],
)
def test_a_side_is_exact_or_right_in_part(sources, targets, exact, in_part):
    found = a_find(sources=tuple(map(party, sources)), targets=tuple(map(party, targets)))
    acting, acted_upon = sides(a_mark(), found)
    assert (acting.is_exact, acting.is_in_part) == (exact, in_part)
    assert acted_upon.is_exact


def test_who_acts_together_may_stand_on_either_side():
    talks = a_mark("talks", EventType.CONSULT, sources=(marked("FRA"), marked("MLI")), targets=())
    acting, acted_upon = sides(talks, a_find(EventType.CONSULT))
    assert acting.is_exact
    assert acted_upon.is_exact


# What is counted


def test_everything_right_gives_full_marks_in_every_field():
    """On the real gold set: a measure that can never be reached measures nothing."""
    numbers: dict[str, int] = {}
    readings = []
    for gold in read_folder(GOLD):
        found = [the_perfect_find(mark, number) for number, mark in enumerate(gold.marks)]
        stored = {
            one: StoredEvent(numbers.setdefault(mark.event, len(numbers)), one.start, one.end)
            for one, mark in zip(found, gold.marks, strict=True)
        }
        readings.append(Reading(gold, found, stored))
    score = scored(*readings)
    short = {figure.name: figure.value for figure in score.figures if figure.value != 100 and figure.field != "gold set"}
    # A perfect mention need not know the event's best date, which another article may tell.
    final = short.pop("event's date: exact range")
    assert short == {"articles without events: false events": 0}
    assert final is not None
    assert {error.field for error in score.errors} == {"event's date"}


@pytest.mark.parametrize(
    ("slip", "fields"),
    [
        ({"type": EventType.COERCE}, {"with the right type", "type"}),
        ({"sources": (party(BERNARD),)}, {"acting side"}),
        ({"targets": ()}, {"side acted upon"}),
        ({"status": Status.DENIED}, {"status"}),
        ({"speaker": party(MALI)}, {"attribution"}),
        ({"start": None}, {"date", "event's date"}),
        ({"sentence": Span(41, 80)}, {"events found", "with the right type"}),
    ],
)
def test_a_slip_costs_its_own_field_and_is_listed(slip, fields):
    score = scored(a_reading([a_mark()], [a_find(**slip)]))
    short = {figure.field for figure in score.figures if figure.value is not None and figure.value < 100 and not figure.is_count}
    assert short == fields
    assert {error.field for error in score.errors} <= fields | {"missed", "false"}
    assert score.errors


def test_a_false_mention_costs_precision_and_a_missed_mark_recall():
    found = values(
        a_reading([a_mark(), a_mark("talks", EventType.CONSULT, at=41)], [a_find(), a_find(trigger=20), a_find(trigger=30)])
    )
    assert found["events found: precision"] == pytest.approx(100 / 3)
    assert found["events found: recall"] == 50
    assert found["events found: F1"] == pytest.approx(40)
    assert found["events found: mentions that report something marked"] == 100


def test_what_readers_may_leave_is_right_when_found_and_no_error_when_missed():
    optional = a_mark("march", EventType.PROTEST, optional=True)
    missed = values(a_reading([a_mark(), optional], [a_find()]))
    found = values(a_reading([a_mark(), optional], [a_find(), a_find(EventType.PROTEST, trigger=20, targets=())]))
    for name in ("events found: precision", "events found: recall", "side acted upon: exact", "with the right type: all events"):
        assert missed[name] == found[name] == 100


def test_an_event_is_found_when_one_of_its_sentences_is():
    later = a_reading([a_mark(at=0)], [], name="raid-2")
    found = values(a_reading([a_mark()], [a_find()]), later)
    assert found["events found: recall"] == 50
    assert found["with the right type: central events"] == 100


def test_mentions_in_articles_without_events_are_counted():
    score = scored(a_reading([], [a_find(), a_find(trigger=20)], name="cricket"))
    figure = next(figure for figure in score.figures if figure.name == "articles without events: false events")
    assert (figure.written, figure.counted) == ("2", "in 1 articles")


def test_events_of_two_articles_are_merged_or_kept_apart():
    first = a_reading([a_mark()], [a_find()], [7])
    merged = values(first, a_reading([a_mark()], [a_find()], [7], name="raid-2"))
    apart = scored(first, a_reading([a_mark()], [a_find()], [8], name="raid-2"))
    assert merged["merging: events of both articles merged"] == 100
    assert {figure.name: figure.value for figure in apart.figures}["merging: events of both articles merged"] == 0
    assert [error.field for error in apart.errors] == ["merging: kept apart"]


def test_different_events_in_one_are_listed_as_put_together():
    talks = a_mark("talks", EventType.CONSULT)
    score = scored(a_reading([a_mark(), talks], [a_find(), a_find(EventType.CONSULT, trigger=20)], [7, 7]))
    assert [error.field for error in score.errors] == ["merging: put together"]


def test_the_final_date_is_the_best_that_any_mark_knows():
    vague = a_mark(start=None, basis=DateBasis.NONE)
    found = a_find()
    reading = a_reading([vague], [replace(found, start=None)], [7])
    other = a_reading([a_mark()], [found], [7], name="raid-2")
    bounded = {mention: StoredEvent(7, None, DAY) for mention in reading.found}
    assert (
        values(replace(reading, stored=bounded), replace(other, stored={found: StoredEvent(7, None, DAY)}))[
            "event's date: exact range"
        ]
        == 0
    )
    exact = {mention: StoredEvent(7, DAY, DAY) for mention in reading.found}
    assert values(replace(reading, stored=exact), other)["event's date: exact range"] == 100


# The arithmetic, against values worked out by hand


def test_merging_measures():
    # Gold {1, 2, 3} {4, 5}; found {1, 2} {3, 4, 5}.
    labels = [("a", 1), ("a", 1), ("a", 2), ("b", 2), ("b", 2)]
    assert pairwise(labels) == ((2, 4), (2, 4))
    precision, recall = b_cubed(labels)
    assert precision == pytest.approx(100 * (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert recall == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert b_cubed([]) == (None, None)


def test_means():
    assert macro_f1([("A", "A"), ("A", "A"), ("A", "B"), ("B", "B")]) == pytest.approx(100 * (4 / 5 + 2 / 3) / 2)
    assert f1(0.0, 0.0) == 0
    assert f1(None, 50.0) is None


# A folder that cannot be scored

TEXT = "date 2024-05-02 French aircraft bombed a depot in Mali on Thursday."
MARK = {
    "id": "raid", "type": "ASSAULT", "also": [], "sources": ["FRA"], "targets": ["MLI"], "start": "2024-05-02",
    "end": "2024-05-02", "basis": "stated", "status": "occurred", "speaker": None, "sentence": "French aircraft bombed",
}  # fmt: skip


def a_folder(path: Path, mark: object = None, *, text: str = TEXT, marks: str | None = None) -> Path:
    (path / "raid.txt").write_text(text, encoding="utf-8")
    content = json.dumps({"people": {}, "events": [mark if mark is not None else MARK]}) if marks is None else marks
    (path / "raid.json").write_text(content, encoding="utf-8")
    return path


def evaluated(folder: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("evaluate", str(folder), *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (MARK | {"type": "BOMB"}, "raid.json, event 1 (raid): unknown type “BOMB”; known are AGREE, CONSULT"),
        (MARK | {"also": ["BOMB"]}, "raid.json, event 1 (raid): unknown type “BOMB”"),
        (MARK | {"status": "done"}, "raid.json, event 1 (raid): unknown status “done”; known are occurred"),
        (
            MARK | {"sentence": "Malian aircraft"},
            "raid.json, event 1 (raid): its sentence “Malian aircraft” does not stand in the article",
        ),
        (MARK | {"sentence": "a"}, "raid.json, event 1 (raid): its sentence “a” stands 5 times in the article"),
        (MARK | {"start": "2 May"}, "raid.json, event 1 (raid): “start” is '2 May', neither a day such as 2020-01-09 nor null"),
        (MARK | {"end": "2024-05-01"}, "raid.json, event 1 (raid): it ends on 2024-05-01, before it starts on 2024-05-02"),
        (MARK | {"optonal": True}, "raid.json, event 1 (raid): “optonal” is no field of a mark"),
        (MARK | {"optional": "yes"}, "raid.json, event 1 (raid): “optional” is neither true nor false"),
        (MARK | {"sources": "FRA"}, "raid.json, event 1 (raid): “sources” is not a list of texts"),
        ({"id": "raid"}, "raid.json, event 1 (raid): “type” is missing"),
        (["raid"], "raid.json, event 1: this is not an object"),
    ],
)
def test_a_mark_that_cannot_be_read_is_named(tmp_path, mark, said):
    with pytest.raises(CommandError) as raised:
        evaluated(a_folder(tmp_path, mark))
    assert said in str(raised.value)
    assert raised.value.returncode == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"marks": '{"people": {},\n "events": [}'}, "raid.json, line 2, column 13: this is not JSON"),
        ({"marks": "[]"}, "raid.json: an object with “people” and “events”"),
        ({"marks": '{"people": [], "events": []}'}, "raid.json: “people” is not an object"),
        ({"marks": '{"people": {}, "events": {}}'}, "raid.json: “events” is not a list"),
        ({"text": "French aircraft bombed a depot."}, "raid.txt, line 1: no date of publication"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, given, said):
    with pytest.raises(CommandError) as raised:
        evaluated(a_folder(tmp_path, **given))
    assert said in str(raised.value)
    assert raised.value.returncode == 2


def test_folders_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(CommandError, match="there is no such folder"):
        evaluated(tmp_path / "nowhere")
    with pytest.raises(CommandError, match=r"holds no articles"):
        evaluated(tmp_path)
    folder = a_folder(tmp_path)
    for suffix in ("txt", "json"):
        (folder / f"twin.{suffix}").write_text((folder / f"raid.{suffix}").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(CommandError, match=r"twin\.txt: it is the same article as raid\.txt"):
        evaluated(folder)
    for file in folder.glob("twin.*"):
        file.unlink()
    (folder / "raid.json").unlink()
    with pytest.raises(CommandError, match=r"raid\.txt: raid\.json is missing beside it"):
        evaluated(folder)
    (folder / "raid.json").write_text("{}", encoding="utf-8")
    (folder / "raid.txt").unlink()
    with pytest.raises(CommandError, match=r"raid\.json: raid\.txt is missing beside it"):
        evaluated(folder)


# The command


@pytest.fixture(scope="module")
def reports(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> dict[str, dict[str, str]]:
    """What the command prints about each set whose errors are read, and the JSON it writes; run once for each."""
    found = {}
    for name, folder in (("gold", GOLD), ("hands", HANDS)):
        made = tmp_path_factory.mktemp(name)
        file, page = made / "report.json", made / "page.md"
        page.write_text(f"{printing.BEGIN}\n{printing.END}\n", encoding="utf-8")
        with django_db_blocker.unblock():
            text = evaluated(folder, "--errors", "--json", str(file), "--into", str(page))
        table = printing.table_in(page.read_text(encoding="utf-8"))
        found[name] = {"text": text, "table": table, "json": file.read_text(encoding="utf-8")}
    return found


@pytest.fixture(scope="module")
def report(reports: dict[str, dict[str, str]]) -> dict[str, str]:
    return reports["gold"]


@pytest.mark.parametrize("name", DOCUMENTED)
def test_the_documented_figures_are_those_of_today(name, reports):
    page = DOCUMENTED[name]
    documented = printing.table_in(page.read_text(encoding="utf-8"))
    anew = f"write them anew: manage.py evaluate tests/{name} --table --into docs/{page.name}"
    assert documented == reports[name]["table"], anew


@pytest.mark.parametrize(("name", "floors"), [("gold", FLOORS), ("hands", FLOORS_OF_HANDS)])
def test_no_figure_is_below_its_floor(name, floors, reports):
    figures = {f"{one['field']}: {one['measure']}": one["value"] for one in json.loads(reports[name]["json"])["figures"]}
    assert floors.keys() <= figures.keys()
    below = {figure: (figures[figure], floor) for figure, floor in floors.items() if figures[figure] < floor}
    assert not below
    assert figures["articles without events: false events"] <= MOST_FALSE_EVENTS[name]


def test_errors_are_listed_by_field(report):
    errors = json.loads(report["json"])["errors"]
    fields = {error["field"] for error in errors}
    for field in fields:
        number = sum(error["field"] == field for error in errors)
        assert f"{field[0].upper()}{field[1:]}: {number} errors" in report["text"]
    assert "Events found" in report["text"]
    assert "sentences a second" in report["text"]
    assert "sentences a second" not in report["table"]


@pytest.mark.django_db
def test_the_users_database_is_left_alone_and_the_table_goes_between_the_markers_of_a_document(tmp_path):
    before = Article.objects.count()
    document = tmp_path / "page.md"
    document.write_text(f"Before\n{printing.BEGIN}\nold\n{printing.END}\nAfter\n", encoding="utf-8")
    table = evaluated(a_folder(tmp_path), "--table", "--into", str(document))
    assert document.read_text(encoding="utf-8") == f"Before\n{printing.BEGIN}\n{table.strip()}\n{printing.END}\nAfter\n"
    assert Article.objects.count() == before
    document.write_text("No markers here.", encoding="utf-8")
    with pytest.raises(CommandError, match="does not hold the two lines"):
        evaluated(tmp_path, "--into", str(document))
    assert document.read_text(encoding="utf-8") == "No markers here."


@pytest.mark.django_db
def test_each_evaluation_begins_with_an_empty_database():
    for _ in range(2):
        with own_database():
            assert not Article.objects.exists()
            an_article()


@pytest.mark.django_db
def test_no_number_of_the_users_database_is_taken_for_one_of_an_evaluation():
    for _ in range(2):
        users = ContentType.objects.get_for_model(Article)
        with own_database():
            ContentType.objects.filter(pk=users.pk).update(model="other")
            assert ContentType.objects.get_for_model(Article).pk != users.pk
        assert ContentType.objects.get_for_model(Article).pk == users.pk


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ROME, May 2. /Tevere News/. Italy expelled two Libyan diplomats on Thursday.", "ROME, May 2."),
        ("Read - Italy expels two Libyan diplomats", "Read - Italy"),
    ],
)
def test_a_mark_may_quote_its_sentence_from_the_dateline_or_the_words_of_a_link(text: str, sentence: str) -> None:
    """Readers copy what stands there; which of it is the sentence is for the program to know."""
    whole = f"{text}\n\nThe weather was fine."
    mark = replace(a_mark("expulsion", EventType.SANCTION), at=whole.index(sentence), sentence=sentence)
    pairs = align([mark], found_in(extract(whole, DAY), whole))
    assert [pair.found.type for pair in pairs] == [EventType.SANCTION]
