from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from search.models import SavedSearch
from search.saved import stop_links
from tests.factories import OrganisationFactory, PublisherPageFactory, UserFactory
from tests.factories.people import PASSWORD

FOLLOW = "/searches/follow/?sector=housing&next=/sectors/housing/"
ANSWERS = {"name": "Homes", "frequency": "weekly"}


@pytest.fixture
def signed_in(client, person):
    client.force_login(person)
    return client


def text(response):
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def links(response, words):
    tree = html.fromstring(response.content.decode())
    return [a.get("href") for a in tree.iter("a") if words in " ".join(a.text_content().split())]


def press(client, response, button):
    """Posts the form with this button, as a browser without JavaScript would."""
    tree = html.fromstring(response.content.decode())
    for form in tree.forms:
        for element in form.iter("button"):
            if button in element.text_content():
                address = form.action or response.request["PATH_INFO"]
                return client.post(address, dict(form.form_values()), follow=True)
    raise AssertionError(f"There is no button “{button}”.")


# --- Following ---------------------------------------------------------------------------------


def test_a_person_follows_a_search_and_comes_back_to_it(signed_in, person, add_case):
    add_case()
    results = signed_in.get("/search/?sector=housing&sort=newest")
    (address,) = links(results, "Follow this search")
    form = signed_in.get(address)
    (fields,) = [f for f in html.fromstring(form.content.decode()).forms if "name" in f.fields]
    assert (fields.fields["name"], fields.fields["frequency"]) == ("Housing", "weekly")

    response = signed_in.post(address, ANSWERS, follow=True)

    assert response.redirect_chain == [("/search/?sector=housing&sort=newest", 302)]
    assert "You now follow “Homes”" in text(response)
    assert "Following Change or stop following this search" in text(response)
    kept = person.saved_searches.get()
    assert (kept.query, kept.name, kept.frequency) == ("sector=housing", "Homes", "weekly")


def test_a_visitor_signs_in_and_comes_back_to_the_same_search(client, person, add_case):
    add_case()
    (address,) = links(client.get("/search/?q=warm&sector=housing"), "Follow this search")
    asked = client.get(address)

    assert asked.url.startswith("/accounts/login/")
    signed = client.post(asked.url, {"login": person.email, "password": PASSWORD})
    assert signed.url == address
    response = client.post(signed.url, ANSWERS)
    assert response.url == "/search/?q=warm&sector=housing"
    assert person.saved_searches.get().query == "q=warm&sector=housing"


@pytest.fixture
def followable(library, add_case):
    """Pages with a button, by what pressing it follows."""
    case = add_case(sectors=["housing"], approaches=["key-worker"])
    case.organisations.add(OrganisationFactory(slug="hull", name="Hull City Council"))
    case.save()
    publisher = PublisherPageFactory(library["hub"].get_parent(), title="Association", slug="assoc")
    return {
        "sector=housing": "/sectors/housing/",
        "barrier=data-sharing": "/barriers/data-sharing/",
        "approach=key-worker": "/approaches/key-worker/",
        "organisation=hull": "/organisations/hull/",
        "publisher=assoc": publisher.url,
    }


def test_a_page_is_followed_and_left_with_one_press_each(signed_in, person, followable):
    for query, address in followable.items():
        followed = press(signed_in, signed_in.get(address), "Follow")
        assert followed.redirect_chain == [(address, 302)], address
        kept = person.saved_searches.get()
        assert (kept.query, kept.frequency) == (query, "weekly")
        assert "Following" in text(followed)
        left = press(signed_in, followed, "Stop following")
        assert left.redirect_chain == [(address, 302)]
        assert not person.saved_searches.exists()


def test_pages_tell_feed_readers_of_their_feed(client, followable):
    addresses = followable | {"q=warm&sector=housing": "/search/?q=warm&sector=housing"}
    for query, address in addresses.items():
        tree = html.fromstring(client.get(address).content.decode())
        (feed,) = tree.xpath("//head/link[@type='application/atom+xml']/@href")
        assert feed == f"/search/feed/?{query}"
        assert client.get(feed).status_code == 200


def test_a_visitor_to_a_page_is_led_to_sign_in_and_back(client, followable):
    for address in followable.values():
        (link,) = links(client.get(address), "Follow")
        assert parse_qs(urlsplit(link).query)["next"] == [address]


