import os
import subprocess
import sys

import pytest
from django.conf import settings

from hub import checks

SERVER = {
    "SECRET_KEY": "k7Qm-2vXw9_Zr4Tn8Lp3Hs6Yd1Fb5Gj0Ce-Ua7Mi2Ox4Rq9Ws3Vt8Nz6Ky1Bp",
    "ALLOWED_HOSTS": "hub.example.org",
    "HUB_BASE_URL": "https://hub.example.org",
    "HUB_CONTACT_EMAIL": "hub@example.org",
    "EMAIL_URL": "smtp://localhost:25",
}


@pytest.fixture
def check(tmp_path):
    """Runs Django's checks for a server, with these variables only."""

    def run(environment: dict) -> subprocess.CompletedProcess:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.run(
            [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            cwd=settings.BASE_DIR,
            env=kept
            | environment
            | {"HUB_VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "hub.settings.production"},
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def test_a_server_with_all_that_it_needs_passes_every_check(check):
    done = check(SERVER)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", SERVER)
def test_a_server_refuses_to_start_without(check, name):
    done = check({key: value for key, value in SERVER.items() if key != name})

    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr and name in done.stderr


def test_behind_a_proxy_visitors_are_told_apart_by_what_it_says(tmp_path):
    code = "from hub.settings import production; print(production.ALLAUTH_TRUSTED_PROXY_COUNT)"
    environment = SERVER | {"HUB_VAR_DIR": str(tmp_path), "HUB_BEHIND_PROXY": "true"}

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.stdout.strip() == "1", done.stderr


@pytest.mark.parametrize(
    ("address", "found"),
    [
        pytest.param("hub.example.org", ["hub.E001"], id="without its scheme"),
        pytest.param("ftp://hub.example.org", ["hub.E001"], id="not a web address"),
        pytest.param("http://hub.example.org", ["hub.W001"], id="not encrypted"),
        pytest.param("https://hub.example.org/hub/", ["hub.W002"], id="with a path"),
        pytest.param("https://hub.example.org", [], id="right"),
    ],
)
def test_the_address_of_the_hub_is_one_that_readers_can_open(settings, address, found):
    settings.WAGTAILADMIN_BASE_URL = address

    assert [message.id for message in checks.check_address(None)] == found


def test_demonstration_sign_ins_have_no_place_on_a_server(settings):
    settings.DEMO_PEOPLE = True
    assert [message.id for message in checks.check_demonstration(None)] == ["hub.E002"]

    settings.DEMO_PEOPLE = False
    assert checks.check_demonstration(None) == []
