"""The admin: everything stored can be looked at, decisions are corrections, and derived rows follow."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib import admin
from django.core.checks import Error, Warning

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event, built_together
from tests.importer.extractions import USA, Told, an_edition
from tests.web.pages import queries_of
from timeline.checks import check_settings
from timeline.extraction.values import ActorRef as Ref
from timeline.importer.rebuilding import rebuild
from timeline.importer.storing import write_articles
from timeline.models import Actor, ActorName, Annotation, Article, Correction, Event, Participation, Publisher
from timeline.vocabulary import ActorKind, EventType, Status

pytestmark = pytest.mark.django_db

MODELS = [model for model in apps.get_app_config("timeline").get_models() if not model._meta.auto_created]


@pytest.fixture
def stored(alice):
    """At least one row of nearly every table."""
    ruritania = an_actor("Ruritania", code="RUR")
    event = an_event("Count Rupert spoke.", sources=[a_person("Count Rupert", of=ruritania)], targets=[an_actor("Graustark")])
    a_note(alice, event=event)
    return event


def form_of(client, address, **changes):
    """The form at an address as a browser would send it back, with some fields changed."""
    page = BeautifulSoup(client.get(address).content, "html5lib")
    data = {}
    for field in page.select("#content form input[name], #content form select[name], #content form textarea[name]"):
        if field.get("type") in ("submit", "checkbox"):
            continue
        chosen = field.select_one("option[selected]") if field.name == "select" else None
        data[field["name"]] = (chosen["value"] if chosen else "") if field.name == "select" else field.get("value", field.text)
    return client.post(address, data | {"_save": "Save"} | changes)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_table_can_be_listed_searched_and_opened(as_alice, stored, model):
    assert admin.site.is_registered(model)
    address = f"/admin/timeline/{model._meta.model_name}/"
    assert as_alice.get(address).status_code == 200
    if admin.site.get_model_admin(model).search_fields:
        assert as_alice.get(address, {"q": "rupert"}).status_code == 200
    if row := model._default_manager.first():
        assert as_alice.get(f"{address}{row.pk}/change/").status_code == 200


def test_only_staff_may_enter(as_bob, stored):
    assert as_bob.get("/admin/timeline/event/").status_code == 302


# Events


def test_a_change_of_an_event_is_written_as_a_correction_and_derived(as_alice, alice, stored):
    address = f"/admin/timeline/event/{stored.pk}/change/"
    response = form_of(as_alice, address, title="The count speaks", status="denied", reason="He took it back.")
    assert response.status_code == 302, response.content
    event = Event.objects.get()
    assert (event.title, event.status) == ("The count speaks", Status.DENIED)
    written = {correction.field: correction for correction in Correction.objects.all()}
    assert set(written) == {"title", "status"}
    assert (written["status"].value, written["status"].machine_value) == ("denied", "occurred")
    assert (written["title"].machine_value, written["title"].author, written["title"].reason) == (
        "Count Rupert spoke",
        alice,
        "He took it back.",
    )


def test_a_corrected_date_moves_the_event_and_stays_when_new_sentences_come(as_alice, stored):
    address = f"/admin/timeline/event/{stored.pk}/change/"
    form_of(as_alice, address, start="2020-01-03", end="2020-01-03", precision="day")
    a_mention(stored, "It was on Sunday.", publisher="Gazette", start=date(2020, 1, 5))
    event = Event.objects.get()
    assert (event.start, event.end) == (date(2020, 1, 3), date(2020, 1, 3))
    assert event.sort_key > 0
    assert set(Participation.objects.values_list("sort_key", flat=True)) == {event.sort_key}


def test_saving_an_event_unchanged_corrects_nothing(as_alice, stored):
    form_of(as_alice, f"/admin/timeline/event/{stored.pk}/change/")
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"start": "2020-01-05", "end": "2020-01-03", "precision": "day"}, "The last day lies before the first."),
        ({"start": "2020-01-05", "end": "", "precision": "day"}, "With an open end"),
    ],
)
def test_a_date_that_cannot_be_is_refused(as_alice, stored, changes, said):
    response = form_of(as_alice, f"/admin/timeline/event/{stored.pk}/change/", **changes)
    assert said in response.content.decode()
    assert Correction.objects.count() == 0


# Articles and actors


def test_deleting_an_article_takes_its_events_out_of_sight_and_keeps_the_others_right(as_alice, stored):
    second = a_mention(stored, "The count spoke, it was said.", publisher="Gazette", type=EventType.STATEMENT)
    only = an_event("Graustark protested.", sources=[Actor.objects.get(name="Graustark")])
    for article in Article.objects.exclude(pk=second.article.pk):
        as_alice.post(f"/admin/timeline/article/{article.pk}/delete/", {"post": "yes"})
    stored.refresh_from_db()
    only.refresh_from_db()
    assert (stored.mention_count, stored.best_mention) == (1, second)
    assert list(Event.objects.visible_to(None)) == [stored]
    assert Actor.objects.get(name="Graustark").event_count == 0


def test_the_text_of_an_article_cannot_be_edited_but_its_publisher_can(as_alice, stored):
    article = Article.objects.get()
    gazette = Publisher.objects.create(name="Gazette", slug="gazette")
    form_of(as_alice, f"/admin/timeline/article/{article.pk}/change/", publisher=str(gazette.pk), text="Something else.")
    article.refresh_from_db()
    assert (article.publisher, article.text) == (gazette, "Count Rupert spoke.")


def test_a_new_affiliation_brings_the_person_s_events_to_the_other_state(as_alice, stored):
    rupert, graustark = Actor.objects.get(name="Count Rupert"), an_actor("Zenda", code="ZEN")
    response = form_of(as_alice, f"/admin/timeline/actor/{rupert.pk}/change/", affiliation=str(graustark.pk))
    assert response.status_code == 302, response.content
    graustark.refresh_from_db()
    assert graustark.event_count == 1
    assert Actor.objects.get(name="Ruritania").event_count == 0


def test_who_is_found_to_be_another_is_told_of_with_the_other_whenever_that_is_decided(as_alice):
    """Two reports of a raid by one man under two names are one event, also with a third that came in between; and not for longer."""
    hassan, ashti = (
        Ref("Hassan Boru", ActorKind.PERSON, affiliation="IRN"),
        Ref("Dana Ashti", ActorKind.PERSON, affiliation="IRQ"),
    )

    def a_raid(name, ref, words):
        return an_edition(Told(f"{name} raided {words}.", EventType.ASSAULT, [(ref, name)], [(USA, "bases")]))

    write_articles([a_raid("Hassan Boru", hassan, "the bases near Basra"), a_raid("Dana Ashti", ashti, "bases near Basra")])
    assert Event.objects.visible_to(None).count() == 2
    address = f"/admin/timeline/actor/{Actor.objects.get(name='Hassan Boru').pk}/change/"
    form_of(as_alice, address, merged_into=str(Actor.objects.get(name="Dana Ashti").pk))
    assert Event.objects.visible_to(None).get().mention_count == 2
    write_articles([a_raid("Dana Ashti", ashti, "the two bases near Basra")])
    assert Event.objects.visible_to(None).get().mention_count == 3
    form_of(as_alice, address, merged_into="")
    assert sorted(Event.objects.visible_to(None).values_list("mention_count", flat=True)) == [1, 2]
    assert not rebuild().total()


def test_a_name_added_by_hand_is_found_whatever_its_accents(as_alice, stored):
    rupert = Actor.objects.get(name="Count Rupert")
    form_of(as_alice, f"/admin/timeline/actor/{rupert.pk}/change/", **{"names-1-name": "Rüpert", "names-TOTAL_FORMS": "2"})
    assert ActorName.objects.get(name="Rüpert").folded == "rupert"


@pytest.mark.parametrize("model", ["actor", "event", "mention", "correction"])
def test_what_would_come_back_or_leave_counts_wrong_cannot_be_deleted(as_alice, stored, model):
    form_of(as_alice, f"/admin/timeline/event/{stored.pk}/change/", title="The count speaks")
    row = apps.get_model("timeline", model).objects.first()
    assert as_alice.post(f"/admin/timeline/{model}/{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_notes_are_withdrawn_not_deleted(as_alice, stored):
    note = Annotation.objects.get()
    as_alice.post("/admin/timeline/annotation/", {"action": "withdraw_notes", "_selected_action": [note.pk]})
    note.refresh_from_db()
    stored.refresh_from_db()
    assert note.withdrawn_at is not None
    assert stored.annotation_count == 0
    assert as_alice.post(f"/admin/timeline/annotation/{note.pk}/delete/", {"post": "yes"}).status_code == 403


# What it costs


@pytest.mark.parametrize("model", ["article", "actor", "event", "mention", "participation", "annotation", "mentionparticipant"])
def test_a_list_costs_as_many_queries_with_ten_rows_as_with_one(as_alice, alice, stored, model):
    once = queries_of(as_alice, f"/admin/timeline/{model}/")
    with built_together():
        for number in range(9):
            state = an_actor(f"State {number}", code=f"S{number}")
            event = an_event(
                f"Person {number} spoke.", sources=[a_person(f"Person {number}", of=state)], publisher=f"Publisher {number}"
            )
            a_note(alice, event=event)
            a_note(alice, article=an_article(f"Text {number}."), quote="Text", start=0, end=4)
    assert queries_of(as_alice, f"/admin/timeline/{model}/") == once


# Unsafe settings


@pytest.mark.parametrize(
    ("changes", "kind", "id"),
    [
        ({"LOCAL_MODE": False, "SECRET_KEY": "short"}, Error, "timeline.E001"),
        ({"ALLOWED_HOSTS": []}, Error, "timeline.E002"),
        ({"LOCAL_MODE": False, "SECRET_KEY": "k" * 50, "DEBUG": True}, Error, "timeline.E003"),
        ({"LOCAL_MODE": True, "ALLOWED_HOSTS": ["*"]}, Warning, "timeline.W001"),
        ({"MAX_ARTICLE_BYTES": 2, "MAX_REQUEST_BYTES": 1}, Warning, "timeline.W002"),
        ({}, None, None),
    ],
)
def test_unsafe_settings_are_named_before_anything_is_served(settings, changes, kind, id):
    for name, value in changes.items():
        setattr(settings, name, value)
    found = check_settings()
    assert [(type(problem), problem.id) for problem in found] == ([(kind, id)] if kind else [])
