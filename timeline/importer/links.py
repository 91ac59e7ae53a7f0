"""Which mentions may be of one event with which, as far as an import has compared them: no two stored ones are weighed twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Max

from timeline.models import Mention


class Links:
    """For mentions by their ids, those that they may be of one event with, and what speaks for it (`weighing`).

    Whoever is in here has been compared with every stored mention. Whatever is stored later comes by itself: it is
    compared with all when it is new.
    """

    def __init__(self) -> None:
        self._of: dict[int, dict[int, float]] = {}
        self._latest = 0  # the last mention that was stored when this was complete
        self._changed: set[int] = set()

    def __contains__(self, key: int) -> bool:
        return key in self._of

    def of(self, key: int) -> Mapping[int, float]:
        return self._of[key]

    def begin(self, keys: Collection[int]) -> None:
        """To be called of mentions that are now going to be compared with all."""
        for key in keys:
            self._of[key] = {}

    def add(self, one: int, other: int, weight: float) -> None:
        """To be told of a pair one of which has begun."""
        for key, linked in ((one, other), (other, one)):
            if key in self._of:
                self._of[key][linked] = weight

    def store(self, stored: Mapping[int, int]) -> None:
        """To be told which id the new mentions have, by the keys that they had before."""
        for key, mention in stored.items():
            linked = self._of.pop(key)
            for other in linked:
                if other in self._of:
                    self._of[other][mention] = self._of[other].pop(key)
            self._of[mention] = linked
        self._latest = max(stored.values(), default=self._latest)

    def drop(self, keys: Collection[int]) -> None:
        """Forgets what these are linked with; they are compared anew when they are met."""
        for key in keys:
            self._of.pop(key, None)

    def change(self, keys: Collection[int]) -> None:
        """To be told of mentions that are not what they were when they were compared."""
        for key in keys:
            for other in self._of.pop(key, ()):
                self._of.get(other, {}).pop(key, None)
        self._changed.update(keys)

    def take_changed(self) -> set[int]:
        """Those that have to be compared anew before anybody's links can be relied on."""
        changed, self._changed = self._changed, set()
        return changed

    def catch_up(self) -> None:
        """Forgets all if somebody else has stored mentions meanwhile, which nobody in here was compared with."""
        latest = Mention.objects.aggregate(latest=Max("pk"))["latest"] or 0
        if latest != self._latest:
            self._of.clear()
            self._changed.clear()
            self._latest = latest

    def clear(self) -> None:
        self._of.clear()
        self._changed.clear()
