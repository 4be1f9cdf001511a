"""Who saved what in a part, and putting back what stood there before."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from practices.plans.history import restore, saves_of
from practices.plans.saving import StalePart, save_part
from tests.factories import UserFactory


@pytest.fixture
def asha(db):
    return UserFactory(first_name="Asha", last_name="Patel")


@pytest.fixture
def part(plan, editor, asha):
    """A part that two people have saved, one after the other."""
    part = plan.parts.get(key="hope")
    save_part(part=part, expected_version=1, user=editor, text="<p>Warm homes.</p>")
    return save_part(part=part, expected_version=2, user=asha, text="<p>Warm, dry homes.</p>")


@pytest.fixture
def show(sign_in, editor, plan, part):
    client = sign_in(editor)

    def get(name="plan-part-history", **sent):
        address = reverse(name, args=[plan.pk] + ([part.pk] if "part" in name else []))
        response = client.post(address, sent, follow=True) if sent else client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return get


def test_every_save_of_a_part_is_kept_with_who_and_what(part, editor, asha):
    newest, first = saves_of(part)

    assert (newest.now.number, newest.now.saved_by, newest.before.text) == (
        3,
        asha,
        "<p>Warm homes.</p>",
    )
    assert (first.now.number, first.now.saved_by, first.before.text) == (2, editor, "")
    assert newest.changed == {"text"}


def test_restoring_puts_an_old_version_on_top_and_loses_nothing(part, editor):
    restore(before=part.past.get(number=2), expected_version=3, user=editor)

    part.refresh_from_db()
    assert (part.text, part.version) == ("<p>Warm homes.</p>", 4)
    assert [save.now.text for save in saves_of(part)][1] == "<p>Warm, dry homes.</p>"


def test_restoring_over_a_newer_save_is_refused(part, editor):
    with pytest.raises(StalePart):
        restore(before=part.past.get(number=2), expected_version=2, user=editor)


def test_the_page_of_a_part_marks_what_each_save_changed(show):
    page = show()

    assert "dry" in page.select_one("ins").get_text()
    assert "Asha Patel" in page.main.get_text()
    assert [h.get_text().split(" (")[0] for h in page.select("main h2")] == [
        "Version 3",
        "Version 2",
        "Version 1",
    ]


def test_the_page_puts_back_a_version(show, part):
    page = show(number="2", expected_version="3")

    assert "as it is in" not in page.main.get_text()
    assert "This part is as it was in version 2." in page.get_text()
    part.refresh_from_db()
    assert part.text == "<p>Warm homes.</p>"


def test_the_page_puts_nothing_back_over_a_newer_save(show, part):
    assert "Somebody has saved since" in show(number="1", expected_version="2").get_text()

    part.refresh_from_db()
    assert part.version == 3


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 99])
def test_odd_numbers_put_nothing_back(show, part, number):
    show(number=number, expected_version="3")

    part.refresh_from_db()
    assert part.version == 3


def test_the_page_of_the_plan_leads_to_each_save(show, plan, part):
    page = show("plan-history")

    links = [a["href"] for a in page.select("main table th a")]
    address = reverse("plan-part-history", args=[plan.pk, part.pk])
    assert links == [f"{address}#version-3", f"{address}#version-2"]


def test_readers_see_the_history_and_put_nothing_back(plan, part, sign_in, reader):
    client = sign_in(reader)
    address = reverse("plan-part-history", args=[plan.pk, part.pk])

    assert "Put back" not in client.get(address).content.decode()
    assert client.post(address, {"number": "2", "expected_version": "3"}).status_code == 403


@pytest.mark.parametrize("name", ["plan-history", "plan-part-history"])
def test_strangers_do_not_see_the_history(plan, part, sign_in, stranger, name):
    args = [plan.pk, part.pk] if "part" in name else [plan.pk]

    assert sign_in(stranger).get(reverse(name, args=args)).status_code == 404
