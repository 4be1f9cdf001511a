from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from practices.case_studies.attachments.states import states_of


class FilesPanel(Panel):
    """Below the files: whether search can read each, and why not."""

    def __init__(self, **kwargs):
        super().__init__(**({"heading": _("What search reads in these files")} | kwargs))

    class BoundPanel(Panel.BoundPanel):
        template_name = "practices/admin/file_states.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None and bool(self.instance.files)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"states": states_of(self.instance)}
