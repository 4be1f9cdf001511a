"""Turning a plan into a draft of a case study."""

from collections.abc import Collection

from django.db import transaction
from django.urls import reverse

from hub.people.models import User
from hub.ui.mail import absolute, send_after_commit
from practices.case_studies.choices import Provenance
from practices.case_studies.keys import new_key
from practices.case_studies.loading.fill import Vocabulary, fill
from practices.case_studies.models import CaseStudyPage, PublisherPage
from practices.case_studies.publishers import hub_editors
from practices.case_studies.requirements import missing_to_publish
from practices.plans.log import What, record_plan
from practices.plans.models import Plan, SharedBack
from practices.plans.share_back.draft import case_file_of, cases_above


def open_draft(plan: Plan) -> SharedBack | None:
    """The draft that the plan became and that nobody has published yet."""
    drafts = plan.shared_back.filter(page__live=False, page__first_published_at=None)
    return drafts.select_related("page").first()


@transaction.atomic
def share_back(
    *,
    plan: Plan,
    publisher: PublisherPage,
    user: User,
    title: str,
    summary: str,
    wrong: list[str],
    take: Collection[str],
) -> SharedBack:
    """Make a draft of a case study below the publisher, never a live page.

    Where the plan has an open draft already, that is what comes back. A draft that is complete
    goes into the publisher's workflow; of another the hub's editors are told, unless its writer
    may finish it.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)  # a second click waits, and finds the draft
    if there := open_draft(plan):
        return there
    data = case_file_of(plan, title=title, summary=summary, wrong=wrong, take=take)
    page = _add_page(plan, data, publisher, user)
    shared = SharedBack.objects.create(plan=plan, page=page, made_by=user)
    record_plan(plan, What.SHARED, user, after={"title": page.title, "key": page.key})
    _send_on(page, user)
    return shared


def _add_page(plan: Plan, data: dict, publisher: PublisherPage, user: User) -> CaseStudyPage:
    page = fill(CaseStudyPage(live=False), data, Vocabulary({}))
    page.key, page.provenance, page.owner = new_key(), Provenance.OWNER, user
    page.slug = ""  # Wagtail makes one of the title, that no neighbour has
    page.adapted_from = [
        {"key": source.key, "number": source.number, "title": source.title}
        for source in cases_above(plan)
    ]
    if plan.organisation:
        page.organisations = [plan.organisation]
    publisher.add_child(instance=page)
    page.save_revision(user=user)
    return page


def _send_on(page: CaseStudyPage, user: User) -> None:
    workflow = page.get_workflow()
    if workflow and not missing_to_publish(page):
        workflow.start(page, user)
    elif not page.permissions_for_user(user).can_edit():
        _tell_hub(page)


def _tell_hub(page: CaseStudyPage) -> None:
    address = absolute(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    body = f"Somebody shared what they learned from a plan. The draft is not complete:\n{address}\n"
    for editor in hub_editors().user_set.filter(is_active=True):
        send_after_commit(to=editor.email, subject="A draft of a case study waits", body=body)
