"""Which stored actors a person means by the names that they write."""

from __future__ import annotations

import re
from collections.abc import Collection

from timeline.models import Actor, ActorName
from timeline.search import fold

_BETWEEN_NAMES = re.compile(r"\s*;\s*")
MOST_NAMES = 30


def actors_called(written: str, near: Collection[Actor] = ()) -> list[Actor]:
    """The actors of names, or slugs, separated by semicolons, each once, in the order written. Two queries.

    Accents and case do not count. Of several with one name it is the one among `near`, if only one is. Raises ValueError
    that names what is unknown or may mean several.
    """
    names = list(dict.fromkeys(name for name in _BETWEEN_NAMES.split(written.strip()) if name))
    if len(names) > MOST_NAMES:
        raise ValueError(f"Up to {MOST_NAMES} names; these are {len(names)}.")
    by_slug = {actor.slug: actor for actor in Actor.objects.filter(slug__in=names).select_related("merged_into")}
    by_name: dict[str, dict[int, Actor]] = {}
    known = ActorName.objects.filter(folded__in={fold(name) for name in names}).select_related("actor__merged_into")
    for row in known.order_by("actor"):
        actor = row.actor.merged_into or row.actor
        by_name.setdefault(row.folded, {})[actor.pk] = actor
    found = {}
    for name in names:
        actor = _one_of(name, by_slug.get(name), list(by_name.get(fold(name), {}).values()), near)
        found[actor.pk] = actor
    return list(found.values())


def _one_of(name: str, of_that_slug: Actor | None, called_so: list[Actor], near: Collection[Actor]) -> Actor:
    if of_that_slug:
        return of_that_slug.merged_into or of_that_slug
    candidates = [actor for actor in called_so if actor in near] or called_so
    exact = [actor for actor in candidates if actor.name == name] or candidates
    if not exact:
        raise ValueError(f"No actor is known as “{name[:60]}”. Separate several by semicolons.")
    if len(exact) > 1:
        raise ValueError(f"“{name[:60]}” may be several: write {' or '.join(sorted(actor.slug for actor in exact)[:5])}.")
    return exact[0]