def test_buttons_cost_one_query(client, person, followable):
    def queries():
        client.get("/sectors/housing/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/sectors/housing/")
        return [query["sql"] for query in captured if "search_savedsearch" in query["sql"]]

    assert queries() == []
    client.force_login(person)
    assert len(queries()) == 1


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_the_way_back_never_leads_elsewhere(signed_in, add_case, elsewhere):
    add_case()
    address = "/searches/{}/?sector=housing&next=" + elsewhere

    for view in ("follow", "unfollow"):
        response = signed_in.post(address.format(view), ANSWERS)
        assert response.url == "/search/?sector=housing"


def test_a_filter_that_is_not_there_cannot_be_followed(signed_in, person, add_case):
    add_case()

    response = signed_in.post("/searches/follow/?sector=no-such", ANSWERS, follow=True)

    assert "That filter is no longer in the library." in text(response)
    assert not person.saved_searches.exists()


@pytest.mark.parametrize("answers", [{}, {"name": "", "frequency": "daily"}, {"name": "x\0"}])
def test_answers_that_do_not_do_are_asked_for_again(signed_in, person, add_case, answers):
    add_case()

    response = signed_in.post(FOLLOW, answers)

    assert "There is a problem" in text(response)
    assert not person.saved_searches.exists()


def test_too_many_at_once_are_refused_in_words(signed_in, person, add_case, monkeypatch):
    monkeypatch.setattr("search.saved.keep.PER_HOUR", 0)
    add_case()

    assert "try again in an hour" in text(signed_in.post(FOLLOW, ANSWERS))
    assert not person.saved_searches.exists()


def test_a_button_on_an_old_page_changes_nothing(signed_in, person, save_search, followable):
    old = signed_in.get("/sectors/housing/")
    save_search(name="My homes", frequency="weekly")

    press(signed_in, old, "Follow")

    kept = person.saved_searches.get()
    assert (kept.name, kept.frequency) == ("My homes", "weekly")


@pytest.mark.parametrize("odd", ["q=%00", "q=" + "a%20" * 9_000, "next=%00&name=%00x", "sector="])
def test_odd_addresses_give_a_sensible_page(signed_in, library, odd):
    for address in ("follow", "unfollow"):
        for method in (signed_in.get, signed_in.post):
            assert method(f"/searches/{address}/?{odd}").status_code in (200, 302, 405)


# --- The list ----------------------------------------------------------------------------------


def test_the_list_says_what_is_followed_and_how_often(signed_in, save_search, add_case):
    add_case()
    save_search("q=damp&sector=housing", name="Damp", frequency="weekly")
    save_search("sector=old", name="Old")

    page = signed_in.get("/searches/")

    assert "Words: damp Sector: Housing" in text(page)
    assert "E-mail: every week" in text(page)
    assert links(page, "Damp")[0] == "/search/?q=damp&sector=housing"
    assert "Sector: old is no longer in the library. So this search finds nothing." in text(page)
    assert "/search/?sector=old" not in page.content.decode()


def test_a_name_that_says_all_is_not_said_again(signed_in, save_search, add_case):
    add_case()
    save_search("sector=housing", name="Housing", frequency="weekly")

    said = text(signed_in.get("/searches/"))

    assert "Housing Sector E-mail: every week None sent yet" in said


def test_an_empty_list_says_how_to_begin(signed_in, library):
    assert "You follow nothing yet" in text(signed_in.get("/searches/"))


def test_a_search_is_renamed_and_mailed_less_often(signed_in, save_search):
    search = save_search()

    response = signed_in.post(search.get_absolute_url(), ANSWERS | {"name": "Houses"}, follow=True)

    assert "Your changes to “Houses” were saved." in text(response)
    search.refresh_from_db()
    assert (search.name, search.frequency) == ("Houses", "weekly")


def test_stopping_asks_first(signed_in, save_search):
    address = f"/searches/{save_search().pk}/stop/"

    assert "Stop following this search?" in text(signed_in.get(address))
    assert SavedSearch.objects.count() == 1
    assert "You no longer follow “Homes”." in text(signed_in.post(address, follow=True))
    assert SavedSearch.objects.count() == 0


