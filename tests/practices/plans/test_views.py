import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.text import Truncator

from hub.people.models import Membership
from practices.plans.models import Action, Plan
from practices.plans.outline import CORE_DROPPED_NOTE, CORE_DROPPED_WARNING
from practices.plans.rows.verbs import add_row
from tests.factories import CaseStudyPageFactory, MembershipFactory


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def words(response):
    return soup(response).main.get_text(" ", strip=True)


@pytest.fixture
def visit(sign_in, editor):
    """The editor's browser."""
    return sign_in(editor)


@pytest.fixture
def send(visit, plan):
    """Sends a part's form as a browser would, without JavaScript."""

    def post(part, **answers):
        given = {"text": part.text, "expected_version": part.version, "go": "stay"} | answers
        return visit.post(part.get_absolute_url(), given)

    return post


@pytest.fixture
def core(plan):
    return plan.parts.filter(core=True).first()


@pytest.fixture
def hope(plan):
    return plan.parts.get(key="hope")


# --- Starting ------------------------------------------------------------------------------------


@pytest.fixture
def adapt_url(case):
    return reverse("plan-adapt", args=[case.key])


def adapt_answers(templates, version, **changes):
    uids = [block["uid"] for block in version.content["blocks"]]
    given = {"template": templates["one-page"].pk, "title": "Warm Leeds", "blocks": uids}
    return given | changes


def test_a_visitor_signs_in_first_and_comes_back(client, adapt_url):
    response = client.get(adapt_url)

    assert response.url == f"/accounts/login/?next={adapt_url}"


def test_an_editor_starts_a_plan_for_their_organisation(
    visit, adapt_url, templates, version, organisation, editor
):
    answers = adapt_answers(templates, version, organisation=organisation.pk)

    response = visit.post(adapt_url, answers, follow=True)

    plan = Plan.objects.get()
    assert response.redirect_chain[-1][0] == plan.get_absolute_url()
    assert (plan.organisation, plan.author, plan.title) == (organisation, editor, "Warm Leeds")


def test_all_building_blocks_are_ticked_and_the_core_ones_stand_apart(visit, adapt_url, templates):
    page = soup(visit.get(adapt_url))

    boxes = page.select("input[name=blocks]")
    assert len(boxes) == 4
    assert all(box.has_attr("checked") for box in boxes)
    groups = [each.get_text() for each in page.select(".app-choices__group")]
    assert groups == ["Core parts", "Parts you may change"]


def test_nobody_starts_a_plan_for_an_organisation_that_they_do_not_edit(
    sign_in, reader, adapt_url, templates, version, organisation
):
    stranger = MembershipFactory().user
    answers = adapt_answers(templates, version, organisation=organisation.pk)

    assert sign_in(stranger).post(adapt_url, answers).status_code == 200
    sign_in(reader).post(adapt_url, answers)

    assert not Plan.objects.filter(organisation=organisation).exists()


def test_someone_not_confirmed_starts_a_plan_that_is_theirs_alone(
    sign_in, newcomer, adapt_url, templates, version
):
    client = sign_in(newcomer)
    page = words(client.get(adapt_url))
    assert "Just me for now" in page
    assert "You have asked to join Leeds City Council" in page

    client.post(adapt_url, adapt_answers(templates, version))

    plan = Plan.objects.get()
    assert (plan.organisation, plan.author) == (None, newcomer)


def test_mistakes_are_told_beside_the_field_and_at_the_top(visit, adapt_url, templates):
    page = soup(visit.post(adapt_url, {"title": "x" * 251}))

    summary = page.select_one(".govuk-error-summary").get_text()
    assert "Choose an answer to “Whose plan is it?”" in summary
    assert page.select_one("#id_title_error")
    assert page.title.get_text().strip().startswith("Error:")


def test_a_case_that_is_withdrawn_or_unknown_cannot_be_adapted(visit, case, adapt_url):
    case.unpublish()

    assert visit.get(adapt_url).status_code == 404
    assert visit.get(reverse("plan-adapt", args=["nowhere"])).status_code == 404


