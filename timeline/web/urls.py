from django.urls import path

from timeline.web.actors import actor, actors
from timeline.web.articles import article, articles
from timeline.web.decisions import correct_event, merge_events, split_event, undo_a_correction, undo_a_grouping
from timeline.web.dyad import dyad
from timeline.web.events import event
from timeline.web.imports import import_page, import_run
from timeline.web.imports_again import import_again
from timeline.web.lanes import lanes
from timeline.web.matrix import matrix
from timeline.web.notes import article_note, event_note, note
from timeline.web.saved_views import saved_view, saved_view_delete, saved_views
from timeline.web.signing import sign_in, sign_in_link, sign_out
from timeline.web.theme import theme
from timeline.web.timeline import timeline

urlpatterns = [
    # The explorer and its events
    path("", timeline, name="timeline"),
    path("lanes/", lanes, name="lanes"),
    path("matrix/", matrix, name="matrix"),
    path("events/<int:event_id>/", event, name="event"),
    path("theme/", theme, name="theme"),
    # Saved views
    path("saved/", saved_views, name="saved-views"),
    path("saved/<int:view_id>/", saved_view, name="saved-view"),
    path("saved/<int:view_id>/delete/", saved_view_delete, name="saved-view-delete"),
    # What people decide
    path("events/<int:event_id>/correct/", correct_event, name="event-correct"),
    path("events/<int:event_id>/merge/", merge_events, name="event-merge"),
    path("events/<int:event_id>/split/", split_event, name="event-split"),
    path("corrections/<int:correction_id>/undo/", undo_a_correction, name="undo-correction"),
    path("groupings/<int:grouping_id>/undo/", undo_a_grouping, name="undo-grouping"),
    # Actors
    path("actors/", actors, name="actors"),
    path("actors/<slug:slug>/", actor, name="actor"),
    path("actors/<slug:slug>/<slug:other_slug>/", dyad, name="dyad"),
    # Articles
    path("articles/", articles, name="articles"),
    path("articles/<int:article_id>/", article, name="article"),
    # Notes
    path("articles/<int:article_id>/notes/", article_note, name="article-note"),
    path("events/<int:event_id>/notes/", event_note, name="event-note"),
    path("notes/<int:note_id>/", note, name="note"),
    # Import
    path("import/", import_page, name="import"),
    path("import/<int:run_id>/", import_run, name="import-run"),
    path("import/<int:run_id>/<int:file_id>/", import_again, name="import-again"),
    # Signing in
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/link/", sign_in_link, name="sign-in-link"),
    path("sign-out/", sign_out, name="sign-out"),
]
