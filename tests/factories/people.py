import factory
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from hub.people.groups import HUB_EDITORS, HUB_SLUG
from hub.people.models import Membership, Organisation, User

PASSWORD = "a-long-enough-password"


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a confirmed e-mail address, whose password is `PASSWORD`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    first_name = factory.Faker("first_name", locale="en_GB")
    last_name = factory.Faker("last_name", locale="en_GB")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def verified(self, create, extracted, **kwargs):
        if create and extracted is not False:
            self.emailaddress_set.create(email=self.email, verified=True, primary=True)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Anytown {number} Borough Council")
    short_name = factory.Sequence(lambda number: f"Anytown {number}")
    slug = factory.Sequence(lambda number: f"anytown-{number}")
    kind = Organisation.Kind.COUNCIL
    nation = "England"


class MembershipFactory(factory.django.DjangoModelFactory):
    """A confirmed editor."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Membership.Role.EDITOR
    state = Membership.State.CONFIRMED


def HubEditorFactory(**fields) -> User:
    """Someone who keeps the hub: in the group that publishes, by a confirmed membership."""
    group, _ = Group.objects.get_or_create(name=HUB_EDITORS)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore")
    for name in ("add_page", "change_page", "publish_page"):
        GroupPagePermission.objects.get_or_create(
            group=group, page=Page.get_first_root_node(), permission=permissions.get(codename=name)
        )
    hub, _ = Organisation.objects.get_or_create(
        slug=HUB_SLUG, defaults={"name": "The hub", "kind": Organisation.Kind.OTHER}
    )
    user = UserFactory(**fields)
    MembershipFactory(user=user, organisation=hub)
    return user
