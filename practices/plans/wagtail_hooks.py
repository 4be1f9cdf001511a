from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from practices.plans.models import PlanTemplate


class PlanTemplateViewSet(SnippetViewSet):
    """Templates for hub editors. Plans themselves are never listed in the admin."""

    model = PlanTemplate
    icon = "doc-full"
    menu_label = "Plan templates"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["name", "slug", "position"]


register_snippet(PlanTemplateViewSet)
