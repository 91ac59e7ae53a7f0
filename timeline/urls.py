from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("timeline.web.urls")),
    path("api/", include("timeline.api.urls")),
    path("admin/", admin.site.urls),
]
