import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from practices.plans.fit.answering import save_answers, take_along
from practices.plans.fit.pattern import pattern
from practices.plans.fit.questions import fit_questions
from practices.plans.models import FitCheck
from tests.factories import MembershipFactory

KEYS = [question.key for question in fit_questions().all]


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def sent(**values):
    """Every question answered with 3, but for these."""
    answers = dict.fromkeys(KEYS, "3") | values
    return answers | {"evidence_note": "We have asked <b>Hull</b>."}


def answers(**values):
    given = dict.fromkeys(KEYS, 3) | values
    return {key: {"value": value, "note": ""} for key, value in given.items()}


@pytest.fixture
def colleague(organisation):
    return MembershipFactory(organisation=organisation).user


@pytest.fixture
def page(plan):
    return reverse("plan-fit", args=[plan.pk])


def test_there_are_six_questions_in_two_groups():
    assert [len(questions) for _name, questions in fit_questions().groups] == [3, 3]
    assert all(list(question.scale) == [1, 2, 3, 4, 5, None] for question in fit_questions().all)


def test_somebody_answers_before_there_is_a_plan_and_takes_it_along(
    sign_in, editor, case, fork, reader
):
    client = sign_in(editor)
    start = reverse("plan-fit-before", args=[case.key])
    form = soup(client.get(start, follow=True))
    assert len(form.select("input[type=radio]")) == 36
    assert "From the source" in form.main.get_text()

    client.post(f"{start}answer/", sent(need="5", capacity="unknown"))

    shown = soup(client.get(start)).main.get_text(" ", strip=True)
    assert "We do not know yet" in shown
    assert "We have asked <b>Hull</b>." in shown
    assert soup(sign_in(reader).get(start, follow=True)).select("input[type=radio]")

    plan = fork()
    take_along(plan=plan, user=editor)
    check = FitCheck.objects.get()
    assert (check.plan, check.answers["need"]["value"]) == (plan, 5)
    assert soup(sign_in(editor).get(start, follow=True)).select("input[type=radio]")


def test_adapting_a_case_takes_the_fit_check_along(
    sign_in, editor, case, version, templates, organisation
):
    save_answers(user=editor, key=case.key, answers=answers())
    uids = [block["uid"] for block in version.content["blocks"]]
    given = {"template": templates["one-page"].pk, "title": "Warm Leeds", "blocks": uids}

    response = sign_in(editor).post(
        reverse("plan-adapt", args=[case.key]), given | {"organisation": organisation.pk}
    )

    assert response.status_code == 302
    assert FitCheck.objects.get().plan.title == "Warm Leeds"


def test_others_answers_are_seen_once_one_has_answered(sign_in, editor, colleague, plan, page):
    save_answers(user=colleague, key="x", plan=plan, answers=answers(need=1))
    client = sign_in(editor)

    first = client.get(page, follow=True)
    assert str(colleague) not in soup(first).main.get_text()
    assert "1 person has answered" in soup(first).main.get_text()

    client.post(f"{page}answer/", sent(need="3"))

    shown = soup(client.get(page))
    assert str(colleague) in shown.main.get_text()
    sections = {each.p.get_text(): each.get_text() for each in shown.select(".app-plan-fit")}
    talked = [name for name, text in sections.items() if "Talk about this first" in text]
    assert talked == [next(each.question for each in fit_questions().all if each.key == "need")]
    lines = shown.select(".app-plan-fit svg")
    assert len(lines) == 6
    assert "×2" in lines[0].get_text()
    assert "3: 2 people" in lines[0].desc.get_text()


def test_readers_see_the_pattern_and_outsiders_nothing(
    sign_in, client, reader, stranger, editor, plan, page
):
    plan.visibility = "everyone"
    plan.save()
    save_answers(user=editor, key="x", plan=plan, answers=answers())

    assert client.get(page).status_code == 302
    assert str(editor) in soup(sign_in(reader).get(page)).main.get_text()
    assert sign_in(reader).post(f"{page}answer/", sent()).status_code == 403
    outside = sign_in(stranger)
    assert [outside.get(page).status_code, outside.get(f"{page}answer/").status_code] == [404, 404]
    assert outside.get(plan.get_absolute_url()).status_code == 200


def test_the_part_about_it_shows_the_pattern_to_those_who_answered(
    sign_in, editor, reader, full_plan
):
    part = full_plan.parts.get(key="fit")
    client = sign_in(editor)
    assert "Answer them yourself" in soup(client.get(part.get_absolute_url())).main.get_text()

    save_answers(user=editor, key="x", plan=full_plan, answers=answers())

    assert len(soup(client.get(part.get_absolute_url())).select(".app-plan-fit svg")) == 6
    assert len(soup(sign_in(reader).get(part.get_absolute_url())).select(".app-plan-fit svg")) == 6


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"need": ""}, "Choose an answer"),
        ({"need": "6"}, "Select a valid choice"),
        ({"need_note": "x" * 1001}, "at most 1000"),
    ],
)
def test_an_answer_that_cannot_be_is_told_and_nothing_is_kept(
    sign_in, editor, page, changes, error
):
    response = sign_in(editor).post(f"{page}answer/", sent() | changes)

    assert error in soup(response).select_one(".govuk-error-summary").get_text()
    assert not FitCheck.objects.exists()


def test_answering_again_replaces_ones_own_answers_only(sign_in, editor, colleague, plan, page):
    save_answers(user=colleague, key="x", plan=plan, answers=answers(fit=1))
    client = sign_in(editor)
    client.post(f"{page}answer/", sent(fit="2"))
    client.post(f"{page}answer/", sent(fit="4"))

    values = {check.user: check.answers["fit"]["value"] for check in plan.fit_checks.all()}

    assert values == {colleague: 1, editor: 4}


def test_someone_who_has_left_keeps_their_answer_without_their_name(plan, colleague):
    save_answers(user=colleague, key="x", plan=plan, answers=answers())
    FitCheck.objects.update(user=None)

    (_name, rows), _others = pattern(plan.fit_checks.all())

    assert rows[0].said[0].name == "Someone who has left"


def test_a_case_that_nobody_may_read_has_no_fit_check(sign_in, editor, case):
    start = reverse("plan-fit-before", args=[case.key])
    case.unpublish()

    assert sign_in(editor).get(start).status_code == 404
    assert sign_in(editor).post(f"{start}answer/", sent()).status_code == 404


def test_the_pattern_asks_as_much_for_many_people_as_for_few(
    sign_in,
    reader,
    organisation,
    plan,
    page,
    django_assert_max_num_queries,
    django_assert_num_queries,
):
    def answer(number):
        for _number in range(number):
            user = MembershipFactory(organisation=organisation).user
            save_answers(user=user, key="x", plan=plan, answers=answers())

    answer(2)
    client = sign_in(reader)
    client.get(page)
    with django_assert_max_num_queries(30) as asked:
        client.get(page)
    answer(6)

    with django_assert_num_queries(len(asked.captured_queries)):
        client.get(page)
