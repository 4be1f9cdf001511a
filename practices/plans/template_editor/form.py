from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from practices.plans.template_editor.people import publishers_of

CHANGE = "plans.change_plantemplate"


class PlanTemplateForm(WagtailAdminModelForm):
    """Publishers write for themselves only; hub editors for the hub or for any organisation."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("organisation")
        if field is None or self.for_user is None or self.for_user.has_perm(CHANGE):
            return
        field.queryset = publishers_of(self.for_user).order_by("name")
        field.required, field.empty_label = True, None
        field.help_text = _("Plans of this organisation, and plans from its cases, can use it.")
