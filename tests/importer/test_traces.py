"""What merging sees of a mention."""

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.importer.readers import ReadArticle
from timeline.importer.remembering import Memory
from timeline.importer.storing import write_articles
from timeline.models import Mention

pytestmark = pytest.mark.django_db


def test_what_another_event_of_the_sentence_tells_is_not_its_own():
    text = "Kenya's president visited Tanzania on Monday, and Uganda expelled the Rwandan ambassador over a smuggled locomotive."
    read = ReadArticle(text, date(2021, 3, 4))
    write_articles([(read, extract(read.text, read.published_on))])
    visit, expulsion = sorted(Memory().traces(Mention.objects.values_list("pk", flat=True)), key=lambda trace: trace.place)
    assert "locomotiv" in expulsion.context
    assert "locomotiv" not in visit.context
