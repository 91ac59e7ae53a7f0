"""What the indexes of actors and of articles say of a query string that they cannot follow."""

from __future__ import annotations

from collections.abc import Collection

from django.http import QueryDict

from timeline.parameters import unknown_name

WITHOUT_IT = "The list is shown without it."
FROM_BEGINNING = "The place in the list was not understood. The list is shown from its beginning."


def notices_on_names(query: QueryDict, known: Collection[str]) -> list[str]:
    """A sentence for each parameter that the page does not know, by the rules of the explorer."""
    return [f"{unknown_name(name, known)} {WITHOUT_IT}" for name in sorted(query.keys() - set(known))]