# --- The list ------------------------------------------------------------------------------------


def test_someone_without_plans_is_shown_where_to_find_practices(visit):
    page = soup(visit.get("/plans/"))

    assert page.select_one(".app-empty a")["href"] == "/practices/"


def test_the_list_says_whose_from_where_and_how_far(visit, plan):
    page = words(visit.get("/plans/"))

    assert "Leeds City Council" in page
    assert f"1 of {plan.parts.count()} parts done" in page
    assert "version 1" in page


def test_the_list_asks_as_much_for_forty_plans_as_for_two(
    visit, fork, django_assert_max_num_queries, django_assert_num_queries
):
    fork(), fork()
    visit.get("/plans/")
    with django_assert_max_num_queries(25) as asked:
        visit.get("/plans/")

    for _number in range(10):
        fork()

    with django_assert_num_queries(len(asked.captured_queries)):
        visit.get("/plans/")


@pytest.mark.parametrize("page", ["9999", "0", "x", "%00"])
def test_a_page_that_is_not_there_shows_one_that_is(visit, plan, page):
    assert plan.title in words(visit.get(f"/plans/?page={page}"))


# --- The plan ------------------------------------------------------------------------------------


def test_the_plan_lists_its_parts_and_how_each_stands(visit, plan, send, hope):
    send(hope, text="Warm homes.", is_done="on")
    send(plan.parts.get(key="why-this"), text="It is cheap.")

    tasks = {
        item.a.get_text(): " ".join(item.select_one(".govuk-task-list__status").get_text().split())
        for item in soup(visit.get(plan.get_absolute_url())).select(".govuk-task-list__item")
    }

    assert tasks["What we hope for"] == "Done"
    assert tasks["Why this one"] == "In progress"
    assert tasks["Our place and team"] == "Not started"
    assert tasks["Block 1"] == "Not started"


def test_each_block_says_its_place_in_the_source(visit, plan):
    hints = {
        hint.parent.a.get_text(): hint.get_text()
        for hint in soup(visit.get(plan.get_absolute_url())).select(".govuk-task-list__hint")
    }

    assert hints["Block 1"] == "Core part, number 1 in the source"
    assert hints["Block 2"] == "Number 2 in the source"


def test_links_to_decisions_say_of_which_section(visit, full_plan):
    page = soup(visit.get(full_plan.get_absolute_url()))

    links = [a.get_text() for a in page.select("main a") if "What do you decide?" in a.get_text()]

    assert len(links) > 1
    assert len(set(links)) == len(links)


def test_the_plan_asks_as_much_for_many_parts_as_for_few(
    visit, fork, django_assert_max_num_queries, django_assert_num_queries
):
    small = fork(block_uids=[])
    with django_assert_max_num_queries(25) as asked:
        visit.get(small.get_absolute_url())
    large = fork("full")

    with django_assert_num_queries(len(asked.captured_queries)):
        visit.get(large.get_absolute_url())


def test_a_withdrawn_source_is_told(visit, plan, case):
    assert "has been withdrawn" not in words(visit.get(plan.get_absolute_url()))

    case.unpublish()

    assert "has been withdrawn" in words(visit.get(plan.get_absolute_url()))


def test_a_later_version_of_the_source_is_told_with_what_changed(visit, plan, case, version):
    address = plan.get_absolute_url()
    assert "See what changed" not in words(visit.get(address))

    case.summary = "A van and a nurse."
    case.save_revision().publish()

    page = soup(visit.get(address))
    assert "Version 2 of the source was kept on" in page.main.get_text()
    link = next(a for a in page.select("main a") if a.get_text() == "See what changed")
    assert link["href"] == f"{reverse('case-changes', args=[version.key])}?from=1&to=2"
    assert visit.get(link["href"]).status_code == 200

    case.unpublish()
    assert "See what changed" not in words(visit.get(address))


def test_a_core_part_left_out_at_the_start_is_told(visit, fork, version):
    kept = [block["uid"] for block in version.content["blocks"][1:]]

    page = words(visit.get(fork(block_uids=kept).get_absolute_url()))

    assert str(CORE_DROPPED_WARNING) in page
    assert "Block 1" in page


