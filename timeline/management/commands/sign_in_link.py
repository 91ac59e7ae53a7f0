from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.urls import reverse
from sesame.utils import get_query_string

OWNER = "owner"


class Command(BaseCommand):
    help = "Prints a link that signs the local owner in once. The owner is created when there is none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the program is served")

    def handle(self, *args: Any, **options: Any) -> None:
        owner, created = User.objects.get_or_create(username=OWNER, defaults={"is_staff": True, "is_superuser": True})
        if created:
            owner.set_unusable_password()
            owner.save()
        address = options["address"].rstrip("/")
        self.stdout.write(f"The timeline:            {address}/")
        self.stdout.write(f"Sign in once as owner:   {address}{reverse('sign-in-link')}{get_query_string(owner)}")
