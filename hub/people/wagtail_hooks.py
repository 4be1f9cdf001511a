"""Organisations and memberships in the admin, where a hub editor confirms who works where."""

from django.db import DEFAULT_DB_ALIAS
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from hub.people.belonging.proposing import answer
from hub.people.merge_action import merge
from hub.people.models import Membership, Organisation, Proposal
from hub.people.permissions import is_hub_editor


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "home"
    list_display = ["name", "kind", "nation", "region", "end"]
    list_filter = ["kind", "nation", "region"]
    list_export = ["name", "slug", "kind", "ons_code", "nation", "region", "start", "end"]


def address_confirmed(membership: Membership) -> str:
    """Whether the person has shown that the e-mail address is theirs."""
    addresses = membership.user.emailaddress_set.all()
    email = membership.user.email
    is_confirmed = any(one.verified and one.email == email for one in addresses)
    return _("Yes") if is_confirmed else _("No")


class MembershipViewSet(SnippetViewSet):
    """Set the state to Confirmed once you know that the person works there."""

    model = Membership
    icon = "group"
    list_display = [
        "user",
        Column("email", label=gettext_lazy("E-mail address"), accessor="user.email"),
        Column("verified", label=gettext_lazy("Address confirmed"), accessor=address_confirmed),
        "organisation",
        "role",
        "state",
        "asked_at",
    ]
    list_filter = ["state", "role"]
    search_fields = ["user__email", "organisation__name"]
    panels = [
        FieldPanel("user"),
        FieldPanel("organisation"),
        FieldPanel("role"),
        FieldPanel("state"),
    ]

    def get_queryset(self, request):
        rows = Membership.objects.select_related("user", "organisation")
        return rows.prefetch_related("user__emailaddress_set")


class ProposalEditView(EditView):
    def save_instance(self):
        """Tell the person, once, what became of their proposal."""
        was_waiting = Proposal.objects.get(pk=self.object.pk).is_waiting
        proposal = super().save_instance()
        if was_waiting:
            answer(proposal)
        return proposal


class ProposalViewSet(SnippetViewSet):
    """Say which organisation it is, after making it if it is new; or why the hub refuses it."""

    model = Proposal
    icon = "help"
    edit_view_class = ProposalEditView
    list_display = ["name", "proposed_by", "proposed_at", "organisation", "refused_because"]
    list_filter = ["organisation"]
    panels = [
        FieldPanel("name", read_only=True),
        FieldPanel("website", read_only=True),
        FieldPanel("note", read_only=True),
        FieldPanel("organisation"),
        FieldPanel("refused_because"),
    ]


class PeopleGroup(SnippetViewSetGroup):
    menu_label = "Organisations"
    menu_icon = "group"
    menu_order = 320
    items = (OrganisationViewSet, MembershipViewSet, ProposalViewSet)


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


@hooks.register("register_admin_urls")
def merging_urls():
    return [path("organisations/<int:pk>/merge/", merge, name="organisation-merge")]


@hooks.register("register_snippet_listing_buttons")
def offer_merging(snippet, user, next_url=None):
    if isinstance(snippet, Organisation) and is_hub_editor(user):
        address = reverse("organisation-merge", args=[snippet.pk])
        yield Button(_("Merge into another"), address, icon_name="group", priority=40)


class WaitingToJoin(SummaryItem):
    """How many people wait for a hub editor, with the way to them."""

    order = 50
    template_name = "hub/waiting_to_join.html"

    def __init__(self, request):
        super().__init__(request)
        self.waiting = 0
        if request.user.has_perm("people.change_membership"):
            self.waiting = Membership.objects.filter(state=Membership.State.ASKED).count()

    def is_shown(self):
        return self.waiting > 0

    def get_context_data(self, parent_context):
        address = reverse("wagtailsnippets_people_membership:list")
        return {
            "waiting": self.waiting,
            "address": f"{address}?state={Membership.State.ASKED}",
        }


@hooks.register("construct_homepage_summary_items")
def show_who_waits(request, items):
    items.append(WaitingToJoin(request))
