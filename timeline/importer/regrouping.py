"""Stored mentions grouped afresh without any article being read: after people have placed some of them."""

from __future__ import annotations

from collections.abc import Collection

from timeline.importer.deriving import derive_events
from timeline.importer.merging import group, mentions_in
from timeline.importer.placing import delete_empty, place, tell_reasons
from timeline.importer.remembering import Memory


def regroup(event_ids: Collection[int], further: Collection[int] = ()) -> None:
    """What the machine makes of these events' mentions, and of those that hang together with them, around what is placed.

    `further` are other mentions to begin with. The outcome is that of an import, so it does not matter whether a decision
    came before or after an article.
    """
    placement = place(group([], sorted(mentions_in(event_ids).union(further)), Memory()))
    tell_reasons(placement)
    concerned = placement.affected | set(event_ids)
    derive_events(concerned)
    delete_empty(concerned)