def test_a_long_list_costs_what_a_short_one_does(signed_in, save_search, add_case):
    def queries():
        signed_in.get("/searches/")
        with CaptureQueriesContext(connection) as captured:
            signed_in.get("/searches/")
        return len(captured)

    add_case()
    for number in range(2):
        OrganisationFactory(slug=f"council-{number}")
        save_search(f"organisation=council-{number}")
    few = queries()
    for number in range(2, 12):
        OrganisationFactory(slug=f"council-{number}")
        save_search(f"organisation=council-{number}")

    assert queries() == few


def test_account_pages_lead_to_the_list(signed_in, library):
    assert "/searches/" in links(signed_in.get("/accounts/email/"), "What you follow")


# --- Who may do what ---------------------------------------------------------------------------


def test_nobody_sees_or_changes_what_another_follows(client, save_search, library):
    search = save_search(name="Asha’s homes")
    private = ["/searches/", search.get_absolute_url(), f"/searches/{search.pk}/stop/"]
    private += ["/searches/follow/?sector=housing", "/searches/unfollow/?sector=housing"]
    for method in ("get", "post"):
        for address in private:
            if method == "get" and "unfollow" in address:
                continue
            if method == "post" and address == "/searches/":
                continue
            response = getattr(client, method)(address)
            assert response.url.startswith("/accounts/login/"), address

    client.force_login(UserFactory(is_superuser=True))
    for address in private[1:3]:
        assert client.get(address).status_code == 404
        assert client.post(address, ANSWERS).status_code == 404
    assert "Asha" not in client.get("/searches/").content.decode()
    client.post("/searches/unfollow/?sector=housing")
    client.post("/searches/follow/?sector=housing", ANSWERS)
    search.refresh_from_db()
    assert (search.name, search.owner.email) == ("Asha’s homes", "asha@example.org")


def test_pages_of_one_s_own_are_kept_by_no_shared_cache(signed_in, save_search, library):
    for address in ("/searches/", save_search().get_absolute_url(), "/searches/follow/"):
        assert "private" in signed_in.get(address)["Cache-Control"]


def test_everything_goes_with_the_account(save_search, person):
    save_search()
    person.delete()

    assert not SavedSearch.objects.exists()


# --- Stopping mails ----------------------------------------------------------------------------


def test_a_link_in_a_mail_asks_and_its_button_stops(save_search, library):
    visitor = Client(enforce_csrf_checks=True)  # signed in nowhere, without any cookie
    search, other = save_search(), save_search("q=x", name="Other")
    address = stop_links.stop_one(search)

    asking = visitor.get(address)
    search.refresh_from_db()
    assert search.frequency == "daily"  # mail scanners open links
    assert "Stop these e-mails?" in text(asking)
    stopped = visitor.post(address, {"List-Unsubscribe": "One-Click"})

    assert stopped.status_code == 200
    assert "We send no more of these e-mails" in text(stopped)
    search.refresh_from_db()
    other.refresh_from_db()
    assert (search.frequency, other.frequency) == ("never", "daily")
    assert "We send no more of these e-mails" in text(visitor.get(address))


def test_all_mails_stop_at_once(client, save_search, person, library):
    save_search()
    save_search("q=x")
    theirs = save_search(owner=UserFactory())

    client.post(stop_links.stop_all(person))

    assert set(person.saved_searches.values_list("frequency", flat=True)) == {"never"}
    theirs.refresh_from_db()
    assert theirs.frequency == "daily"


def test_the_link_of_a_search_that_is_gone_says_so(client, save_search, library):
    search = save_search()
    address = stop_links.stop_one(search)
    search.delete()

    assert "no longer followed" in text(client.get(address))
    assert client.post(address).status_code == 200


def test_a_stop_link_cannot_be_guessed(client, save_search, library):
    search = save_search()
    forged = Signer(salt="another", sep=".").sign(f"s{search.pk.hex}")
    cut = stop_links.stop_one(search).split("/")[-2][:-1]

    for token in (forged, cut, search.token, str(search.pk), "x", "%FF.y"):
        assert client.post(f"/searches/stop-mails/{token}/").status_code == 404
    search.refresh_from_db()
    assert search.frequency == "daily"


def test_readers_of_a_feed_cannot_stop_its_owner_s_mails(save_search):
    search = save_search()

    assert search.token not in stop_links.stop_one(search)
