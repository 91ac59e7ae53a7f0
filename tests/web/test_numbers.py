"""Numbers on the pages: none is said as "no", one has no plural, thousands are parted."""

import pytest

from tests.builders import an_actor, an_article
from tests.web.pages import page_of, words_of
from timeline.models import ImportRun, SavedView

pytestmark = pytest.mark.django_db


def test_a_list_says_none_and_one_as_people_do(as_bob, bob):
    an_article("Ruritania spoke.", title="A speech")
    an_actor("Ruritania")
    for address, words in [
        ("/articles/?q=speech", "1 article"),
        ("/articles/?q=silence", "No articles"),
        ("/actors/?q=ruritania", "1 actor"),
        ("/actors/?q=graustark", "No actors"),
    ]:
        assert words_of(page_of(as_bob, address), "#count") == words
    assert words_of(page_of(as_bob, "/saved/"), "#saved-count") == "No views"
    SavedView.objects.create(owner=bob, name="Sanctions", query="type=SANCTION")
    assert words_of(page_of(as_bob, "/saved/"), "#saved-count") == "1 view"


@pytest.mark.parametrize(
    ("total", "state", "words"),
    [
        (1, "stopped", "0 of 1 file, stopped 9 January 2020, 12:00"),
        (1204, "done", "0 of 1,204 files, done 9 January 2020, 12:00"),
    ],
)
def test_the_line_of_a_run_says_how_it_ended(as_alice, alice, total, state, words):
    run = ImportRun.objects.create(name="january", by=alice, state=state, total=total, ended_at="2020-01-09T12:00Z")
    assert words_of(page_of(as_alice, f"/import/{run.pk}/"), ".run-line") == words
