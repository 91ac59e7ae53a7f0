from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS, BasePermission

if TYPE_CHECKING:  # REST framework imports this module from its settings, before its own views are there
    from rest_framework.request import Request
    from rest_framework.views import APIView


class ReadIfPublicWriteIfSignedIn(BasePermission):
    """Everybody reads while PUBLIC_READ is on; whoever is signed in, by token or session, reads and writes.

    It is asked before anything is looked up, so a stranger does not learn what exists.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        if request.method in SAFE_METHODS and settings.PUBLIC_READ:
            return True
        return bool(request.user and request.user.is_authenticated)
