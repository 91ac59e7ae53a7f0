from django.urls import path

from timeline.web.events import event
from timeline.web.theme import theme
from timeline.web.timeline import timeline

urlpatterns = [
    # The explorer and its events
    path("", timeline, name="timeline"),
    path("events/<int:event_id>/", event, name="event"),
    path("theme/", theme, name="theme"),
    # Actors
    # Articles
    # Notes
    # Import
    # Signing in
]
