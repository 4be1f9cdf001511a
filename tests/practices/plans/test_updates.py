"""What changed at the source, and what people decide about it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from practices.case_studies.loading.fill import Vocabulary, fill
from practices.case_studies.versions import latest_version
from practices.plans.deciding import keep_ours, note, take, take_all_clean, undo, undoable
from practices.plans.fork import fork_plan
from practices.plans.merge import Side
from practices.plans.saving import StalePart, save_part
from practices.plans.sources import sources_of
from practices.plans.updates import What, notices_of, updates_of
from tests.factories import case_data
from tests.factories.cases import make_terms, statement

FIRST, LAST = "<p>One team meets weekly.</p>", "<p>It has a budget.</p>"
MIDDLE = "<p>Everybody shares one room.</p>"
START = FIRST + MIDDLE + LAST


def blocks(**descriptions):
    """The four building blocks of a case, these of them with another description."""
    rows = case_data()["blocks"]
    for row in rows:
        row["description"], row["needs"] = descriptions.get(row["uid"], START), None
    return rows


@pytest.fixture
def republish(case):
    """Publishes the case once more, with these keys of its case file replaced."""

    def publish(**changes):
        data = case_data(slug=case.slug, **{"blocks": blocks(), **changes})
        make_terms(data)
        key = case.key
        fill(case, data, Vocabulary(aliases={}))
        case.key = key
        case.save_revision().publish()

    return publish


@pytest.fixture
def plan(republish, case, organisation, editor, templates):
    """A plan that was started from the case with plain building blocks."""
    republish()
    version = latest_version(case.key)
    given = {"version": version, "organisation": organisation, "author": editor}
    return fork_plan(**given, template=templates["one-page"])


@pytest.fixture
def waiting(plan):
    """What waits for a decision now, by its heading; of what stands beside our words, if asked."""

    def find(beside=False):
        found = updates_of(plan, sources_of(plan))
        return {each.heading: each for each in found if (each.what is What.BESIDE) == beside}

    return find


@pytest.fixture
def write(plan, editor):
    """Writes our own words into the part of a building block."""

    def save(heading, text, **values):
        part = plan.parts.get(heading=heading)
        return save_part(part=part, expected_version=part.version, user=editor, text=text, **values)

    return save


def plain(html):
    return html.replace("\n", "")


def part_of(plan, heading):
    return plan.parts.get(heading=heading)


def test_nothing_waits_while_the_source_is_what_we_started_from(plan, waiting, case):
    assert waiting() == {}

    case.save_revision().publish()

    assert waiting() == {}


def test_a_part_that_we_never_touched_can_be_taken(plan, waiting, republish, editor):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))

    update = waiting()["Block 2"]
    assert update.what is What.TAKE
    take(update=update, expected_version=1, user=editor)

    part = part_of(plan, "Block 2")
    assert "meets daily" in part.text
    assert part.text == part.base
    assert waiting() == {}


def test_changes_in_different_places_come_together(plan, waiting, republish, write, editor):
    ours = write("Block 2", START.replace("a budget", "no budget"))
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))

    update = waiting()["Block 2"]
    assert update.what is What.MERGED
    take(update=update, expected_version=ours.version, user=editor)

    text = plain(part_of(plan, "Block 2").text)
    assert text == FIRST.replace("weekly", "daily") + MIDDLE + LAST.replace("a budget", "no budget")


@pytest.mark.parametrize(
    ("side", "kept"), [(Side.OURS, ["hourly"]), (Side.THEIRS, ["daily"]), (Side.BOTH, ["both"])]
)
def test_a_conflict_is_settled_as_chosen(plan, waiting, republish, write, editor, side, kept):
    ours = write("Block 2", START.replace("weekly", "hourly"))
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))
    update = waiting()["Block 2"]
    assert update.what is What.CONFLICT

    take(update=update, expected_version=ours.version, user=editor, places={0: side})

    text = part_of(plan, "Block 2").text
    wanted = ["hourly", "daily"] if kept == ["both"] else kept
    assert [word for word in ("hourly", "daily") if word in text] == wanted
    assert waiting() == {}


def test_keeping_ours_moves_the_base_and_not_a_word(plan, waiting, republish, write, editor):
    ours = write("Block 2", "<p>Quite another thing.</p>")
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))

    keep_ours(update=waiting()["Block 2"], expected_version=ours.version, user=editor)

    part = part_of(plan, "Block 2")
    assert plain(part.text) == "<p>Quite another thing.</p>"
    assert "daily" in part.base
    assert waiting() == {}


def test_only_the_decided_part_moves(plan, waiting, republish, editor):
    newer = START.replace("weekly", "daily")
    republish(blocks=blocks(b1=newer, b2=newer))

    take(update=waiting()["Block 1"], expected_version=1, user=editor)

    assert list(waiting()) == ["Block 2"]
    assert "weekly" in part_of(plan, "Block 2").base


def test_what_waits_is_against_the_newest_version(plan, waiting, republish):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))
    republish(blocks=blocks(b2=START.replace("weekly", "hourly")))
    assert "hourly" in waiting()["Block 2"].base

    republish()

    assert waiting() == {}  # the source took its change back


def test_a_new_block_is_added_or_left_out(plan, waiting, republish, editor):
    rows = blocks()
    rows += [rows[0] | {"uid": uid, "title": f"New {uid}", "core": True} for uid in ("b8", "b9")]
    republish(blocks=rows)
    assert {name: each.what for name, each in waiting().items()} == {
        "New b8": What.ADDED,
        "New b9": What.ADDED,
    }

    part = take(update=waiting()["New b8"], expected_version=0, user=editor)
    keep_ours(update=waiting()["New b9"], expected_version=0, user=editor)

    assert (part.heading, part.core) == ("New b8", True)
    assert part.text == part.base
    assert waiting() == {}
    assert not plan.parts.filter(heading="New b9").exists()


def test_a_block_we_did_not_take_along_is_no_news(case, republish, organisation, editor, templates):
    republish()
    version = latest_version(case.key)
    given = {"version": version, "organisation": organisation, "author": editor}
    plan = fork_plan(
        **given, template=templates["one-page"], block_uids=[version.content["blocks"][0]["uid"]]
    )

    republish(blocks=blocks(b2="<p>New words.</p>"))

    found = updates_of(plan, sources_of(plan))
    assert {each.what for each in found} <= {What.BESIDE}


def test_a_block_that_the_source_dropped_stays_ours(plan, waiting, republish, editor):
    republish(blocks=[row for row in blocks() if row["uid"] != "b2"])
    update = waiting()["Block 2"]
    assert update.what is What.REMOVED

    keep_ours(update=update, expected_version=1, user=editor)

    assert plain(part_of(plan, "Block 2").text) == START
    assert waiting() == {}


def test_a_block_that_became_core_says_so(plan, waiting, republish, editor):
    rows = blocks()
    rows[1]["core"] = True
    republish(blocks=rows)
    update = waiting()["Block 2"]
    assert (update.what, update.is_core_changed) == (What.CORE, True)

    take(update=update, expected_version=1, user=editor)

    assert part_of(plan, "Block 2").core is True


def test_the_sources_words_beside_ours_are_renewed(plan, waiting, republish, editor):
    republish(advice=[statement("Begin with schools.")])
    found = [each for each in waiting(beside=True).values() if "Begin with schools" in each.base]
    assert found

    take_all_clean(updates=waiting(beside=True).values(), user=editor)

    assert waiting(beside=True) == {}
    assert "Begin with schools" in plan.parts.get(pk=found[0].part.pk).base
    assert plan.parts.get(pk=found[0].part.pk).text == ""


def test_all_that_needs_no_choice_is_taken_at_once(plan, waiting, republish, write, editor):
    write("Block 1", START.replace("weekly", "hourly"))
    newer = START.replace("weekly", "daily")
    republish(blocks=blocks(b1=newer, b2=newer, b3=newer))

    assert take_all_clean(updates=waiting().values(), user=editor) == 2

    assert [each.what for each in waiting().values()] == [What.CONFLICT]


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(
    plan, waiting, republish, write, editor
):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))
    seen = waiting()["Block 2"]
    write("Block 2", "<p>Ours.</p>")

    with pytest.raises(StalePart):
        take(update=seen, expected_version=1, user=editor)

    assert plain(part_of(plan, "Block 2").text) == "<p>Ours.</p>"


def test_what_was_taken_can_be_undone_base_and_all(plan, waiting, republish, editor):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))
    take(update=waiting()["Block 2"], expected_version=1, user=editor)
    (part,) = undoable(plan)

    undo(part=part, expected_version=2, user=editor)

    again = part_of(plan, "Block 2")
    assert plain(again.text) == START
    assert again.version == 3
    assert waiting()["Block 2"].what is What.TAKE


def test_what_was_written_since_cannot_be_undone(plan, waiting, republish, write, editor):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))
    take(update=waiting()["Block 2"], expected_version=1, user=editor)
    write("Block 2", "<p>Newer words.</p>")

    assert undoable(plan) == []


def test_a_lower_mark_is_told_until_it_is_noted(plan, republish):
    republish(evidence={"mark": "X", "reason": "A trial found nothing."})
    (notice,) = notices_of(sources_of(plan))
    assert (notice.before, notice.now) == ("Promising signs", "Tested, no benefit found")

    note(source=notice.source, number=notice.version.number)

    assert notices_of(sources_of(plan)) == []


def test_a_withdrawn_source_brings_no_updates(plan, waiting, republish, case):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))

    case.unpublish()

    assert waiting() == {}


# --- The page ------------------------------------------------------------------------------------


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
    sent |= {box["name"]: box["value"] for box in form.select("input[checked]")}
    return sent | {"do": pressed["value"]}


def test_the_page_marks_what_would_change_and_takes_it(plan, page, republish):
    assert "no change at the source" in page().get_text()
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))

    shown = page()
    assert "daily" in shown.select_one("ins").get_text()
    assert "weekly" in shown.select_one("del").get_text()
    shown = page(**button(shown, "Take the change"))

    assert "has the source’s change" in shown.get_text()
    assert "daily" in part_of(plan, "Block 2").text
    page(**button(shown, "Undo"))
    assert "weekly" in part_of(plan, "Block 2").text


def test_the_page_settles_a_conflict(plan, page, republish, write):
    write("Block 2", START.replace("weekly", "hourly"))
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))

    shown = page()
    assert [p.get_text() for p in shown.select(".app-sides .app-prose")] == [
        "One team meets hourly.",
        "One team meets daily.",
    ]
    page(**button(shown, "Use these") | {"place-0": "theirs"})

    assert "daily" in part_of(plan, "Block 2").text
    assert "hourly" not in part_of(plan, "Block 2").text


def test_an_answer_to_a_page_that_is_out_of_date_does_nothing(plan, page, republish):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))
    old = button(page(), "Take the change")
    republish(blocks=blocks(b2=START.replace("weekly", "hourly")))

    shown = page(**old)

    assert "Look at it again" in shown.find_parent("body").get_text()
    assert "weekly" in part_of(plan, "Block 2").text


@pytest.mark.parametrize("sent", ["", "1", "999", "x"])
def test_undoing_from_a_page_that_is_out_of_date_does_nothing(plan, page, republish, sent):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))
    page(**button(page(), "Take the change"))

    shown = page(**button(page(), "Undo") | {"expected_version": sent})

    assert "Look at it again" in shown.find_parent("body").get_text()
    assert "daily" in part_of(plan, "Block 2").text


def test_a_new_block_is_left_out_once_however_often_somebody_says_so(
    plan, waiting, republish, editor
):
    rows = blocks()
    republish(blocks=[*rows, rows[0] | {"uid": "b9", "title": "A choir"}])
    update = waiting()["A choir"]

    for _attempt in range(2):
        keep_ours(update=update, expected_version=0, user=editor)

    assert plan.sources.get().left_out == [update.block.uid]


@pytest.mark.parametrize(
    "do", ["take nothing", "undo part-0", "note x", "keep", "nonsense", "x y z"]
)
def test_odd_answers_do_nothing(plan, page, republish, do):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))

    page(do, number="1" * 400, expected_version="-1")

    assert "weekly" in part_of(plan, "Block 2").text


def test_readers_look_and_may_not_decide(plan, sign_in, reader, republish):
    republish(blocks=blocks(b2=START.replace("weekly", "daily")))
    client, address = sign_in(reader), reverse("plan-updates", args=[plan.pk])

    assert "daily" in client.get(address).content.decode()
    assert "Take the change" not in client.get(address).content.decode()
    assert client.post(address, {"do": "all"}).status_code == 403
    assert "weekly" in part_of(plan, "Block 2").text


def test_strangers_do_not_know_of_it(plan, sign_in, stranger):
    assert sign_in(stranger).get(reverse("plan-updates", args=[plan.pk])).status_code == 404


def test_the_plan_says_how_many_changes_wait(plan, sign_in, editor, republish):
    client = sign_in(editor)
    republish(blocks=[row for row in blocks() if row["uid"] != "b2"], problem="Another.")

    text = client.get(plan.get_absolute_url()).content.decode()

    number = len(updates_of(plan, sources_of(plan)))
    assert f"{number} changes wait for your decision" in text
    assert reverse("plan-updates", args=[plan.pk]) in text


def test_queries_do_not_grow_with_what_waits(
    plan, sign_in, editor, republish, django_assert_max_num_queries
):
    client = sign_in(editor)
    newer = START.replace("weekly", "daily")
    republish(blocks=blocks(b1=newer, b2=newer, b3=newer, b4=newer), problem="Another problem.")

    with django_assert_max_num_queries(30):
        client.get(reverse("plan-updates", args=[plan.pk]))
    with django_assert_max_num_queries(30):
        client.get(plan.get_absolute_url())


def test_the_page_renews_what_stands_beside_our_words(plan, page, republish):
    republish(advice=[statement("Begin with schools.")])

    shown = page(**button(page(), "We have seen these"))

    assert "no change at the source" in shown.get_text()
    assert any("Begin with schools" in part.base for part in plan.parts.all())
