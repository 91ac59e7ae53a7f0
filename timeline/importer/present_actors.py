"""Actors as they are meant today: whoever was merged into another actor is that other one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.listed import listed
from timeline.models import Actor


@dataclass(slots=True, eq=False)
class PresentActor:
    """An actor, as far as merging and deriving ask. Within one answer of `present_actors` each is one object.

    Thousands of them are keys of dictionaries in every batch, for which an object of the model is slow.
    """

    pk: int
    name: str
    kind: str
    affiliation: PresentActor | None = None

    @property
    def side(self) -> int:
        """The actor behind it for whom it acts, or itself."""
        return self.affiliation.pk if self.affiliation else self.pk


def present_actors(actor_ids: Iterable[int]) -> dict[int, PresentActor]:
    """By the id that is stored for it, the actor that is meant today, with its affiliation."""
    known: dict[int, PresentActor] = {}
    affiliations: dict[int, int] = {}
    merges: dict[int, int] = {}
    wanted = set(actor_ids)
    while wanted:
        stored = Actor.objects.filter(pk__in=listed(wanted)).order_by()
        for pk, name, kind, affiliation, merged_into in stored.values_list(
            "pk", "name", "kind", "affiliation_id", "merged_into_id"
        ):
            known[pk] = PresentActor(pk, name, kind)
            if affiliation:
                affiliations[pk] = affiliation
            if merged_into:
                merges[pk] = merged_into
        wanted = {*affiliations.values(), *merges.values()} - known.keys()

    def survivor(pk: int) -> PresentActor:
        while pk in merges:
            pk = merges[pk]
        return known[pk]

    for pk, affiliation in affiliations.items():
        known[pk].affiliation = survivor(affiliation)
    return {pk: survivor(pk) for pk in known}
