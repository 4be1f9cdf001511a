"""Two people at one part: each saves, and no word of either is lost."""

import pytest
from bs4 import BeautifulSoup

from practices.plans.collision import collision
from practices.plans.merge import Side
from practices.plans.saving import save_part
from tests.factories import UserFactory

START = "<p>Meet monthly.</p><p>In one room.</p><p>Share data.</p>"


@pytest.fixture
def part(plan, editor):
    """A part that says something, and so is at its second version."""
    hope = plan.parts.get(key="hope")
    return save_part(part=hope, expected_version=1, user=editor, text=START)


@pytest.fixture
def colleague(db):
    return UserFactory(first_name="Asha", last_name="Patel")


@pytest.fixture
def their_save(part, colleague):
    """Asha saves this while we still write."""

    def save(text, **values):
        return save_part(part=part, expected_version=2, user=colleague, text=text, **values)

    return save


@pytest.fixture
def send(sign_in, editor, part):
    """Sends our form as it was opened before Asha saved; or another form's fields."""
    client = sign_in(editor)

    def post(fields=None, **answers):
        given = fields or {"text": START, "expected_version": 2, "go": "stay"} | answers
        response = client.post(part.get_absolute_url(), given)
        return response, BeautifulSoup(response.content, "html.parser")

    return post


def fields_of(page) -> dict:
    """What the form of this page would send, with its first button."""
    form = page.select_one("main form[method=post]")
    sent = {box["name"]: box.get("value", "") for box in form.select("input[type=hidden]")}
    sent |= {box["name"]: box["value"] for box in form.select("input[checked]")}
    sent |= {box["name"]: box.get_text().strip("\n") for box in form.select("textarea")}
    return sent | {"go": form.button["value"]}


def as_typed(html):
    return html.replace("\n", "")


def test_changes_in_different_paragraphs_wait_together_in_the_form(part, their_save, send):
    their_save(START.replace("monthly", "weekly"))

    response, page = send(text=START.replace("data", "a van"))

    assert response.status_code == 409
    notice = page.select_one(".app-side--conflict").get_text()
    assert "together in the form below" in notice
    assert "Asha Patel" in notice
    text = page.select_one("textarea[name=text]").get_text()
    assert "Meet weekly." in text
    assert "Share a van." in text
    part.refresh_from_db()
    assert "van" not in part.text  # whoever came second looks first

    assert send(fields_of(page) | {"go": "stay"})[0].status_code == 302
    part.refresh_from_db()
    assert as_typed(part.text) == "<p>Meet weekly.</p><p>In one room.</p><p>Share a van.</p>"


@pytest.mark.parametrize(
    ("side", "kept"),
    [
        (None, "<p>Meet daily.</p><p>Meet weekly.</p><p>In one room.</p><p>Share data.</p>"),
        ("ours", "<p>Meet daily.</p><p>In one room.</p><p>Share data.</p>"),
        ("theirs", "<p>Meet weekly.</p><p>In one room.</p><p>Share data.</p>"),
    ],
)
def test_where_both_changed_the_same_words_a_person_chooses(part, their_save, send, side, kept):
    their_save(START.replace("monthly", "weekly"))

    response, page = send(text=START.replace("monthly", "daily"))

    assert response.status_code == 409
    assert page.select_one("textarea") is None
    sides = [box.get_text() for box in page.select(".app-sides .app-prose")]
    assert sides == ["Meet daily.", "Meet weekly."]
    _, page = send(fields_of(page) | ({"place-0": side} if side else {}))
    send(fields_of(page))
    part.refresh_from_db()
    assert as_typed(part.text) == kept


def test_a_choice_made_before_yet_another_save_is_asked_again(part, their_save, send, colleague):
    their_save(START.replace("monthly", "weekly"))
    _, page = send(text=START.replace("monthly", "daily"))
    newer = START.replace("monthly", "every quarter")
    save_part(part=part, expected_version=3, user=colleague, text=newer)

    response, page = send(fields_of(page) | {"place-0": "ours"})

    assert response.status_code == 409
    assert "Meet every quarter." in page.select_one(".app-sides").get_text()


def test_reasons_are_both_kept_and_of_two_decisions_one_is_chosen(plan, sign_in, editor, colleague):
    block = plan.parts.filter(kind="blocks").first()
    client, address = sign_in(editor), block.get_absolute_url()
    theirs = {"decision": "replace", "reason": "No room."}
    save_part(part=block, expected_version=1, user=colleague, **theirs)
    ours = {"text": block.text, "decision": "adapt", "reason": "No staff.", "expected_version": 1}

    page = BeautifulSoup(client.post(address, ours | {"go": "stay"}).content, "html.parser")
    fields = fields_of(page)
    assert "answer-decision" not in fields  # nobody's wins unasked
    refused = client.post(address, fields)
    assert "Choose whose to keep" in refused.content.decode()

    page = client.post(address, fields | {"answer-decision": "theirs"})
    page = BeautifulSoup(page.content, "html.parser")
    assert page.select_one("[name=decision][checked]")["value"] == "replace"
    assert page.select_one("[name=reason]").get_text().split() == ["No", "staff.", "No", "room."]


def test_a_save_against_a_version_that_never_was_loses_nothing(part, their_save):
    theirs = their_save("<p>Theirs</p>")

    met = collision(theirs=theirs, expected_version=77, ours={"text": "<p>Ours</p>"})

    assert as_typed(met.values({}, {})["text"]) == "<p>Ours</p><p>Theirs</p>"


def test_an_answer_that_only_one_of_us_changed_is_not_asked_about(part, their_save):
    theirs = their_save(START, is_done=True)

    met = collision(
        theirs=theirs, expected_version=2, ours={"text": "<p>New</p>", "is_done": False}
    )

    assert met.is_clean
    assert met.values({}, {}) == {"text": "<p>New</p>", "is_done": True}


def test_choosing_a_side_of_every_place_gives_that_sides_text(part, their_save):
    theirs = their_save("<p>A</p><p>Share data.</p>")
    ours = {"text": "<p>B</p><p>Share data.</p>"}

    met = collision(theirs=theirs, expected_version=2, ours=ours)

    assert as_typed(met.values({0: Side.OURS}, {})["text"]) == ours["text"]
    assert met.values({0: Side.THEIRS}, {})["text"] == theirs.text
