"""System checks: unsafe settings, and lexicon files that cannot be read. `manage.py check --deploy` adds Django's own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from timeline.extraction.lexicon.checking import lexicon_problems
from timeline.extraction.lexicon.files import own_folder

SHORTEST_KEY = 32


@register("security")
def check_settings(**_: Any) -> list[CheckMessage]:
    """Errors for what is unsafe or cannot work, warnings for what is probably not meant."""
    problems: list[CheckMessage] = []
    if len(settings.SECRET_KEY) < SHORTEST_KEY and not settings.LOCAL_MODE:
        problems.append(
            Error(
                f"SECRET_KEY has fewer than {SHORTEST_KEY} characters.",
                hint="Sessions and sign-in links are signed with it. python -c 'import secrets; print(secrets.token_urlsafe(50))'",
                id="timeline.E001",
            )
        )
    if not settings.ALLOWED_HOSTS and not settings.DEBUG:
        problems.append(
            Error(
                "ALLOWED_HOSTS is empty: every request would be refused.",
                hint="ALLOWED_HOSTS=timeline.example.org",
                id="timeline.E002",
            )
        )
    if settings.DEBUG and not settings.LOCAL_MODE:
        problems.append(
            Error(
                "DEBUG is on outside local mode.",
                hint="Its error pages show the settings and the text of the code.",
                id="timeline.E003",
            )
        )
    if settings.LOCAL_MODE and "*" in settings.ALLOWED_HOSTS:
        problems.append(
            Warning(
                "LOCAL_MODE answers to every host name.",
                hint="It sends cookies over plain HTTP. To serve others set SECRET_KEY and ALLOWED_HOSTS instead.",
                id="timeline.W001",
            )
        )
    if settings.MAX_ARTICLE_BYTES > settings.MAX_REQUEST_BYTES:
        problems.append(
            Warning(
                "MAX_ARTICLE_BYTES is larger than MAX_REQUEST_BYTES.",
                hint="An article of that size can be imported on the machine, but not in the browser or through the API.",
                id="timeline.W002",
            )
        )
    return problems


@register("lexicon")
def check_lexicon(**_: Any) -> list[CheckMessage]:
    """An error for each line of the lexicon that cannot be read: it would be left out without a word."""
    hint = "docs/lexicon.md explains the files; manage.py check_lexicon checks them alone."
    return [Error(problem, hint=hint, id="timeline.E010") for problem in lexicon_problems(own_folder())]