# --- A part --------------------------------------------------------------------------------------


def test_the_sources_words_stand_beside_the_form(visit, hope):
    page = soup(visit.get(hope.get_absolute_url()))

    assert "Older people in private rented homes." in page.select_one(".app-side--source").text
    assert page.select_one(".app-side--ours textarea[name=text]")


def test_plain_text_without_javascript_keeps_its_paragraphs(send, hope):
    send(hope, text="Warm homes.\r\n\r\nFewer than <3 & falling")

    hope.refresh_from_db()
    assert hope.text == "<p>Warm homes.</p>\n<p>Fewer than &lt;3 &amp; falling</p>"


def test_scripts_do_not_survive(visit, send, hope):
    send(hope, text="<p>Warm</p><script>alert(1)</script>", is_done="on")

    hope.refresh_from_db()
    assert hope.text == "<p>Warm</p>"


def test_text_that_is_too_long_is_told_beside_the_field_and_kept(send, hope):
    page = soup(send(hope, text="x" * 100_001))

    assert "too long" in page.select_one("#id_text_error").get_text()
    assert len(page.select_one("textarea[name=text]").get_text(strip=True)) == 100_001


def test_characters_that_nobody_types_do_no_harm(send, hope):
    assert send(hope, text="Warm\x00 homes").status_code == 302
    assert send(hope, expected_version="9" * 30, text="Other").status_code == 409
    assert send(hope, expected_version="x").status_code == 200


def test_after_saving_one_goes_on_or_stays(plan, send, hope):
    assert (
        send(hope, text="Warm", go="next").url == plan.parts.get(key="why-this").get_absolute_url()
    )
    hope.refresh_from_db()
    assert send(hope, text="Warmer").url == hope.get_absolute_url()


@pytest.mark.parametrize("decision", ["adapt", "replace", "drop"])
def test_changing_a_core_part_wants_a_reason(send, core, decision):
    page = soup(send(core, decision=decision))

    assert page.select_one("#id_reason_error")
    assert send(core, decision=decision, reason="No such team here.").status_code == 302


def test_dropping_a_core_part_warns_there_and_on_the_plan(visit, plan, send, core):
    assert str(CORE_DROPPED_WARNING) in words(send(core, decision="drop"))

    send(core, decision="drop", reason="No such team here.")

    for address in (core.get_absolute_url(), plan.get_absolute_url()):
        page = words(visit.get(address))
        assert str(CORE_DROPPED_NOTE) in page
        assert "Say why" not in page


def test_the_plan_asks_why_until_a_reason_is_given_and_leads_to_the_part(visit, plan, core):
    plan.parts.filter(pk=core.pk).update(decision="drop", reason="")

    page = soup(visit.get(plan.get_absolute_url()))

    warning = page.select_one(".govuk-warning-text")
    assert "Say why" in warning.get_text()
    assert warning.a["href"] == core.get_absolute_url()


def test_the_reason_is_asked_for_dropping_a_core_part_too(visit, core):
    page = soup(visit.get(core.get_absolute_url()))

    assert "change or drop a core part" in page.select_one("#id_reason_helptext").get_text()


def test_changing_a_part_that_is_not_core_wants_none(plan, send):
    part = plan.parts.get(heading="Block 2")

    assert send(part, decision="drop").status_code == 302


def test_a_part_is_not_done_while_its_answer_is_missing(send, hope, core):
    assert soup(send(hope, is_done="on")).select_one("#id_text_error")
    assert soup(send(core, is_done="on")).select_one("#id_decision_error")


def test_a_place_is_compared_row_by_row(visit, full_plan):
    part = full_plan.parts.get(key="geography")
    given = {"expected_version": 1, "text": "", "likeness": "different", "matters": "yes"}

    visit.post(part.get_absolute_url(), given)

    part.refresh_from_db()
    assert (part.get_likeness_display(), part.get_matters_display()) == (
        "Different",
        "Yes, it matters",
    )


