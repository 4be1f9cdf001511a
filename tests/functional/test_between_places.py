"""A plan goes on from place to place: it is talked about, shown, adapted again and followed; its
second place takes it away and brings it in, and is asked later how it goes."""

import json
import re
from io import BytesIO
from pathlib import Path

import docx
import pypdf
from playwright.sync_api import expect

from tests.functional.conftest import accessibility_faults, sideways_scroll
from tests.functional.letters import letter_to
from tests.functional.planning import editor, fill_in_start, open_step, save, write

CASE = "/practices/hub/gm-working-well/"
OFFICER, PARTNER = "officer@example.org", "approver@example.org"
SECOND = "editor@example.org"
ASSOCIATION = "Demonstration Association of Public Services"
PART = "One key worker for each person"
OURS, NEWER, THEIRS = "In Leeds, one nurse.", "In Leeds, two nurses.", "Ours is a warden."
FIRST_TITLE, SECOND_TITLE = "Nurses who know each person", "Wardens who know each person"
LINK = re.compile(r"http://\S+/plans/check-ins/\S+")

# The plan began three months ago, so that its first question is due.
LONG_AGO = """
from datetime import timedelta
from django.core.management import call_command
from django.utils import timezone
from practices.plans.models import Plan
began = timezone.now() - timedelta(days=95)
assert Plan.objects.filter(pk={plan!r}).update(created_at=began)
call_command("send_check_ins")
"""


def check(page, heading):
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert accessibility_faults(page) == []
    assert sideways_scroll(page) == 0


def test_a_plan_goes_on_from_place_to_place(visit, mailbox, manage):
    officer, second = visit(signed_in_as=OFFICER), visit(width=320, signed_in_as=SECOND)
    first_plan = start_with_a_partner(officer)
    say(officer, first_plan, OURS)
    mention_a_partner(officer, first_plan)
    read_what_was_said(visit(width=320, signed_in_as=PARTNER), mailbox)
    show_to_everyone(officer, first_plan)

    plan = adapt_the_plan(second, first_plan)
    say(officer, first_plan, NEWER)
    give_out(officer, first_plan)
    take_the_change(second, plan)
    show_where_it_came_from(second, plan)

    say(second, plan, THEIRS)
    files = {name: take_away(second, plan, name) for name in ("Word", "PDF", "Markdown")}
    words_are_in(files)
    file = take_away(second, plan, "Plan file (JSON)")
    bring_in(second, file)

    manage("shell", "--no-imports", "-c", LONG_AGO.format(plan=plan.rstrip("/").rpartition("/")[2]))
    answer_by_link(visit(width=320), letter_to(SECOND, mailbox, "/plans/check-ins/"))
    second.goto(f"{plan}check-ins/")
    expect(second.get_by_role("main")).to_contain_text("The wardens are trusted.")


def say(page, plan, words):
    open_step(page, plan, PART)
    page.get_by_role("radio", name="Change", exact=True).check()
    page.get_by_label("Why?").fill("People here know them.")
    write(page, words)
    save(page)


def start_with_a_partner(page):
    page.goto(CASE)
    page.get_by_role("link", name="Adapt this").first.click()
    box = page.get_by_role("main").locator("input").and_(page.get_by_role("combobox")).first
    box.fill("Demonstration")
    page.get_by_role("main").get_by_role("option", name=ASSOCIATION).first.click()
    return fill_in_start(page, title=FIRST_TITLE)


def mention_a_partner(page, plan):
    open_step(page, plan, PART)
    page.get_by_label("Your comment").fill("Would this do, @Ben Approver?")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_role("alert")).to_contain_text("Your comment is there.")


def read_what_was_said(page, mailbox):
    letter = letter_to(PARTNER, mailbox, "mentioned you in a comment")
    assert FIRST_TITLE not in letter and "Would this do" not in letter
    page.goto(re.search(r"http://\S+#comment-\d+", letter).group())
    expect(page.get_by_text("Would this do, @Ben Approver?").first).to_be_visible()
    check(page, PART)


def show_to_everyone(page, plan):
    page.goto(f"{plan}sharing/")
    page.get_by_role("radio", name="Everyone").check()
    page.get_by_role("button", name="Change who sees it").click()
    page.get_by_role("button", name="Show it to them").click()
    expect(page.get_by_role("alert")).to_contain_text("Who sees this plan: Everyone.")


def adapt_the_plan(page, source):
    page.goto("/plans/public/")
    page.get_by_role("link", name=FIRST_TITLE).click()
    page.get_by_role("button", name="Adapt this plan").click()
    check(page, "Adapt this plan")
    plan = fill_in_start(page, title=SECOND_TITLE)
    expect(page.get_by_role("link", name=f"From version 1 of {FIRST_TITLE}")).to_be_visible()
    return plan


def give_out(page, plan):
    page.goto(plan)
    page.get_by_role("link", name="Give out a new version").click()
    page.get_by_label("What has changed?").fill("One nurse was not enough.")
    page.get_by_role("button", name="Give out this version").click()
    expect(page.get_by_role("alert")).to_contain_text("Version 2 is kept.")


def take_the_change(page, plan):
    page.goto(plan)
    page.get_by_role("link", name="Look at the changes and decide").click()
    check(page, "What changed at the source")
    change = page.get_by_role("region", name=PART, exact=True)
    change.get_by_role("button", name="Take the change").click()
    expect(page.get_by_role("alert")).to_contain_text("has the source’s change")
    open_step(page, plan, PART)
    expect(editor(page)).to_contain_text(NEWER)


def show_where_it_came_from(page, plan):
    page.goto(plan)
    page.get_by_role("link", name="Where it came from, and what came of it").click()
    check(page, "Where it came from, and what came of it")
    for title in (FIRST_TITLE, "Working Well"):
        expect(page.get_by_role("main").get_by_role("link", name=title)).to_be_visible()


def take_away(page, plan, kind) -> Path:
    page.goto(plan)
    page.get_by_role("link", name="Download", exact=True).click()
    page.get_by_role("radio", name=kind).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    return download.value.path()


def words_are_in(files):
    document = docx.Document(BytesIO(files["Word"].read_bytes()))
    word = "\n".join(paragraph.text for paragraph in document.paragraphs)
    pages = pypdf.PdfReader(files["PDF"]).pages
    pdf = " ".join(" ".join(page.extract_text() for page in pages).split())
    markdown = files["Markdown"].read_text()
    for text in (word, pdf, markdown):
        assert SECOND_TITLE in text
        assert THEIRS.rstrip(".") in text  # Markdown may escape the stop


def bring_in(page, file):
    plan = json.loads(file.read_text())
    assert plan["plan"]["title"] == SECOND_TITLE
    page.goto("/plans/")
    page.get_by_role("link", name="Bring in a plan from a file").click()
    check(page, "Bring in a plan from a file")
    page.get_by_label("Plan file").set_input_files(
        {"name": "plan.json", "mimeType": "application/json", "buffer": file.read_bytes()}
    )
    page.get_by_role("main").get_by_role("button", name="Bring in the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SECOND_TITLE)
    open_step(page, page.url, PART)
    expect(editor(page)).to_contain_text(THEIRS)


def answer_by_link(page, letter):
    assert SECOND_TITLE not in letter
    page.goto(LINK.search(letter).group())
    check(page, re.compile("^How is it going, after 3 months"))
    page.get_by_role("radio", name="It is going as planned").check()
    page.get_by_label("What has happened so far?").fill("The wardens are trusted.")
    page.get_by_role("button", name="Send the answer").click()
    check(page, "Thank you")
