"""The kept versions of a case study and what changed between them."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from wagtail.blocks import StreamValue
from wagtail.models import PageViewRestriction, Site

from practices.case_studies import permissions
from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from tests.factories import CaseStudyPageFactory, UserFactory


def text_of(tree, selector):
    return [" ".join(each.get_text().split()) for each in tree.select(selector)]


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def publish(page, **changes):
    page = CaseStudyPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


@pytest.fixture
def changed(case):
    """A case in its second version."""
    page = CaseStudyPage.objects.get(pk=case.pk)
    page.went_wrong[0].value["text"] = "Landlords refused entry in two streets in three."
    first, second, _dropped, fourth = page.blocks
    second.value["title"] = "Meet weekly"
    kept = [(row.block_type, row.value, row.id) for row in (fourth, first, second)]
    page.blocks = StreamValue(page.blocks.stream_block, kept)
    return publish(
        page,
        summary="Fewer people fell ill, and debts fell.",
        change_note="Debts",
        went_wrong=page.went_wrong,
        blocks=page.blocks,
    )


def test_a_version_says_what_the_case_said_then(client, changed):
    tree = get(client, f"/v/{changed.key}/1/")

    banner = text_of(tree, ".app-version-banner")[0]
    assert banner.startswith("This is version 1 of 2, kept on ")
    assert tree.select(f'.app-version-banner a[href="{changed.get_url()}"]')
    assert "fewer people fell ill." in text_of(tree, "#summary")[0]
    assert "one street in three" in text_of(tree, "#what-went-wrong")[0]


def test_a_version_tells_machines_its_own_number(client, changed):
    source = client.get(f"/v/{changed.key}/1/").content.decode()

    assert '"version": 1' in source
    assert '<meta name="robots" content="noindex">' in source


def test_a_version_leaves_out_what_speaks_of_today(client, changed):
    tree = get(client, f"/v/{changed.key}/1/")

    assert not tree.select("#adapted-by, #similar, .app-adapt")
    assert not tree.select('.app-contents a[href="#similar"]')


def test_the_address_without_a_number_leads_to_the_page(client, changed):
    response = client.get(f"/v/{changed.key}/")

    assert response.status_code == 302
    assert response.url == changed.get_url()


def test_where_the_page_has_no_address_it_leads_to_the_last_version(client, changed):
    Site.objects.all().delete()

    assert client.get(f"/v/{changed.key}/").url == f"/v/{changed.key}/2/"


@pytest.mark.parametrize(
    "address",
    [
        "/v/{key}/3/",
        "/v/{key}/0/",
        "/v/{key}/99999999999999999999999/",
        "/v/nosuchkey/1/",
        "/v/nosuchkey/",
        "/v/nosuchkey/changes/",
        "/v/%00/1/",
        "/v/{key}/-1/",
    ],
)
def test_what_was_never_kept_is_not_found(client, changed, address):
    assert client.get(address.format(key=changed.key)).status_code == 404


# --- Changes ---------------------------------------------------------------------------------


def test_changes_are_shown_word_by_word_and_said_aloud(client, changed):
    tree = get(client, f"/v/{changed.key}/changes/?from=1&to=2")

    wrong = next(
        each
        for each in tree.select("section.app-section")
        if each.select("h2")[0].text == "What went wrong"
    )
    (removed,), (added,) = text_of(wrong, "del"), text_of(wrong, "ins")
    assert removed.startswith("Removed: one street")
    assert added.startswith("Added: two streets")
    assert "Landlords refused entry" not in removed + added
    assert text_of(wrong, ".app-change__states") == ["Changed"]


def test_only_what_changed_is_shown(client, changed):
    tree = get(client, f"/v/{changed.key}/changes/?from=1&to=2")

    headings = text_of(tree, "section.app-section > h2")
    assert headings == ["In brief", "What was done", "What went wrong"]
    assert "Cold homes" not in tree.get_text()
    assert "Version 2: Debts" in " ".join(tree.get_text().split())


def test_rows_are_followed_by_their_uid(client, changed):
    tree = get(client, f"/v/{changed.key}/changes/?from=1&to=2")

    found = dict(
        zip(text_of(tree, ".app-change h4"), text_of(tree, ".app-change__states"), strict=False)
    )
    assert found == {"Block 4": "Moved", "Meet weekly": "Changed", "Block 3": "Removed"}


def test_the_order_of_what_it_is_filed_under_is_no_change(client, library):
    page = CaseStudyPageFactory(library["hub"], sectors=["housing", "health"])
    page = publish(page, summary="Another summary.")
    version = CaseStudyVersion.objects.get(key=page.key, number=1)
    swapped = version.content | {"sectors": ["health", "housing"], "summary": "Before."}
    CaseStudyVersion.objects.filter(pk=version.pk).update(content=swapped)

    tree = get(client, f"/v/{page.key}/changes/")

    assert text_of(tree, "section dt") == ["Summary"]


def test_versions_are_chosen_by_a_form(client, changed):
    publish(changed, summary="Fewer fell ill.")

    tree = get(client, f"/v/{changed.key}/changes/?from=1&to=3")

    assert tree.select("form.app-versions-form")[0].get("method") == "get"
    chosen = {
        each.get("name"): each.select("option[selected]")[0].get("value")
        for each in tree.select("select")
    }
    assert chosen == {"from": "1", "to": "3"}


def test_numbers_the_wrong_way_round_are_put_right(client, changed):
    tree = get(client, f"/v/{changed.key}/changes/?from=2&to=1")

    assert "From version 1 to version 2" in tree.get_text()


@pytest.mark.parametrize("query", ["from=9&to=x", "from=%00", "from=&to=-1", "from=1&from=2&to=7"])
def test_numbers_that_are_no_version_give_the_last_two(client, changed, query):
    tree = get(client, f"/v/{changed.key}/changes/?{query}")

    assert "There is no such version." in tree.get_text()
    assert "From version" in tree.get_text()


def test_with_one_version_there_is_nothing_to_compare(client, case):
    tree = get(client, f"/v/{case.key}/changes/?from=1&to=2")

    assert "There is only one version so far" in tree.get_text()


def test_the_same_version_twice_shows_no_change(client, changed):
    tree = get(client, f"/v/{changed.key}/changes/?from=2&to=2")

    assert "Nothing that readers see changed" in tree.get_text()


def test_markup_in_what_changed_stays_text(client, changed):
    publish(changed, summary="<script>alert(1)</script>", theory="<img src=x onerror=y> new")

    source = client.get(f"/v/{changed.key}/changes/?from=1&to=3").content.decode()

    assert "<script>alert" not in source
    assert "<img" not in source
    assert "&lt;script&gt;alert(1)" in source


# --- Who may read ----------------------------------------------------------------------------


def addresses(page):
    return [f"/v/{page.key}/1/", f"/v/{page.key}/changes/?from=1&to=2"]


def statuses(client, page):
    return {client.get(address).status_code for address in addresses(page)}


def withdraw(page):
    page.unpublish()


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(page):
    CaseStudyPage.objects.get(pk=page.pk).delete()


HIDDEN = pytest.mark.parametrize("hide", [withdraw, make_private, delete])


@pytest.fixture
def editor(changed):
    """Someone who may edit every page in the admin."""
    person = UserFactory(is_superuser=True)
    person.user_permissions.add(*Permission.objects.filter(codename="access_admin"))
    return person


@pytest.fixture
def adopter(changed, monkeypatch):
    """Someone whose organisation adapted this case, as the plans app would say."""
    person = UserFactory()
    rule = [lambda user, key: (user, key) == (person, changed.key)]
    monkeypatch.setattr(permissions, "version_readers", rule)
    return person


@HIDDEN
def test_versions_are_hidden_with_their_page(client, changed, hide):
    assert statuses(client, changed) == {200}

    hide(changed)

    assert statuses(client, changed) == {404}
    assert client.get(f"/v/{changed.key}/").status_code == 404


@HIDDEN
def test_versions_are_hidden_from_people_who_only_signed_in(client, changed, hide):
    client.force_login(UserFactory())
    hide(changed)

    assert statuses(client, changed) == {404}


@HIDDEN
def test_those_who_adapted_it_can_read_on(client, changed, adopter, hide):
    hide(changed)
    client.force_login(adopter)

    assert statuses(client, changed) == {200}
    assert client.get(f"/v/{changed.key}/").url == f"/v/{changed.key}/2/"


def test_those_who_adapted_one_case_cannot_read_another(client, changed, adopter, library):
    other = CaseStudyPageFactory(library["hub"])
    other.unpublish()
    client.force_login(adopter)

    assert client.get(f"/v/{other.key}/1/").status_code == 404


@pytest.mark.parametrize("hide", [withdraw, make_private])
def test_those_who_can_edit_it_can_read_on(client, changed, editor, hide):
    hide(changed)
    client.force_login(editor)

    assert statuses(client, changed) == {200}


def test_the_banner_of_a_hidden_case_leads_to_its_last_version(client, changed, adopter):
    changed.unpublish()
    client.force_login(adopter)

    tree = get(client, f"/v/{changed.key}/1/")

    assert "no longer public" in text_of(tree, ".app-version-banner")[0]
    assert tree.select(f'.app-version-banner a[href="/v/{changed.key}/2/"]')


@pytest.mark.parametrize("number", [0, 1])
def test_each_page_asks_at_most_25_queries(client, changed, number, django_assert_max_num_queries):
    address = addresses(changed)[number]
    client.get(address)

    with django_assert_max_num_queries(25):
        client.get(address)
