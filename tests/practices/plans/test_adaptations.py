"""The adaptation log, which fills itself."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from practices.plans.adaptations import adaptations_of
from practices.plans.blocks import add_own_block
from practices.plans.saving import save_part

SAID = {
    "decision": "adapt",
    "reason": "No reception desk.",
    "planned": "forced",
    "decided_by": "The board",
    "core_kept": "partly",
}


@pytest.fixture
def block(plan):
    return plan.parts.filter(kind="blocks").first()


@pytest.fixture
def change(editor):
    def save(part, **values):
        return save_part(part=part, expected_version=part.version, user=editor, **values)

    return save


@pytest.fixture
def url(plan):
    return reverse("plan-adaptations", args=[plan.pk])


def words(response):
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_it_holds_what_is_changed_dropped_or_added_and_nothing_else(plan, editor, change):
    kept, changed, dropped = plan.parts.filter(kind="blocks").exclude(source_uid="")[:3]
    change(kept, decision="keep")
    change(changed, decision="replace")
    change(dropped, decision="drop")
    added = add_own_block(plan=plan, title="A van", user=editor)

    assert {each.part for each in adaptations_of(plan)} == {changed, dropped, added}


def test_a_change_says_what_why_and_who(sign_in, editor, block, change, url):
    change(block, text=block.base + "<p>By a triage nurse.</p>", **SAID)

    response = sign_in(editor).get(url)

    page = words(response)
    for said in ("No reception desk.", "Events forced it", "The board", "In part", str(editor)):
        assert said in page
    assert "Not said yet" not in page
    added = BeautifulSoup(response.content, "html.parser").select_one("ins")
    assert "triage nurse" in added.get_text()


def test_gaps_are_named_and_lead_to_where_they_are_filled(
    sign_in, editor, reader, block, change, url
):
    change(block, decision="adapt", reason="No room.")

    page = BeautifulSoup(sign_in(editor).get(url).content, "html.parser")
    assert "One change does not say everything yet" in page.main.get_text()
    link = page.select_one(f'a[href="{block.get_absolute_url()}#id_reason"]')
    assert "planned or forced, who decided, whether the core is kept" in link.get_text()
    assert "Fill in" not in words(sign_in(reader).get(url))  # who may not


def test_an_empty_log_says_how_it_fills(sign_in, reader, url):
    assert "Nothing is changed yet" in words(sign_in(reader).get(url))


@pytest.mark.parametrize("role", ["stranger", "newcomer", "left", "hub editor"])
def test_people_from_outside_find_nothing(sign_in, person, url, role):
    assert sign_in(person[role]).get(url).status_code == 404


def test_the_number_of_queries_does_not_grow(
    sign_in, editor, plan, change, url, django_assert_max_num_queries
):
    first, *others = plan.parts.filter(kind="blocks").exclude(source_uid="")
    change(first, decision="drop")
    client = sign_in(editor)
    with django_assert_max_num_queries(20) as few:
        client.get(url)
    for part in others:
        change(part, decision="replace", text="<p>Ours.</p>")
    with django_assert_max_num_queries(len(few)):
        client.get(url)
