"""Every page is valid HTML, loads nothing from elsewhere and holds no script or style of its own."""

from datetime import date

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event
from timeline.models import ActorOccurrence, ImportedFile, ImportRun
from timeline.vocabulary import EventType

pytestmark = pytest.mark.django_db

HOSTILE = "</p></article><script>alert(1)</script> שלום 🙂 " + "w" * 300 + " & <b>"
ADDRESSES = [
    "/articles/", "/articles/?on=nonsense&publisher=no", "/articles/?q=nothing", "{article}", "{article}?with={other}", "{article}?with=0",
    "/actors/", "/actors/?kind=dragon", "/actors/ruritania/", "/actors/count-rupert/", "/import/", "{run}", "{note}", "/sign-in/",
    "/sign-in/link/", "/nowhere/",
]  # fmt: skip


@pytest.fixture
def archive(alice):
    """Rows in which every text is hostile."""
    ruritania = an_actor("Ruritania", code="RUR", names=[HOSTILE[:180]])
    rupert = a_person("Count Rupert", of=ruritania)
    text = f"Count Rupert met {HOSTILE} and left. {HOSTILE}"
    article = an_article(text, title=HOSTILE[:290], publisher=HOSTILE[:100], place=HOSTILE[:90])
    event = an_event(
        f"Count Rupert met {HOSTILE} and left.", article=article, type=EventType.CONSULT, sources=[rupert], start=date(2020, 1, 6)
    )
    other = an_article(f"It was {HOSTILE}.", publisher=None, title="Other")
    a_mention(event, f"It was {HOSTILE}.", article=other)
    ActorOccurrence.objects.create(article=article, actor=rupert, start=0, end=12, rule="name")
    note = a_note(alice, HOSTILE, article=article, quote=text[6:60], start=6, end=60)
    run = ImportRun.objects.create(name=HOSTILE[:290], by=alice, total=1)
    ImportedFile.objects.create(run=run, name=HOSTILE, outcome="rejected", place="line 1", reason=HOSTILE)
    return {"article": article.get_absolute_url(), "other": other.pk, "run": f"/import/{run.pk}/", "note": f"/notes/{note.pk}/"}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", ["as_alice", "anonymous"])
def test_a_page_is_valid_and_carries_nothing_foreign(archive, request, who, address):
    response = request.getfixturevalue(who).get(address.format(**archive))
    if response.status_code == 302:
        return
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(response.content.decode())
    assert [(position, error) for position, error, _ in parser.errors] == []
    page = BeautifulSoup(response.content, "html5lib")
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    for attribute in ("aria-describedby", "aria-labelledby", "for", "popovertarget"):
        for element in page.select(f"[{attribute}]"):
            assert set(element[attribute].split()) <= set(ids), element
    assert [script for script in page.select("script") if not script.get("src", "").startswith("/static/")] == []
    assert page.select("style, [style], [onclick], iframe") == []
    assert all(link["href"].startswith("/static/") for link in page.select("link[rel=stylesheet]"))