@pytest.mark.parametrize(
    ("key", "chosen", "labels"),
    [
        pytest.param("barriers-here", ["data-sharing"], ["Data sharing"], id="several"),
        pytest.param("share", ["not-yet"], ["Not yet"], id="one"),
    ],
)
def test_choices_are_kept_and_shown_again(visit, full_plan, key, chosen, labels):
    part = full_plan.parts.get(key=key)

    visit.post(part.get_absolute_url(), {"expected_version": 1, "text": "", "chosen": chosen})

    part.refresh_from_db()
    assert part.chosen_labels == labels
    page = soup(visit.get(part.get_absolute_url()))
    assert [box["value"] for box in page.select("input[name=chosen][checked]")] == chosen


def test_a_part_that_is_not_there_is_not_found(visit, plan):
    assert visit.get(f"{plan.get_absolute_url()}parts/{10**30}/").status_code == 404


def test_a_part_of_our_own_is_added_and_opened(visit, plan):
    url = reverse("plan-block-add", args=[plan.pk])

    response = visit.post(url, {"title": "<script>alert(1)</script>"}, follow=True)

    assert "alert(1)" in words(response)
    assert "<script>alert" not in response.content.decode()
    assert [box["value"] for box in soup(response).select("input[name=decision]")] == [
        "add",
        "drop",
    ]


# --- Sections, steps and the plan as a whole -----------------------------------------------------


def test_stopping_at_a_section_wants_a_reason(visit, plan):
    section = plan.sections.get(key="choose")
    given = {"decision": "stop-here", "expected_version": 1}

    page = soup(visit.post(section.get_absolute_url(), given))
    assert page.select_one("#id_reason_error")

    visit.post(section.get_absolute_url(), given | {"reason": "No money."})
    section.refresh_from_db()
    assert section.decision == "stop-here"


def test_a_colleagues_decision_is_shown_beside_ones_own(visit, plan):
    section = plan.sections.get(key="choose")
    address = section.get_absolute_url()
    visit.post(address, {"decision": "go-on", "reason": "Theirs", "expected_version": 1})

    response = visit.post(address, {"decision": "go-back", "reason": "Mine", "expected_version": 1})

    assert response.status_code == 409
    assert "Theirs" in soup(response).select_one(".app-side--conflict").get_text()
    assert "Mine" in soup(response).select_one("textarea").get_text()


def test_a_section_without_a_decision_has_no_page_for_one(visit, plan):
    assert visit.get(reverse("plan-section", args=[plan.pk, "start"])).status_code == 404


def test_a_step_is_added_changed_and_deleted_after_asking(visit, plan):
    part = plan.parts.get(key="first-actions")
    given = {"what": "Meet landlords", "owner": "Housing lead"}
    due = {"due_day": "27", "due_month": "3", "due_year": "2027"}

    visit.post(reverse("plan-row-add", args=[plan.pk, part.pk]), given | due)
    assert "27 March 2027" in words(visit.get(part.get_absolute_url()))

    action = Action.objects.get()
    visit.post(reverse("plan-row", args=[plan.pk, "actions", action.pk]), given | {"is_done": "on"})
    action.refresh_from_db()
    assert (action.is_done, action.due) == (True, None)

    delete = reverse("plan-row-delete", args=[plan.pk, "actions", action.pk])
    assert "Meet landlords" in words(visit.get(delete))
    assert Action.objects.exists()
    visit.post(delete)
    assert not Action.objects.exists()


@pytest.mark.parametrize("name", ["Add a step", "Change", "Delete"])
def test_the_buttons_of_the_steps_save_what_was_typed_first(visit, plan, send, name):
    part = plan.parts.get(key="first-actions")
    action = add_row(part=part, by=None, what="Meet landlords")
    page = soup(visit.get(part.get_absolute_url()))
    button = next(each for each in page.select("button") if each.get_text().startswith(name))
    assert page.select_one(f"form#{button['form']} textarea[name=text]")

    response = send(part, text="Before winter", **{button["name"]: button["value"]})

    pages = {
        "Add a step": reverse("plan-row-add", args=[plan.pk, part.pk]),
        "Change": reverse("plan-row", args=[plan.pk, "actions", action.pk]),
        "Delete": reverse("plan-row-delete", args=[plan.pk, "actions", action.pk]),
    }
    assert response.url == pages[name]
    part.refresh_from_db()
    assert part.text == "<p>Before winter</p>"


