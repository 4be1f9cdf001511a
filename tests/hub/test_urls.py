"""There is one way to sign in."""

import pytest

from tests.factories import UserFactory


@pytest.mark.parametrize("door", ["/admin/", "/admin/login/", "/admin/pages/"])
def test_the_admin_sends_people_to_the_one_sign_in(client, library, door):
    response = client.get(door, follow=True)

    assert response.redirect_chain[-1][0].startswith("/accounts/login/")
    assert "Sign in" in response.content.decode()


@pytest.mark.parametrize("door", ["/admin/password_reset/", "/django-admin/"])
def test_other_doors_are_closed(client, library, door):
    response = client.get(door, follow=True)

    assert response.status_code == 404 or response.request["PATH_INFO"] == "/accounts/login/"


def test_signing_out_of_the_admin_signs_out_of_the_site(client, library):
    client.force_login(UserFactory(is_superuser=True))

    client.post("/admin/logout/")

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["/", "/about-nothing/", "/accounts/login/"])
def test_every_public_page_has_the_strict_policy(client, library, address):
    headers = client.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "script-src 'self' 'nonce-" in policy
    assert "object-src 'none'" in policy
    assert headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_admin_has_a_policy_too(client, library):
    client.force_login(UserFactory(is_superuser=True))

    assert "object-src 'none'" in client.get("/admin/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/search/", "/nothing-here/"])
def test_a_host_that_is_not_ours_is_refused_in_words(client, db, settings, address):
    settings.ALLOWED_HOSTS = ["hub.example.org"]
    client.raise_request_exception = False

    response = client.get(address, headers={"Host": "elsewhere.example"})

    assert response.status_code == 400
    assert "could not read that request" in response.content.decode()
