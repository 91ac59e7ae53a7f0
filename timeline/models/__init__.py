"""What is stored, and the questions one row or one set of rows can answer.

A foreign key that leads an index of several columns needs none of its own (`db_index=False`): each costs every import.
"""

from timeline.models.actors import Actor, ActorName, ActorOccurrence, ActorRole
from timeline.models.annotations import Annotation, Tag
from timeline.models.articles import Article, Publisher
from timeline.models.decisions import Correction, Decision, Grouping, PlacedMention
from timeline.models.events import Event, EventQuerySet, Mention, MentionOrder, MentionParticipant, Participation
from timeline.models.imports import ImportedFile, ImportRun
from timeline.models.kept_uploads import KeptUpload
from timeline.models.merging import MentionKey
from timeline.models.removed_articles import RemovedArticle
from timeline.models.rollups import ActorMonth, ActorPair, ActorTypeMonth, EventText, TypeMonth
from timeline.models.saved_views import SavedView

__all__ = [
    "Actor", "ActorMonth", "ActorName", "ActorOccurrence", "ActorPair", "ActorRole", "ActorTypeMonth",
    "Annotation", "Article", "Correction", "Decision", "Event", "EventQuerySet", "EventText", "Grouping", "ImportRun",
    "ImportedFile", "KeptUpload", "Mention", "MentionKey", "MentionOrder", "MentionParticipant", "Participation",
    "PlacedMention", "Publisher", "RemovedArticle", "SavedView", "Tag", "TypeMonth",
]  # fmt: skip
