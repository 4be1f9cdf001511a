"""What the admin does besides, for case studies."""

from django.db.models import Prefetch, prefetch_related_objects
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import WorkflowState

from practices.case_studies.keys import new_key
from practices.case_studies.models import CaseStudyPage
from practices.case_studies.signals import published


@hooks.register("insert_global_admin_css")
def keep_tabs_in_reach():
    """Our style for the editor's tabs."""
    return format_html('<link rel="stylesheet" href="{}">', static("hub/admin.css"))


@hooks.register("before_edit_page")
def fetch_workflow_states(request, page):
    """Ask once which workflow the page is in: the edit view asks sixteen times for each save.

    Wagtail does this itself for a page without a draft, and loses it when it reads a draft.
    """
    if isinstance(page, CaseStudyPage) and not hasattr(page, "_current_workflow_states"):
        states = WorkflowState.objects.active().select_related("current_task_state__task")
        relation = Prefetch(
            "_specific_workflow_states", queryset=states, to_attr="_current_workflow_states"
        )
        prefetch_related_objects([page], relation)


@hooks.register("before_convert_alias_page")
def give_key_of_its_own(request, page):
    """A mirror that becomes a case: its versions must not mix with those of the case it showed."""
    if request.method == "POST" and isinstance(page, CaseStudyPage):
        page.key = new_key()
        page.save(update_fields=["key"], clean=False)


@hooks.register("after_convert_alias_page")
def keep_first_version(request, page):
    """Wagtail says nothing of publishing here, since visitors see what they saw before."""
    if isinstance(page, CaseStudyPage):
        published(page)
