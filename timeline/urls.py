from django.contrib import admin
from django.urls import include, path

handler400 = "timeline.limits.not_understood"

urlpatterns = [
    path("", include("timeline.web.urls")),
    path("api/", include("timeline.api.urls")),
    path("admin/", admin.site.urls),
]
