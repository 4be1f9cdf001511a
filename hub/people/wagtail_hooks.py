"""Organisations and memberships in the admin, where a hub editor confirms who works where."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from hub.people.models import Membership, Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "home"
    list_display = ["name", "kind", "nation", "region", "end"]
    list_filter = ["kind", "nation", "region"]
    list_export = ["name", "slug", "kind", "ons_code", "nation", "region", "start", "end"]


class MembershipViewSet(SnippetViewSet):
    """Set the state to Confirmed once you know that the person works there."""

    model = Membership
    icon = "group"
    list_display = ["user", "organisation", "role", "state", "asked_at"]
    list_filter = ["state", "role"]
    search_fields = ["user__email", "organisation__name"]
    panels = [
        FieldPanel("user"),
        FieldPanel("organisation"),
        FieldPanel("role"),
        FieldPanel("state"),
    ]


class PeopleGroup(SnippetViewSetGroup):
    menu_label = "Organisations"
    menu_icon = "group"
    menu_order = 320
    items = (OrganisationViewSet, MembershipViewSet)


register_snippet(PeopleGroup)
