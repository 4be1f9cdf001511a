from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import CopyView, IndexView, SnippetViewSet

from practices.plans.models import PlanTemplate


class TemplatesView(IndexView):
    def get_edit_url(self, instance):
        may_change = self.user_has_permission_for_instance("change", instance)
        return super().get_edit_url(instance) if may_change else None


class CopyTemplateView(CopyView):
    """`refuse_others` has asked already: the hub's templates may be copied by every publisher."""

    def get_object(self, queryset=None):
        return get_object_or_404(PlanTemplate, pk=self.kwargs["pk"])


class PlanTemplateViewSet(SnippetViewSet):
    """Templates for hub editors and publishers. Plans themselves are never listed in the admin."""

    model = PlanTemplate
    icon = "doc-full"
    menu_label = _("Plan templates")
    menu_order = 310
    add_to_admin_menu = True
    index_view_class = TemplatesView
    copy_view_class = CopyTemplateView
    list_display = [
        "name",
        Column("organisation", label=_("Whose"), accessor=lambda row: row.whose),
        Column("number", label=_("Version"), accessor="number"),
    ]

    def get_queryset(self, request):
        """Those to work on, and the hub's to copy from."""
        policy = policy_registry.get_by_type(PlanTemplate)
        seen = policy.instances_user_has_any_permission_for(request.user, {"change", "view"})
        listed = PlanTemplate.objects.filter(Q(organisation=None) | Q(pk__in=seen.values("pk")))
        return listed.select_related("organisation")

    def construct_view(self, view_class, **kwargs):
        """Every view of one template asks about that template; Wagtail's own ask of the model."""
        view = super().construct_view(view_class, **kwargs)
        is_copy = issubclass(view_class, CopyView)

        def guarded(request, *args, **found):
            if "pk" in found:
                refuse_others(request.user, found["pk"], is_copy=is_copy)
            return view(request, *args, **found)

        return guarded


def refuse_others(user, pk, *, is_copy: bool) -> None:
    """A publisher opens its own templates, and may begin with a copy of the hub's."""
    template = get_object_or_404(PlanTemplate, pk=pk)
    policy = policy_registry.get_by_type(PlanTemplate)
    if is_copy and template.organisation_id is None:
        return
    if not policy.user_has_any_permission_for_instance(user, {"change", "view"}, template):
        raise PermissionDenied
