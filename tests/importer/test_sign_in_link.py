import re

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db


def printed_link(capsys) -> str:
    call_command("sign_in_link", address="http://127.0.0.1:9000/")
    out = capsys.readouterr().out
    assert "http://127.0.0.1:9000/\n" in out
    (link,) = re.findall(r"http://127\.0\.0\.1:9000(/\S+)", out)
    return link


def test_the_link_signs_the_owner_in_once(capsys):
    link = printed_link(capsys)
    owner = User.objects.get(username="owner")
    assert owner.is_superuser
    assert not owner.has_usable_password()
    client = Client()
    client.get(link)
    assert client.session["_auth_user_id"] == str(owner.pk)
    stranger = Client()
    stranger.get(link)
    assert "_auth_user_id" not in stranger.session


def test_the_owner_is_made_once(capsys):
    printed_link(capsys)
    printed_link(capsys)
    assert User.objects.count() == 1
