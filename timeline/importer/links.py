"""Which mentions may be of one event with which, as far as an import has compared them: no two stored ones are weighed twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping


class Links:
    """For mentions by their ids, those that they may be of one event with, and what speaks for it (`weighing`).

    Whoever is in here has been compared with every stored mention. Whatever is stored later comes by itself: it is
    compared with all when it is new.
    """

    def __init__(self) -> None:
        self._of: dict[int, dict[int, float]] = {}

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

    def drop(self, keys: Collection[int]) -> None:
        """Forgets what these are linked with; they are compared anew when they are met."""
        for key in keys:
            self._of.pop(key, None)

    def change(self, keys: Collection[int]) -> None:
        """To be told of mentions that are not what they were when they were compared. They have to be compared anew."""
        elsewhere = set()  # those that nothing is known of here, though others may be linked with them
        for key in keys:
            if key in self._of:
                for other in self._of.pop(key):
                    self._of.get(other, {}).pop(key, None)
            else:
                elsewhere.add(key)
        if elsewhere:
            for linked in self._of.values():
                for key in elsewhere & linked.keys():
                    del linked[key]

    def clear(self) -> None:
        self._of.clear()
