"""The program's own settings, with what makes tests quick and repeatable."""

import os

os.environ.setdefault("LOCAL_MODE", "true")

from timeline.settings import *  # noqa: F403

SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = BASE_DIR / "static"  # noqa: F405 - nothing is collected for tests; WhiteNoise warns of a folder that is missing
