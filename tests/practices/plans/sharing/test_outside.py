"""What people read of a plan on which they do not work."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.plans.fork import fork_plan
from practices.plans.models import Comment, Person, Plan
from practices.plans.rows.verbs import add_row
from practices.plans.saving import save_part
from practices.plans.sharing.visibility import change_level
from practices.plans.versions import keep_plan_version
from tests.factories import MembershipFactory, OrganisationFactory

Level = Plan.Visibility
FORMS = ["plan", "plan-print"]


@pytest.fixture
def public(shown):
    return shown(Level.EVERYONE)


def read(client, plan, name="plan"):
    response = client.get(reverse(name, args=[plan.pk]))
    assert response.status_code == 200
    return response.content.decode()


def kept_block(plan, user):
    """A building block taken over as the source has it."""
    part = plan.parts.exclude(source_uid="").first()
    return save_part(part=part, expected_version=1, user=user, decision="keep")


def words_of(part):
    return re.sub(r"<[^>]+>", " ", part.text).split(".")[0].strip()


@pytest.mark.parametrize("name", FORMS)
def test_anybody_reads_a_public_plan(client, public, editor, organisation, name):
    part = public.parts.filter(kind="text").first()
    save_part(part=part, expected_version=1, user=editor, text="<p>Two streets in Armley.</p>")
    block = kept_block(public, editor)
    add_row(part=public.parts.get(key="first-actions"), by=editor, what="Meet landlords")
    public.files.create(title="Budget", file_name="b.csv", size=9, content_type="t")

    page = read(client, public, name)

    for words in (
        public.title,
        "Leeds City Council",
        "Two streets in Armley.",
        words_of(block),
        "Meet landlords",
        "Budget",
        "Adapt this plan",
        reverse("plan-adapt-plan", args=[public.pk]),
        "Something wrong in this plan? Tell us",
        "On this page",
    ):
        assert words in page, words


def test_nothing_of_the_teams_work_shows(client, public, editor, owner, reader):
    part = public.parts.filter(kind="text").first()
    save_part(part=part, expected_version=1, user=editor, text="<p>Our first idea.</p>")
    save_part(part=part, expected_version=2, user=editor, text="<p>What we do.</p>")
    Comment.objects.create(plan=public, part=part, author=reader, text="Is this legal?")
    people = public.parts.filter(kind="people").first() or part
    Person.objects.create(plan=public, part=people, role="Project lead", name="Sam Secret")

    page = read(client, public)

    for words in (
        "Our first idea",
        "Is this legal?",
        "Sam Secret",
        editor.get_full_name(),
        editor.email,
        part.get_absolute_url(),
        reverse("plan-history", args=[public.pk]),
        reverse("plan-sharing", args=[public.pk]),
        "expected_version",
    ):
        assert words not in page, words
    assert "What we do." in page


def test_people_are_their_roles_outside_the_team(client, full_plan, sign_in, reader):
    part = full_plan.parts.filter(kind="people").first()
    Person.objects.create(plan=full_plan, part=part, role="Project lead", name="Sam Secret")
    Plan.objects.filter(pk=full_plan.pk).update(visibility=Level.EVERYONE)

    outside = read(client, full_plan)

    assert "Project lead" in outside
    assert "Sam Secret" not in outside
    assert "Sam Secret" in read(sign_in(reader), full_plan, "plan-print")


@pytest.mark.parametrize("name", FORMS)
def test_the_words_of_a_withdrawn_source_are_hidden(client, public, editor, case, name):
    block = kept_block(public, editor)
    words = words_of(block)
    assert words in read(client, public, name)

    case.unpublish()

    page = read(client, public, name)
    assert words not in page
    assert block.heading in page
    assert "The words of the source are not shown" in page


def test_the_team_keeps_them(sign_in, public, reader, editor, case):
    words = words_of(kept_block(public, editor))

    case.unpublish()

    assert words in read(sign_in(reader), public, "plan-print")


@pytest.mark.parametrize("form", ["md", "json"])
def test_files_hide_them_too(client, public, editor, case, form):
    words = words_of(kept_block(public, editor))
    url = reverse("plan-export", args=[public.pk, form]) + "?source=all&comments=in"
    assert words[:30] in client.get(url).content.decode()

    case.unpublish()

    assert words[:30] not in client.get(url).content.decode()


@pytest.fixture
def fork_of_a_fork(plan, stranger, templates, editor):
    """Another council's plan made from ours, which is for named partners."""
    version = keep_plan_version(plan=plan, by=editor)
    theirs = stranger.memberships.get().organisation
    return fork_plan(
        version=version,
        organisation=theirs,
        author=stranger,
        template=templates["one-page"],
        title="Their plan",
    )


