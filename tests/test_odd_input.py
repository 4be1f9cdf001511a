"""Whatever is typed, stored or missing, a sensible page comes back and never an error."""

import pytest
from lxml import html

from practices.case_studies.models import CaseStudyPage
from tests.factories import CaseStudyPageFactory, PublisherPageFactory, UserFactory, case_data
from tests.factories.cases import statement

LISTS = [
    "/",
    "/practices/",
    "/practices/hub/",
    "/search/",
    "/sectors/",
    "/barriers/",
    "/approaches/",
    "/insights/",
    "/contact/",
    "/accounts/login/",
    "/accounts/signup/",
    "/sitemap.xml",
    "/robots.txt",
]
UNKNOWN = [
    "/sectors/no-such/",
    "/barriers/no-such/",
    "/approaches/no-such/",
    "/insights/no-such/",
    "/organisations/no-such/",
    "/practices/no-such/",
    "/practices/hub/no-such/",
    "/v/no-such/1/",
    "/v/no-such/",
    "/v/no-such/changes/",
    "/documents/999/none.pdf",
    "/no-such-page/",
]
ODD = {
    "page far beyond the end": {"page": "9999"},
    "page that is no number": {"page": "-1'"},
    "page as long as a book": {"page": "9" * 5000},
    "unknown facet value": {"sector": "no-such", "barrier": "<b>", "evidence": "9", "year": "x"},
    "every facet twice": {"sector": ["a", "b"], "barrier": ["a", "b"], "sort": ["x", "y"]},
    "NUL": {"q": "data\x00sharing", "sector": "\x00", "page": "\x00", "about": "\x00"},
    "100 kB": {"q": "word " * 20_000},
    "100 kB without a space": {"q": "w" * 100_000},
    "only signs": {"q": "\"'*-()[]{}:^~\\/&|!?<>"},
    "unbalanced": {"q": '"data -(sharing OR OR NOT *'},
    "right to left and emoji": {"q": "\u202etset \U0001f600 ﷺ"},
    "half a surrogate": {"q": "\ud800".encode("utf-8", "surrogatepass")},
}


@pytest.mark.parametrize("address", LISTS)
def test_a_hub_without_any_case_has_every_page(client, library, address):
    assert client.get(address).status_code == 200


def test_a_database_without_even_pages_answers(client, db):
    assert client.get("/search/?q=x").status_code == 200
    assert client.get("/barriers/").status_code == 200
    assert client.get("/no-such-page/").status_code == 404


@pytest.mark.parametrize("address", UNKNOWN)
def test_what_is_not_there_is_said_not_to_be_there(client, library, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


@pytest.mark.parametrize("odd", ODD)
def test_odd_questions_get_a_page(client, case, odd):
    version = f"/v/{case.key}/changes/"
    for address in [*LISTS, case.url, version, "/barriers/data-sharing/", "/sectors/housing/"]:
        assert client.get(address, ODD[odd]).status_code in (200, 400), address


TITLES = {
    "one letter": "x",
    "250 characters": ("A very long title of a practice in a place " * 6)[:249] + "x",
    "Welsh letters": "Tŷ Cymuned: gwasanaethau wedi’u hintegreiddio yn Llŷn a’r Wyddfa",
    "slashes and apostrophes": "King's Lynn/West Norfolk: 24/7 \\ \"help\" & 'advice'",
    "markup": "<script>alert('title')</script>",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_odd_titles_show_as_they_were_written(client, library, title):
    page = CaseStudyPageFactory(library["hub"], publish=False)
    page.title = title
    page.save_revision().publish()

    for address in [
        page.url,
        "/",
        "/practices/",
        "/practices/hub/",
        page.versions.get().get_absolute_url(),
    ]:
        response = client.get(address)
        assert response.status_code == 200
        assert b"<script>alert('title')" not in response.content
    assert title in html_text(client.get(page.url))


def html_text(response) -> str:
    heading = html.fromstring(response.content.decode()).xpath("//h1")[0]
    return heading.text_content().strip()


ATTACK = "<script>alert('field')</script><img src=x onerror=alert(1)>"


def attacked(value):
    """The same structure with the attack appended to all of its prose."""
    if isinstance(value, dict):
        return {name: item if name in KEPT else attacked(item) for name, item in value.items()}
    if isinstance(value, list):
        return [attacked(item) for item in value]
    return value + ATTACK if isinstance(value, str) else value


# Slugs, choices and addresses: what is not free text.
KEPT = {
    "slug", "status", "last_checked", "nation", "region", "type", "setting", "kind", "barrier",
    "how_far", "reading", "uid", "core", "band", "direction", "mark", "url", "sectors",
    "approaches", "population_groups",
}  # fmt: skip


@pytest.fixture
def hostile(library):
    """A case with an attack in every one of its texts, past every check of the loader."""
    data = attacked(case_data(unintended=[statement("Something odd.")]))
    return CaseStudyPageFactory(library["hub"], **(data | {"slug": "hostile"}))


def test_markup_in_every_field_is_only_ever_text(client, hostile):
    hostile = CaseStudyPage.objects.get(pk=hostile.pk)
    version = hostile.versions.get().get_absolute_url()
    addresses = [
        hostile.url, version, "/", "/practices/", "/search/?q=alert", "/barriers/data-sharing/",
        "/sectors/housing/", "/practices/hub/",
    ]  # fmt: skip
    for address in addresses:
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address


def test_markup_in_a_publisher_is_only_ever_text(client, home, library):
    parent = library["hub"].get_parent()
    publisher = PublisherPageFactory(parent, title=ATTACK[:60], introduction=ATTACK)

    page = client.get(publisher.url).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_name_with_markup_is_only_ever_text(client, library):
    client.force_login(UserFactory(first_name="<script>alert(1)</script>", last_name="x"))

    assert "<script>alert" not in client.get("/").content.decode()
