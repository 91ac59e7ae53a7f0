"""Corrections by people: what is refused, what is kept, what holds when articles come and go."""

import re
from datetime import date

import pytest

from tests.builders import a_mention, a_person, an_actor, an_event
from tests.importer.extractions import IRAN, USA, Told, an_edition
from timeline.decisions.correcting import correct, understood_parties, undo_correction
from timeline.decisions.naming import actors_called
from timeline.decisions.refusing import DecisionError
from timeline.importer.deriving import derive_events
from timeline.importer.rebuilding import rebuild
from timeline.importer.storing import write_articles
from timeline.models import Actor, Article, Correction, Event
from timeline.vocabulary import EventType

pytestmark = pytest.mark.django_db

STRIKE = an_edition(Told("America struck Iran near Erbil.", EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")]))


def day(start, end, precision):
    return {"start": start, "end": end, "precision": precision}


def test_what_was_and_what_is_are_kept_and_the_event_follows(bob):
    event = an_event("Norland spoke.", start=date(2020, 1, 3))
    written = correct(
        bob,
        event,
        {"title": "Norland speaks", "status": "occurred", "date": day(date(2020, 1, 1), date(2020, 1, 31), "month")},
        reason="The archive says January.",
    )
    assert [(one.field, one.machine_value) for one in written] == [
        ("title", "Norland spoke"),
        ("date", {"start": "2020-01-03", "end": "2020-01-03", "precision": "day"}),
    ]
    event.refresh_from_db()
    assert (event.title, event.start, event.end, event.precision) == (
        "Norland speaks",
        date(2020, 1, 1),
        date(2020, 1, 31),
        "month",
    )


def test_undone_an_older_correction_counts_again_and_then_the_articles(bob, alice):
    event = an_event("Norland spoke.")
    first = correct(bob, event, {"title": "First"})[0]
    second = correct(bob, event, {"title": "Second"})[0]
    for undone, title in ((second, "First"), (first, "Norland spoke")):
        undo_correction(alice, undone)
        event.refresh_from_db()
        assert event.title == title
    second.refresh_from_db()
    assert second.undone_by == alice
    assert Correction.objects.count() == 2


def test_a_corrected_event_finds_its_sentence_again_when_the_article_comes_back(bob):
    (imported,) = write_articles([STRIKE])
    event = Event.objects.get()
    correct(bob, event, {"title": "The strike"})
    imported.article.delete()
    derive_events([event.pk])
    write_articles([STRIKE])
    event.refresh_from_db()
    assert (event.title, event.mention_count, Event.objects.count()) == ("The strike", 1, 1)
    assert not rebuild().total()


class TestWhoTakesPart:
    @pytest.fixture
    def spoke(self):
        norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
        return an_event("Norland warned Sudria.", type=EventType.THREATEN, sources=[norland], targets=[sudria])

    def test_those_who_are_said_to_take_part_do_and_the_states_behind_them(self, spoke, bob):
        westria = an_actor("Westria", code="WES")
        holm = a_person("Ada Holm", of=westria)
        (written,) = correct(bob, spoke, {"parties": {"source": [holm], "target": [Actor.objects.get(name="Norland")]}})
        assert parts_of(spoke) == {("Ada Holm", "source", True), ("Norland", "target", True), ("Westria", "source", False)}
        assert written.machine_value == {
            "source": [{"slug": "norland", "name": "Norland"}],
            "target": [{"slug": "sudria", "name": "Sudria"}],
        }
        assert Actor.objects.get(name="Sudria").event_count == 0
        assert not rebuild().total()
        undo_correction(bob, written)
        assert parts_of(spoke) == {("Norland", "source", True), ("Sudria", "target", True)}
        assert not rebuild().total()

    def test_an_actor_that_was_merged_into_another_is_that_other(self, spoke, bob):
        old = an_actor("Old Westria")
        correct(bob, spoke, {"parties": {"source": [old]}})
        Actor.objects.filter(pk=old.pk).update(merged_into=an_actor("Westria"))
        derive_events([spoke.pk])
        assert parts_of(spoke) == {("Westria", "source", True)}

    def test_the_order_of_roles_is_no_change(self, spoke, bob):
        parties = {"target": [Actor.objects.get(name="Sudria")], "speaker": [], "source": [Actor.objects.get(name="Norland")]}
        with pytest.raises(DecisionError, match="Nothing is changed"):
            correct(bob, spoke, {"parties": parties})

    def test_naming_again_whom_no_sentence_tells_confirms_it(self, bob):
        norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
        event = an_event("Norland said no.", sources=[norland], targets=[sudria], understood={sudria: "the last one named"})
        parties = {"source": [norland], "target": [sudria]}
        assert understood_parties(event) == [sudria]
        (written,) = correct(bob, event, {"parties": parties})
        assert understood_parties(event) == []
        assert written.value == written.machine_value
        with pytest.raises(DecisionError, match="Nothing is changed"):
            correct(bob, event, {"parties": parties})
        undo_correction(bob, written)
        assert understood_parties(event) == [sudria]
        assert not rebuild().total()

    def test_what_people_decided_is_no_longer_in_dispute(self, spoke, bob):
        parts = {
            "type": EventType.THREATEN,
            "sources": [an_actor("Westria", code="WES")],
            "targets": [an_actor("Sudria", code="SUD")],
        }
        a_mention(spoke, "Westria warned Sudria.", publisher="Gazette", **parts)
        spoke.refresh_from_db()
        assert [found["about"] for found in spoke.disagreements] == ["source"]
        correct(bob, spoke, {"parties": {"source": [Actor.objects.get(name="Norland")]}})
        spoke.refresh_from_db()
        assert spoke.disagreements == []

    @pytest.mark.parametrize(
        ("written", "meant", "why"),
        [
            ("", [], "nobody"),
            ("norland", ["norland"], "a slug, or a name whatever its capitals"),
            ("Nörland ; SUDRIA;", ["norland", "sudria"], "accents and blanks do not count, order does"),
            ("Sudria; Sudria", ["sudria"], "each once"),
            ("The North", ["norland"], "any name it is known by"),
            ("Ada Holm", ["ada-holm"], "of two with that name the one who takes part already"),
        ],
    )
    def test_actors_are_found_by_their_names(self, spoke, written, meant, why):
        an_actor("Norland", code="NOR", names=["The North"])
        near = a_person("Ada Holm", of=an_actor("Norland", code="NOR"))
        Actor.objects.create(name="Ada Holm", slug="ada-holm-sud", kind="person").names.create(name="Ada Holm", folded="ada holm")
        assert [actor.slug for actor in actors_called(written, [near])] == meant, why

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            ("Norland, Sudria", "No actor is known as “Norland, Sudria”. Separate several by semicolons."),
            ("Ada Holm", "“Ada Holm” may be several: write ada-holm or ada-holm-sud."),
            (";".join(map(str, range(40))), "Up to 30 names; these are 40."),
        ],
    )
    def test_names_that_mean_nobody_or_several_are_refused(self, spoke, written, said):
        a_person("Ada Holm", of=an_actor("Norland", code="NOR"))
        Actor.objects.create(name="Ada Holm", slug="ada-holm-sud", kind="person").names.create(name="Ada Holm", folded="ada holm")
        with pytest.raises(ValueError, match="^" + re.escape(said)):
            actors_called(written)


