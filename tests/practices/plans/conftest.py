"""What tests of plans may ask for: templates, people in every role, and a plan."""

import json

import pytest
from django.conf import settings

from hub.loading.summary import LoadSummary
from hub.people.models import Membership
from practices.case_studies.versions import latest_version
from practices.plans.fork import fork_plan
from practices.plans.loading import load_plan_templates
from practices.plans.models import PlanTemplate
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

TEMPLATES = json.loads((settings.FIXTURES_DIR / "plan-templates.json").read_text())


@pytest.fixture
def templates(db):
    """The plan templates of a new hub, by slug."""
    load_plan_templates(TEMPLATES, LoadSummary())
    return PlanTemplate.objects.in_bulk(field_name="slug")


@pytest.fixture
def version(case):
    return latest_version(case.key)


@pytest.fixture
def organisation(db):
    return OrganisationFactory(name="Leeds City Council", slug="leeds")


@pytest.fixture
def editor(organisation):
    return MembershipFactory(organisation=organisation).user


@pytest.fixture
def reader(organisation):
    return MembershipFactory(organisation=organisation, role=Membership.Role.READER).user


@pytest.fixture
def stranger(db):
    """An editor of another organisation."""
    return MembershipFactory().user


@pytest.fixture
def newcomer(organisation):
    """Someone who has asked to join and waits."""
    asked = Membership.State.ASKED
    return MembershipFactory(organisation=organisation, state=asked).user


@pytest.fixture
def fork(version, organisation, editor, templates):
    """Forks a plan; keyword arguments replace what `fork_plan` is given."""

    def make(template="one-page", **changes):
        given = {"version": version, "organisation": organisation, "author": editor}
        return fork_plan(**given | {"template": templates[template]} | changes)

    return make


@pytest.fixture
def plan(fork):
    return fork()


@pytest.fixture
def full_plan(fork):
    return fork("full")


@pytest.fixture
def person(editor, reader, stranger, newcomer, organisation):
    """A person by their role."""
    owner = MembershipFactory(organisation=organisation, role=Membership.Role.OWNER).user
    left = MembershipFactory(organisation=organisation, state=Membership.State.LEFT).user
    return {
        "editor": editor,
        "reader": reader,
        "stranger": stranger,
        "newcomer": newcomer,
        "owner": owner,
        "left": left,
        "hub editor": UserFactory(is_superuser=True, is_staff=True),
    }


@pytest.fixture
def sign_in(client):
    def sign(user):
        client.force_login(user)
        return client

    return sign
