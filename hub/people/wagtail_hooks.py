"""Organisations and memberships in the admin, where a hub editor confirms who works where."""

from django.db import DEFAULT_DB_ALIAS
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
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


@hooks.register("before_delete_snippet")
def refuse_to_delete_what_is_in_use(request, instances):
    """An organisation with plans or pages stays: what was written for it would be nobody's."""
    organisations = [one for one in instances if isinstance(one, Organisation)]
    try:
        Collector(DEFAULT_DB_ALIAS).collect(organisations)
    except (ProtectedError, RestrictedError):
        refusal = _(
            "This cannot be deleted, because there are plans or pages of it. If it was wound up, "
            "give the day on which it ended instead."
        )
        messages.error(request, refusal)
        return redirect("wagtailsnippets_people_organisation:list")
