from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from practices.plans.models import PlanTemplate
from practices.plans.template_editor.people import TemplatePolicy
from practices.plans.template_editor.viewset import PlanTemplateViewSet

register_permission_policy(PlanTemplate, TemplatePolicy(PlanTemplate))
register_snippet(PlanTemplateViewSet)