def parts_of(event) -> set[tuple[str, str, bool]]:
    return set(event.participations.values_list("actor__name", "role", "named"))


@pytest.mark.parametrize(
    ("values", "field", "said", "why"),
    [
        ({}, "", "Nothing is changed", "nothing given"),
        ({"title": "Norland  spoke"}, "", "Nothing is changed", "blanks are no change"),
        ({"title": " "}, "title", "Write what happened", "an event has a title"),
        ({"title": "x" * 301}, "title", "up to 300", "the column's width"),
        ({"title": "a\x07b"}, "title", "control characters", "what no page can show"),
        ({"event_type": "WAR"}, "event_type", "“WAR” is none", "the list is closed"),
        ({"status": "perhaps"}, "status", "“perhaps” is none", "the list is closed"),
        ({"date": day(date(2020, 1, 5), date(2020, 1, 3), "range")}, "end", "before the first", "backwards"),
        ({"date": day(date(2020, 1, 5), None, "day")}, "precision", "open end", "an open end is not a day"),
        ({"date": day(date(2020, 1, 3), date(2020, 1, 5), "day")}, "precision", "the same", "three days are not a day"),
        ({"date": day(None, None, "soon")}, "precision", "“soon” is none", "the list is closed"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(bob, values, field, said, why):
    event = an_event("Norland spoke.")
    with pytest.raises(DecisionError) as refusal:
        correct(bob, event, values)
    assert said in refusal.value.errors[field][0], why
    assert not Correction.objects.exists()
    assert Article.objects.count() == 1
