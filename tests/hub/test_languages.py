"""English has plain addresses, and another language is a setting away."""

import pytest


@pytest.fixture
def welsh(settings):
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]


def test_welsh_addresses_answer_once_the_language_is_on(client, library, welsh):
    page = client.get("/cy/contact/").content.decode()

    assert '<html lang="cy"' in page
    assert 'href="/cy/barriers/"' in page


def test_english_has_no_prefix(client, library, welsh):
    page = client.get("/contact/").content.decode()

    assert '<html lang="en-gb"' in page
    assert 'href="/barriers/"' in page


def test_an_unknown_language_is_no_address(client, library):
    assert client.get("/cy/contact/").status_code == 404
