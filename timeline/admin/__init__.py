"""The admin: everything stored can be looked at; what people may decide can be changed; what is derived cannot.

An event is changed by a correction, which stands against any later extraction. After each change the events it concerns
are derived anew.
"""

from django.contrib import admin

from timeline.admin import actors, articles, events, others

__all__ = ["actors", "articles", "events", "others"]

admin.site.site_header = "Timeline"
admin.site.site_title = "Timeline"
admin.site.index_title = "What is stored"
