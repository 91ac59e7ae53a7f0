"""Reading the pages that the tests ask for."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def page_of(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    """The page at an address, parsed as a browser would."""
    response = client.get(address)
    assert response.status_code == status, response.content[:500]
    return parsed(response)


def parsed(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def queries_of(client: Client, address: str) -> int:
    """How many queries a page costs."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def part_of(client: Client, address: str, target: str, status: int = 200) -> BeautifulSoup:
    """What HTMX gets when it asks for one part of a page."""
    response = client.get(address, headers={"HX-Request": "true", "HX-Target": target})
    assert response.status_code == status, response.content[:500]
    return BeautifulSoup(response.content, "html.parser")


def words_of(soup: BeautifulSoup, selector: str) -> str:
    """The text of the first element that fits, with single blanks."""
    found = soup.select_one(selector)
    assert found is not None, f"no {selector}"
    return " ".join(found.get_text(" ").split())


def titles_of(soup: BeautifulSoup) -> list[str]:
    """The events of a list, in its order."""
    return [heading.get_text(strip=True) for heading in soup.select("#results h3")]
