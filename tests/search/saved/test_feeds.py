from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import PageViewRestriction

from tests.search.saved.conftest import MORNING

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def fetch(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return etree.fromstring(response.content)


def titles(feed):
    return [node.text for node in feed.findall("a:entry/a:title", ATOM)]


def test_anyone_can_read_the_feed_of_a_search(client, add_case):
    page = add_case("Warm homes & <damp>", summary="Fewer <b> fell ill.")
    add_case("Elsewhere", sectors=["health"])

    feed = fetch(client, "/search/feed/?sector=housing")

    assert titles(feed) == ["Warm homes & <damp>"]
    (entry,) = feed.findall("a:entry", ATOM)
    assert entry.find("a:link", ATOM).get("href") == f"http://testserver{page.url}"
    assert entry.find("a:summary", ATOM).text == "Fewer &lt;b&gt; fell ill."
    assert entry.find("a:id", ATOM).text.endswith(f"/v/{page.key}/")
    assert page.problem[:20] not in etree.tostring(feed).decode()
    selves = feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM)
    assert selves == ["http://testserver/search/feed/?sector=housing"]
    assert feed.find("a:title", ATOM).text == "Joined Up Practice: Housing"


def test_the_last_changed_comes_first_with_both_of_its_dates(client, add_case, change_case):
    old = add_case("Old", at=MORNING - timedelta(days=9))
    add_case("New", at=MORNING - timedelta(days=5))
    change_case(old, at=MORNING - timedelta(days=1), summary="Something else.")

    feed = fetch(client, "/search/feed/")

    assert titles(feed) == ["Old", "New"]
    entry = feed.find("a:entry", ATOM)
    assert entry.find("a:published", ATOM).text.startswith("2027-02-21")
    assert entry.find("a:updated", ATOM).text.startswith("2027-03-01")


def test_only_what_anyone_may_see_is_in_a_feed(client, add_case, save_search):
    PageViewRestriction.objects.create(page=add_case(), restriction_type="login")
    add_case("Unpublished").unpublish()

    for address in ("/search/feed/", save_search().feed_url):
        assert titles(fetch(client, address)) == []


def test_a_feed_is_bounded(client, add_case, monkeypatch):
    monkeypatch.setattr("search.saved.entries.MOST", 2)
    for number in range(3):
        add_case(f"Case {number}", at=MORNING + timedelta(hours=number))

    assert titles(fetch(client, "/search/feed/")) == ["Case 2", "Case 1"]


def test_a_saved_search_has_a_feed_that_needs_no_sign_in(client, add_case, save_search):
    search = save_search(name="My homes")
    add_case("Warm homes")
    add_case("Elsewhere", sectors=["health"])

    feed = fetch(client, search.feed_url)

    assert titles(feed) == ["Warm homes"]
    assert feed.find("a:title", ATOM).text.endswith("My homes")
    assert search.feed_url == f"/search/feed/{search.token}/"
    assert len(search.token) == 43
    for nobody in ("x" * 43, search.token[:-1], str(search.pk)):
        assert client.get(f"/search/feed/{nobody}/").status_code == 404


def test_the_feed_of_someone_who_left_is_gone(client, save_search, person):
    search = save_search()
    person.is_active = False
    person.save()

    assert client.get(search.feed_url).status_code == 404


def test_a_filter_that_is_gone_empties_a_feed_and_is_told(client, add_case):
    add_case()

    feed = fetch(client, "/search/feed/?sector=old")

    assert titles(feed) == []
    assert "Sector: old" in feed.find("a:subtitle", ATOM).text


def test_feeds_say_how_long_they_keep_and_who_may_keep_them(client, add_case, save_search):
    add_case()
    public, private = client.get("/search/feed/"), client.get(save_search().feed_url)

    assert public["Cache-Control"] == "max-age=900, public"
    assert private["Cache-Control"] == "max-age=900, private"
    assert "Cookie" not in public.get("Vary", "")
    again = client.get("/search/feed/", headers={"if-none-match": public["ETag"]})
    assert again.status_code == 304
    assert public["X-Robots-Tag"] == "noindex"


def test_a_flood_of_feeds_is_refused(client, library, monkeypatch):
    monkeypatch.setattr("search.saved.limits.PER_HOUR", 2)

    answers = [client.get("/search/feed/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "3600"


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=" + "a%20" * 20_000, 'q="', "organisation=%27%22", "sector=%00", "year=x", "q=*"],
)
def test_odd_addresses_give_a_feed(client, library, query):
    feed = fetch(client, f"/search/feed/?{query}")

    assert feed.tag == f"{{{ATOM['a']}}}feed"


@pytest.mark.parametrize("address", ["/search/feed/?sector=housing", "/search/feed/?q=homes"])
def test_queries_of_a_feed_stay_few_and_do_not_grow(client, add_case, address):
    def queries():
        client.get(address)  # warms what Django itself keeps
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    for _ in range(2):
        add_case()
    two = queries()
    for _ in range(6):
        add_case()

    assert queries() == two <= 25
