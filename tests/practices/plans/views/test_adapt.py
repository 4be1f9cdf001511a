"""Starting a plan from a case."""

import pytest
from django.urls import reverse

from practices.plans.models import FitCheck, Plan
from tests.factories import MembershipFactory
from tests.practices.plans.pages import soup, words


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


def test_whoever_has_checked_whether_it_fits_is_led_back_to_the_answers(
    visit, adapt_url, case, editor, templates
):
    assert "Check first whether it fits" in visit.get(adapt_url).content.decode()

    FitCheck.objects.create(user=editor, key=case.key, answers={})

    page = visit.get(adapt_url).content.decode()
    assert "Look again at your answers" in page
    assert "Check first whether it fits" not in page
