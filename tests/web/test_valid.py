"""Every page is valid HTML, whatever the articles and the people wrote, loads nothing from elsewhere, holds no script of its own.

html5lib knows how HTML is written: every tag closed where it may be, every entity known. What may stand in what, which
attributes an element takes and what ARIA allows is known to the Nu Html Checker, which the W3C runs. It needs Java and
comes from npm ("vnu-jar") rather than with our requirements: NU_CHECKER is the path of its vnu.jar.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from datetime import date
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event, built_together
from timeline.importer.removing import remove_articles
from timeline.importer.retrying import keep
from timeline.models import ActorOccurrence, ActorRole, Article, ImportedFile, ImportRun, SavedView
from timeline.vocabulary import EventType, Precision, Status

pytestmark = pytest.mark.django_db

HOSTILE = "</p></article><script>alert(1)</script> שלום 🙂 " + "w" * 300 + " & <b>"
ADDRESSES = [
    "/", "/?event={event}", "/?type=AID&from=nonsense&colour=red", "/?q=nothing", "/?find_actor=rup", "/?sort=oldest&tag=check",
    "/?from=2020&to=2021&within=certain&undated=exclude", "/?from=0001&to=9999", "/?event=999&cursor=x",
    "/lanes/", "/lanes/?q=nothing", "/lanes/?actor=ruritania", "/matrix/", "/matrix/?q=nothing", "/matrix/?colour=red",
    "/events/{event}/", "/events/{kept}/", "/events/{gone}/", "/events/{event}/correct/", "/events/{event}/merge/",
    "/events/{event}/split/", "/articles/", "/articles/?on=nonsense&publisher=no", "/articles/?q=nothing", "/articles/{article}/",
    "/articles/{article}/?with={other}", "/articles/{article}/?with=0", "/articles/{removed}/", "/actors/", "/actors/?kind=dragon",
    "/actors/ruritania/", "/actors/count-rupert/", "/actors/ruritania/{graustark}/", "/import/", "/import/{run}/",
    "/import/{run}/{file}/", "/notes/{note}/", "/saved/", "/sign-in/", "/sign-in/link/", "/nowhere/", "/?" + "a=1&" * 1001,
]  # fmt: skip
FOR_STRANGERS = [
    "/",
    "/?event={event}",
    "/lanes/?actor=ruritania",
    "/events/{event}/",
    "/articles/{article}/",
    "/import/",
    "/sign-in/",
]
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "form", "popovertarget", "list")
CHECKER = os.environ.get("NU_CHECKER", "")
REFUSED = [
    ("/saved/", {"name": HOSTILE}),
    ("/import/", {"text": HOSTILE, "published_on": HOSTILE, "publisher": HOSTILE}),
    ("/import/", {"text": f"date 2020-01-09 {HOSTILE}", "try": "1"}),
    ("/import/{run}/{file}/", {"text": HOSTILE, "published_on": HOSTILE, "publisher": HOSTILE}),
    ("/events/{event}/notes/", {"body": " ", "tags": HOSTILE}),
    ("/articles/{article}/notes/", {"body": HOSTILE, "quote": HOSTILE}),
    ("/notes/{note}/", {"body": " ", "tags": HOSTILE}),
    ("/events/{event}/correct/", {"title": "", "start": HOSTILE, "reason": HOSTILE}),
    ("/sign-in/", {"username": HOSTILE, "password": HOSTILE}),
]


@pytest.fixture
def archive(alice) -> dict[str, int | str]:
    """An affair with everything that a page can show, in which every text is hostile."""
    ruritania = an_actor("Ruritania", code="RUR", names=[HOSTILE[:180]])
    graustark = an_actor("Graustark " + HOSTILE[:100], code="GRA")
    rupert = a_person("Count Rupert", of=ruritania)
    text = f"Count Rupert met {HOSTILE} and left. Rupert spoke again. {HOSTILE}"
    article = an_article(text, title=HOSTILE[:290], publisher=HOSTILE[:100], place=HOSTILE[:90])
    told = {"article": article, "type": EventType.CONSULT, "sources": [rupert], "targets": [graustark]}
    event = an_event(f"Count Rupert met {HOSTILE} and left.", start=date(2020, 1, 6), trigger="met", **told)
    a_mention(event, "Rupert spoke again.", start=date(2020, 1, 7), speakers=[rupert], **told)
    other = an_article(f"It was {HOSTILE}.", publisher=None, title="Other")
    a_mention(event, f"It was {HOSTILE}.", article=other, status=Status.DENIED, type=EventType.CONSULT, sources=[graustark])
    with built_together():
        for number, kind in enumerate((EventType.AID, EventType.SANCTION, EventType.ASSAULT, EventType.STATEMENT)):
            both = (
                {"sources": [graustark], "targets": [ruritania]}
                if number % 2
                else {"sources": [ruritania], "targets": [graustark]}
            )
            an_event(
                f"{kind.label} of {HOSTILE}.", type=kind, start=date(2020, 1, 8 + number), status=list(Status)[number], **both
            )
            an_event(f"Undated {kind.label} of {HOSTILE}.", type=kind, **both)
    an_event("It lasted.", start=date(2020, 1, 1), end=date(2020, 1, 31), precision=Precision.MONTH, sources=[ruritania])
    ActorOccurrence.objects.create(article=article, actor=rupert, start=0, end=12, rule="name")
    ActorRole.objects.create(actor=rupert, office=HOSTILE[:100], article=article, start=0, end=5)
    ActorRole.objects.create(actor=rupert, office="Regent", article=other, start=0, end=5)
    note = a_note(alice, HOSTILE, article=article, quote=text[6:60], start=6, end=60)
    a_note(alice, HOSTILE, event=event).tags.create(name="check")
    kept, gone = (an_event(f"{word} {HOSTILE}.") for word in ("Kept", "Gone"))
    a_note(alice, HOSTILE, event=kept)
    removed = [found.best_mention.article_id for found in (kept, gone)]
    remove_articles(Article.objects.filter(pk__in=removed))
    SavedView.objects.create(owner=alice, name=HOSTILE[:80], query="type=AID", words=HOSTILE, is_pinned=True)
    run = ImportRun.objects.create(name=HOSTILE[:290], by=alice, total=2)
    ImportedFile.objects.create(run=run, name="one.txt", outcome="new", article=article, reason=HOSTILE)
    file = ImportedFile.objects.create(run=run, name=HOSTILE, outcome="rejected", place="line 1", reason=HOSTILE)
    keep(file, HOSTILE.encode(), published_on=None, publisher=HOSTILE[:100])
    rows = {
        "event": event,
        "kept": kept,
        "gone": gone,
        "article": article,
        "other": other,
        "run": run,
        "file": file,
        "note": note,
    }
    return {name: row.pk for name, row in rows.items()} | {"removed": removed[0], "graustark": graustark.slug}


@pytest.fixture
def pages(archive, as_alice, anonymous) -> dict[str, str]:
    """Every page by what was asked: by the owner, by a stranger where that differs, and with a form that is refused."""
    asked = [(f"alice {address[:60]}", as_alice, address, None) for address in ADDRESSES]
    asked += [(f"stranger {address}", anonymous, address, None) for address in FOR_STRANGERS]
    asked += [
        (f"refused {address} {', '.join(sent)}", anonymous if "sign-in" in address else as_alice, address, sent)
        for address, sent in REFUSED
    ]
    found = {}
    for name, client, address, sent in asked:
        address = address.format(**archive)
        response = client.get(address) if sent is None else client.post(address, sent)
        assert (response.status_code, "html" in response["Content-Type"]) != (302, False)
        if response.status_code != 302:
            found[name] = response.content.decode()
    assert len(found) >= len(asked) - 2  # whoever is signed in is led on from signing in
    return found


def test_every_page_is_written_as_html_is_and_carries_nothing_foreign(pages):
    for name, page in pages.items():
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        tree = parser.parse(page)
        assert [(position, error) for position, error, _ in parser.errors] == [], name
        elements = [element for element in tree.iter() if isinstance(element.tag, str)]
        assert faults_of(elements) == [], name


def faults_of(elements: list[Element]) -> list[str]:
    """Ids given twice, references that lead nowhere, and whatever comes from elsewhere or stands in the page itself."""
    ids = Counter(element.get("id") for element in elements if element.get("id"))
    faults = [f"id {name} twice" for name, times in ids.items() if times > 1]
    for element in elements:
        referred = {name for attribute in REFERENCES for name in element.get(attribute, "").split()}
        faults += [f"{element.tag} refers to {name}" for name in referred - set(ids)]
        faults += [f"{element.tag} has {name}" for name in element.attrib if name == "style" or name.startswith("on")]
        is_style_sheet = element.tag == "link" and element.get("rel") == "stylesheet"
        source = element.get("href" if is_style_sheet else "src", "/")
        if not source.startswith("/") or element.tag in ("style", "iframe", "object", "embed", "base"):
            faults.append(f"{element.tag} {source}")
        if element.tag == "script" and element.get("type") != "application/ld+json" and element.get("src") is None:
            faults.append("a script in the page")
    return faults


@pytest.mark.skipif(not CHECKER or not shutil.which("java"), reason="no Java, or NU_CHECKER is not the path of a vnu.jar")
def test_the_nu_html_checker_finds_nothing_wrong(pages, tmp_path):
    names = {}
    for number, (name, page) in enumerate(pages.items()):
        path = tmp_path / f"{number}.html"
        path.write_text(page.replace(" hx-", " data-hx-"))  # the standard's spelling of them, which HTMX takes as well
        names[path.name] = name
    command = ["java", "-Xss4m", "-jar", CHECKER, "--format", "json", "--exit-zero-always", "--errors-only", str(tmp_path)]
    messages = json.loads(subprocess.run(command, capture_output=True, check=True).stderr)["messages"]
    found = sorted({f"{names[message['url'].rpartition('/')[2]]}: {message['message']}" for message in messages})
    assert found == []
