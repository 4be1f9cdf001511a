"""What the admin does besides, for case studies."""

from django.db.models import Prefetch, prefetch_related_objects
from wagtail import hooks
from wagtail.models import WorkflowState

from practices.case_studies.models import CaseStudyPage


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