def test_enter_in_a_form_with_steps_saves_and_stays(visit, plan):
    part = plan.parts.get(key="first-actions")

    buttons = soup(visit.get(part.get_absolute_url())).select("[form=part-form], #part-form button")

    assert buttons[0]["value"] == "stay"


def test_a_form_with_a_mistake_counts_as_not_saved_yet(visit, send, core):
    assert not soup(visit.get(core.get_absolute_url())).select("#part-form[data-unsaved]")
    assert soup(send(core, decision="drop")).select("#part-form[data-unsaved]")


def test_a_day_that_is_not_real_is_told(visit, plan):
    part = plan.parts.get(key="first-actions")
    given = {"what": "x"} | {"due_day": "31", "due_month": "2", "due_year": "2027"}

    page = soup(visit.post(reverse("plan-row-add", args=[plan.pk, part.pk]), given))

    assert "real date" in page.select_one(".govuk-error-summary").get_text()


def test_a_plan_is_renamed(visit, plan):
    visit.post(reverse("plan-rename", args=[plan.pk]), {"title": "w" * 250})

    page = soup(visit.get(plan.get_absolute_url()))

    assert page.h1.get_text() == "w" * 250
    crumb = page.select_one(".govuk-breadcrumbs [aria-current]").get_text()
    assert crumb == Truncator("w" * 250).chars(32)


def test_stopping_a_plan_wants_a_reason_and_shows_it(visit, plan):
    url = reverse("plan-state", args=[plan.pk])
    assert soup(visit.post(url, {"state": "stopped"})).select_one("#id_because_error")

    visit.post(url, {"state": "stopped", "because": "The grant ended."})

    assert "Stopped: The grant ended." in words(visit.get(plan.get_absolute_url()))


def test_an_author_who_is_confirmed_moves_their_plan_themselves(
    sign_in, fork, newcomer, organisation
):
    plan = fork(organisation=None, author=newcomer)
    client = sign_in(newcomer)
    url = reverse("plan-move", args=[plan.pk])
    assert client.get(url).status_code == 404

    newcomer.memberships.update(state=Membership.State.CONFIRMED)
    page = words(client.get(plan.get_absolute_url()))
    assert "Move this plan to Leeds City Council" in page
    plan.refresh_from_db()
    assert plan.organisation is None

    client.post(url, {"organisation": organisation.pk})
    plan.refresh_from_db()
    assert plan.organisation == organisation


def test_a_plan_moves_nowhere_that_its_author_does_not_edit(sign_in, fork, organisation):
    membership = MembershipFactory()
    plan = fork(organisation=None, author=membership.user)
    url = reverse("plan-move", args=[plan.pk])

    sign_in(membership.user).post(url, {"organisation": organisation.pk})

    plan.refresh_from_db()
    assert plan.organisation is None


def test_the_page_to_print_holds_the_whole_plan(visit, plan, send, hope):
    send(hope, text="Warm homes for all.")
    add_row(part=plan.parts.get(key="first-actions"), by=None, what="Meet landlords")

    page = words(visit.get(reverse("plan-print", args=[plan.pk])))

    assert "Warm homes for all." in page
    assert "Meet landlords" in page
    assert "available under the Creative Commons Attribution 4.0" in page


def test_pages_are_kept_by_no_shared_cache(visit, plan):
    assert "private" in visit.get(plan.get_absolute_url())["Cache-Control"]


def test_another_case_makes_another_plan(visit, library, templates, fork):
    other = CaseStudyPageFactory(library["hub"], title="Another place")

    page = words(visit.get(reverse("plan-adapt", args=[other.key])))

    assert "Another place" in page
