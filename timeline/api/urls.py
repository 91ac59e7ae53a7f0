from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.urls import path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from timeline.api.actors import ActorDetail, Actors
from timeline.api.annotations import AnnotationDetail, Annotations
from timeline.api.articles import ArticleDetail, Articles
from timeline.api.events import EventDetail, Events, FacetsView
from timeline.api.permissions import ReadIfPublicWriteIfSignedIn
from timeline.api.root import Index, TokenView, nowhere

app_name = "api"
_READERS = {"permission_classes": [ReadIfPublicWriteIfSignedIn]}
# Swagger UI has a style element and sets styles from its script, which comes from an address of its own.
_with_styles = csp_update({"style-src": [SELF, UNSAFE_INLINE]})

urlpatterns = [
    path("v1/", Index.as_view(), name="index"),
    path("v1/events/", Events.as_view(), name="events"),
    path("v1/events/<int:pk>/", EventDetail.as_view(), name="event"),
    path("v1/facets/", FacetsView.as_view(), name="facets"),
    path("v1/actors/", Actors.as_view(), name="actors"),
    path("v1/actors/<slug:slug>/", ActorDetail.as_view(), name="actor"),
    path("v1/articles/", Articles.as_view(), name="articles"),
    path("v1/articles/<int:pk>/", ArticleDetail.as_view(), name="article"),
    path("v1/annotations/", Annotations.as_view(), name="annotations"),
    path("v1/annotations/<int:pk>/", AnnotationDetail.as_view(), name="annotation"),
    path("v1/token/", TokenView.as_view(), name="token"),
    path("v1/schema/", SpectacularAPIView.as_view(**_READERS), name="schema"),
    path("docs/", _with_styles(SpectacularSwaggerSplitView.as_view(url_name="api:schema", **_READERS)), name="docs"),
    re_path(r"^(?P<path>.*)$", nowhere),
]
