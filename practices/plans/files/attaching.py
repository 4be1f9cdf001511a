"""Files of a plan: attached, renamed, removed. Each is written in the plan's history."""

from django.db import transaction

from hub.people.models import User
from practices.plans.files.checking import Checked
from practices.plans.files.storing import forget_files
from practices.plans.log import What, record
from practices.plans.models import Plan, PlanFile
from practices.plans.saving import touch

MOST = 100  # files of one plan


class TooManyFiles(Exception):
    """The plan has as many files as it can hold."""


@transaction.atomic
def attach_file(*, plan: Plan, checked: Checked, title: str, user: User) -> PlanFile:
    """Keep a file with the plan, for those who see the plan. Raises `TooManyFiles`."""
    Plan.objects.select_for_update().get(pk=plan.pk)  # two at once could both be the last
    if plan.files.count() >= MOST:
        raise TooManyFiles
    file = PlanFile.objects.create(
        plan=plan,
        title=title or checked.name,
        file_name=checked.name,
        file=checked.upload,
        size=checked.upload.size,
        content_type=checked.content_type,
        added_by=user,
    )
    note(file, user, after={"title": file.title, "file_name": file.file_name})
    return file


@transaction.atomic
def rename_file(*, file: PlanFile, title: str, user: User) -> None:
    """Give the file another title."""
    now = PlanFile.objects.select_for_update().get(pk=file.pk)
    before = {"title": now.title}
    if now.title != title:
        now.title = title
        now.save(update_fields=["title"])
        note(now, user, before=before, after={"title": title})


@transaction.atomic
def remove_file(*, file: PlanFile, user: User) -> None:
    """Take the file from the plan for good."""
    note(file, user, before={"title": file.title, "file_name": file.file_name})
    forget_files([file])
    file.delete()


def note(file: PlanFile, user: User, before=None, after=None) -> None:
    record(
        plan_id=file.plan_id, what=What.FILE, by=user, label=file.title, before=before, after=after
    )
    touch(file.plan_id)
