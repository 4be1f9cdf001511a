"""The page of updates: by source, with the three texts, and every way to settle a part."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.case_studies.versions import latest_version
from practices.plans.add_source import add_source
from practices.plans.models import Plan, PlanPart
from practices.plans.saving import save_part
from tests.factories import CaseStudyPageFactory
from tests.practices.plans.following.conftest import START, blocks

DAILY = START.replace("weekly", "daily")


@pytest.fixture
def page(plan, sign_in, editor):
    """The page, after sending a button's words if any are given."""
    client = sign_in(editor)
    address = reverse("plan-updates", args=[plan.pk])

    def show(do=None, **given):
        response = client.post(address, {"do": do} | given, follow=True) if do else None
        response = response or client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").main

    return show


def button(page, words):
    """What pressing this button of the page sends."""
    pressed = next(b for b in page.select("button") if b.get_text().startswith(words))
    form = pressed.find_parent("form")
    sent = {box["name"]: box["value"] for box in form.select("input[type=hidden]")}
    return sent | {"do": pressed["value"]}


def write(plan, heading, text, **values):
    part = plan.parts.get(heading=heading)
    given = {"part": part, "expected_version": part.version, "user": plan.author}
    return save_part(**given, text=text, **values)


def test_the_three_texts_can_be_read(plan, page, republish):
    write(plan, "Block 2", START.replace("a budget", "no budget"))
    republish(blocks=blocks(b2=DAILY))

    texts = page().select_one("section section details").get_text(" ")

    said, rest = texts.split("What it says now")
    now, ours = rest.split("Ours")
    assert ("weekly" in said, "daily" in now, "no budget" in ours) == (True, True, True)


def test_nothing_is_lost_by_leaving_it_for_later(plan, page, republish):
    republish(blocks=blocks(b2=DAILY))

    assert "nothing here is lost" in page().get_text()
    assert "Block 2" in page().get_text()


def test_a_block_gone_from_the_source_can_be_dropped_at_once(plan, page, republish):
    republish(blocks=[row for row in blocks() if row["title"] != "Block 1"])

    shown = page(**button(page(), "Drop it"))

    part = plan.parts.get(heading="Block 1")
    assert (part.decision, part.core) == (PlanPart.Decision.DROP, True)
    assert "no longer has this part" in part.reason
    assert "“Block 1” is dropped." in shown.find_parent("body").get_text()
    page(**button(shown, "Undo"))
    assert plan.parts.get(heading="Block 1").decision == ""


def test_changes_stand_below_the_source_they_come_from(plan, page, republish, library, editor):
    other = CaseStudyPageFactory(library["hub"], title="Cool homes in Kent", blocks=blocks())
    kept = latest_version(other.key)
    uids = [block["uid"] for block in kept.content["blocks"]]
    add_source(plan=plan, version=kept, user=editor, block_uids=uids)
    republish(blocks=blocks(b2=DAILY))
    other.change_note = "They meet hourly."
    other.blocks[1].value["description"].source = START.replace("weekly", "hourly")
    other.save_revision().publish()

    headings = [each.get_text(strip=True) for each in page().select("h2, h3")]

    warm = headings.index(plan.sources.first().title)
    cool = headings.index("Cool homes in Kent")
    assert "Block 2" in headings[warm:cool]
    assert "Block 2" in headings[cool:]


def test_a_withdrawn_source_is_listed_with_what_to_do(plan, page, case):
    case.unpublish()

    text = page().get_text()

    assert f"“{case.title}” has been withdrawn" in text
    assert "Do the same job another way" in text


def test_people_who_only_read_the_plan_do_not_get_the_page(plan, sign_in, stranger):
    Plan.objects.filter(pk=plan.pk).update(visibility=Plan.Visibility.EVERYONE)

    assert sign_in(stranger).get(reverse("plan-updates", args=[plan.pk])).status_code == 404


def test_queries_are_the_same_for_one_change_and_for_many(plan, page, republish, client):
    republish(blocks=blocks(b2=DAILY))
    addresses = [reverse("plan-updates", args=[plan.pk]), plan.get_absolute_url()]
    before = [queries_of(client, address) for address in addresses]

    republish(blocks=blocks(b1=DAILY, b2=DAILY, b3=DAILY, b4=DAILY), problem="Another.")

    assert [queries_of(client, address) for address in addresses] == before


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen)


# --- Writing it oneself ---------------------------------------------------------------------------


@pytest.fixture
def conflict(plan, republish):
    """The address at which a part that both sides changed is written afresh."""
    part = write(plan, "Block 2", START.replace("weekly", "hourly"))
    republish(blocks=blocks(b2=DAILY))
    return reverse("plan-update-write", args=[plan.pk, part.pk])


def form_of(response):
    form = BeautifulSoup(response.content, "html.parser").select_one("#part-form")
    boxes = form.select("input[type=hidden], textarea")
    return {box["name"]: box.get("value", box.get_text()) for box in boxes}


def test_what_both_changed_can_be_written_afresh(plan, conflict, page, client):
    assert page().select_one(f'a[href="{conflict}"]')
    form = form_of(client.get(conflict))
    assert ("hourly" in form["text"], "daily" in form["text"]) == (True, True)

    client.post(conflict, form | {"text": "<p>Twice a day.<script>x</script></p>"})

    part = plan.parts.get(heading="Block 2")
    assert (part.text.strip(), "daily" in part.base) == ("<p>Twice a day.</p>", True)
    assert not page().select_one(f'a[href="{conflict}"]')
    assert client.get(conflict).status_code == 302  # nothing waits any more


@pytest.mark.parametrize("who", ["colleague", "source"])
def test_whoever_was_slower_keeps_their_words(plan, conflict, sign_in, editor, republish, who):
    client = sign_in(editor)
    form = form_of(client.get(conflict))
    if who == "colleague":
        write(plan, "Block 2", START.replace("weekly", "yearly"))
    else:
        republish(blocks=blocks(b2=START.replace("weekly", "monthly")))

    response = client.post(conflict, form | {"text": "<p>Twice a day.</p>"})

    assert response.status_code == 409
    again = form_of(response)
    assert "Twice a day." in again["text"]
    assert ("yearly" if who == "colleague" else "monthly") in response.content.decode()
    client.post(conflict, again)
    assert "Twice a day." in plan.parts.get(heading="Block 2").text


@pytest.mark.parametrize(
    "sent", [{}, {"expected_version": "x", "number": "1", "text": "a"}, {"number": "9" * 30}]
)
def test_a_broken_form_changes_nothing(plan, conflict, sign_in, editor, sent):
    assert sign_in(editor).post(conflict, sent).status_code in (200, 409)
    assert "hourly" in plan.parts.get(heading="Block 2").text


@pytest.mark.parametrize(("who", "status"), [("reader", 403), ("stranger", 404)])
def test_others_may_not_write(plan, conflict, sign_in, person, who, status):
    assert sign_in(person[who]).get(conflict).status_code == status
    assert sign_in(person[who]).post(conflict, {"text": "x"}).status_code == status