def test_the_title_of_a_plan_that_is_not_open_stays_hidden(
    client, plan, fork_of_a_fork, editor, stranger
):
    title = "Closure of the Armley depot"
    Plan.objects.filter(pk=plan.pk).update(title=title, visibility=Level.PARTNERS)
    Plan.objects.filter(pk=fork_of_a_fork.pk).update(visibility=Level.EVERYONE)
    fork_of_a_fork.sources.update(title=title)
    block = kept_block(fork_of_a_fork, stranger)

    page = read(client, fork_of_a_fork)

    assert title not in page
    assert plan.pk.hex not in page
    assert "Another plan, which is not open" in page
    assert words_of(block) not in page

    Plan.objects.filter(pk=plan.pk).update(visibility=Level.EVERYONE)
    page = read(client, fork_of_a_fork)
    assert title in page
    assert words_of(block) in page


def test_search_engines_are_let_in_by_everyones_plans_alone(client, sign_in, stranger, shown):
    plan = shown(Level.BODIES)
    page = read(sign_in(stranger), plan)
    assert '<meta name="robots" content="noindex">' in page
    assert "application/ld+json" not in page

    client.logout()
    page = read(client, shown(Level.EVERYONE))
    assert "noindex" not in page
    assert f'<link rel="canonical" href="http://testserver{plan.get_absolute_url()}">' in page
    data = json.loads(re.search(r"ld\+json\"[^>]*>(.*?)</script>", page, re.DOTALL)[1])
    assert data["author"]["name"] == "Leeds City Council"
    assert data["isBasedOn"][0]["name"] == plan.sources.get().title


def test_a_plan_put_aside_is_read_and_not_found(client, public):
    Plan.objects.filter(pk=public.pk).update(archived_at="2026-01-01T00:00Z")

    page = read(client, public)

    assert "Its team has put this plan aside." in page
    assert "noindex" in page


@pytest.mark.parametrize("level", [Level.US, Level.PARTNERS, Level.BODIES])
def test_no_answer_tells_that_a_closed_plan_is_there(client, sign_in, shown, somebody, level):
    plan = shown(level)
    never = plan.get_absolute_url().replace(str(plan.pk), "0" * 8 + str(plan.pk)[8:])

    for asking in (client, sign_in(somebody)):
        here, nowhere = asking.get(plan.get_absolute_url()), asking.get(never)
        assert here.status_code == nowhere.status_code
        assert plan.title not in here.content.decode()


def test_going_back_to_only_us_closes_it_at_once(client, public, owner):
    change_level(plan=public, level=Level.US, expected=Level.EVERYONE, by=owner)

    assert client.get(public.get_absolute_url()).status_code == 302


def test_who_else_works_on_it_is_not_told(client, public):
    public.partnerships.create(organisation=OrganisationFactory(name="City of York Council"))

    assert "City of York Council" not in read(client, public)


def test_somebody_of_a_wound_up_body_reads_nothing(sign_in, shown):
    user = MembershipFactory(organisation=OrganisationFactory(end="2020-04-01")).user

    assert sign_in(user).get(shown(Level.BODIES).get_absolute_url()).status_code == 404


def test_a_plan_with_much_in_it_asks_the_database_no_more(
    client, public, editor, django_assert_max_num_queries
):
    part = public.parts.get(key="first-actions")
    add_row(part=part, by=editor, what="Meet")
    read(client, public)
    with CaptureQueriesContext(connection) as few:
        read(client, public)
    for number in range(8):
        add_row(part=part, by=editor, what=f"Step {number}")
    with django_assert_max_num_queries(len(few)):
        read(client, public)
