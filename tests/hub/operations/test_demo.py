import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission, Workflow

from hub.operations.demo import PASSWORD, PEOPLE
from hub.people.groups import HUB_EDITORS
from hub.people.models import Membership, Organisation, User
from hub.people.permissions import is_hub_editor, organisations_edited_by
from practices.case_studies.models import PublisherPage
from tests.factories import CaseStudyPageFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def leeds(library):
    return OrganisationFactory(name="Leeds City Council", slug="leeds")


@pytest.fixture
def people(leeds):
    call_command("demo_people", verbosity=0)
    return {user.email.split("@")[0]: user for user in User.objects.all()}


@pytest.fixture
def publisher(people):
    return PublisherPage.objects.get(slug="demonstration-association")


def test_each_can_sign_in(people, client):
    for person in PEOPLE:
        response = client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
        assert response.status_code == 302, person.email
        assert "confirm" not in response["Location"]
        client.logout()


def test_addresses_are_confirmed(people):
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == len(PEOPLE)


def test_the_officer_writes_for_leeds_and_sees_no_admin(people, leeds):
    officer = people["officer"]

    assert list(organisations_edited_by(officer)) == [leeds]
    assert not is_hub_editor(officer)
    assert not officer.has_perm("wagtailadmin.access_admin")


def test_the_approver_adds_and_changes_but_never_publishes(people, publisher):
    can = publisher.permissions_for_user(people["approver"])

    assert can.can_add_subpage() and can.can_edit()
    assert not can.can_publish() and not can.can_publish_subpage()
    assert people["approver"].has_perm("wagtailadmin.access_admin")


def test_the_approver_has_no_say_over_other_publishers(people, library):
    assert not library["hub"].permissions_for_user(people["approver"]).can_edit()


def test_the_hub_editor_publishes_everywhere_and_keeps_the_topics(people, library):
    editor = people["editor"]

    assert is_hub_editor(editor)
    assert library["councils"].permissions_for_user(editor).can_publish_subpage()
    for permission in (
        "taxonomy.change_barrier",
        "taxonomy.publish_sector",
        "plans.change_plantemplate",
        "people.change_organisation",
        "people.change_membership",
        "contact.change_contactmessage",
        "wagtailadmin.access_admin",
    ):
        assert editor.has_perm(permission), permission
    assert not editor.has_perm("people.change_user")
    assert not editor.has_perm("contact.add_contactmessage")


def test_a_case_passes_the_approver_and_then_a_hub_editor(people, publisher):
    case = CaseStudyPageFactory(publisher, publish=False)
    workflow = case.get_workflow()
    state = workflow.start(case, people["approver"])

    first = state.current_task_state
    assert people["approver"].groups.filter(pk__in=first.task.specific.groups.all()).exists()
    assert not people["editor"].groups.filter(pk__in=first.task.specific.groups.all()).exists()
    first.approve(user=people["approver"])
    case.refresh_from_db()
    assert not case.live

    state.refresh_from_db()
    second = state.current_task_state
    assert list(second.task.specific.groups.values_list("name", flat=True)) == [HUB_EDITORS]
    second.approve(user=people["editor"])
    case.refresh_from_db()
    assert case.live


def test_cases_of_other_publishers_are_checked_by_the_hub(people, library):
    workflow = library["councils"].get_workflow()
    [task] = workflow.tasks

    assert task.specific.groups.get().name == HUB_EDITORS


def test_a_second_run_changes_nothing(people, leeds):
    def counts():
        models = [User, Membership, Organisation, GroupPagePermission, Workflow, PublisherPage]
        return [model.objects.count() for model in models]

    before = counts()
    call_command("demo_people", verbosity=0)

    assert counts() == before


def test_a_changed_password_stays(people):
    people["officer"].set_password("quite-another-password")
    people["officer"].save()
    call_command("demo_people", verbosity=0)

    people["officer"].refresh_from_db()
    assert people["officer"].check_password("quite-another-password")


def test_refused_where_settings_do_not_allow_it(leeds, settings):
    settings.DEMO_PEOPLE = False

    with pytest.raises(CommandError, match="not allowed"):
        call_command("demo_people")
    assert not User.objects.exists()


def test_refused_before_there_is_a_library(db):
    with pytest.raises(CommandError, match="load_library"):
        call_command("demo_people")
