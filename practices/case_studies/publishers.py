"""Who may write for a publisher and who checks it: its groups and its workflow."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from hub.people.groups import HUB_EDITORS, sync_groups
from hub.people.models import Organisation
from practices.case_studies.models import PublisherPage

AUTHOR_PERMISSIONS = ["add", "change"]  # never publish: the last approval in the workflow does it


@transaction.atomic
def ensure_publisher_groups(publisher: PublisherPage) -> None:
    """Give a publisher its groups of authors and approvers, and its two checks before publishing.

    Safe to call at any time: what is there already stays as it is.
    """
    organisation = publisher.organisation
    authors = _group(organisation, "authors_group", "authors")
    approvers = _group(organisation, "approvers_group", "approvers")
    for group in (authors, approvers):
        allow_admin(group)
        allow_pages(group, publisher, AUTHOR_PERMISSIONS)
    ensure_workflow(
        publisher,
        name=f"{organisation.name}: check, then publish",
        tasks=[approval_by(approvers), approval_by(hub_editors())],
    )
    for membership in organisation.memberships.confirmed().select_related("user"):
        sync_groups(membership.user)


def hub_editors() -> Group:
    return Group.objects.get_or_create(name=HUB_EDITORS)[0]


def allow_admin(group: Group) -> None:
    group.permissions.add(Permission.objects.get(codename="access_admin"))


def allow_pages(group: Group, page: Page, kinds: list[str]) -> None:
    """Let the group do these things to a page and all below it."""
    for kind in kinds:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{kind}_page"
        )
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=page.pk, permission=permission
        )


def approval_by(group: Group) -> GroupApprovalTask:
    """The task in which this group alone approves."""
    task = GroupApprovalTask.objects.filter(groups=group, active=True).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=f"Check by {group.name}"[:255])
        task.groups.add(group)
    return task


def ensure_workflow(page: Page, *, name: str, tasks: list[GroupApprovalTask]) -> None:
    """Put a workflow over a page and all below it, unless one stands there already."""
    if WorkflowPage.objects.filter(page_id=page.pk).exists():
        return
    workflow = Workflow.objects.create(name=name[:255])
    for order, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=order)
    WorkflowPage.objects.create(page_id=page.pk, workflow=workflow)


def _group(organisation: Organisation, field: str, role: str) -> Group:
    group = getattr(organisation, field)
    if group is None:
        name = f"{organisation.name[:120]}: {role}"
        if Group.objects.filter(name=name).exists():
            # A council and the one it replaced can share a name; slugs are unique.
            name = f"{organisation.slug}: {role}"
        group = Group.objects.create(name=name)
        setattr(organisation, field, group)
        organisation.save(update_fields=[field])
    return group
