"""The group of hub editors, with all that it may do."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, Page

from practices.case_studies.models import PublisherPage
from practices.case_studies.publishers import (
    allow_admin,
    allow_pages,
    approval_by,
    ensure_workflow,
    hub_editors,
)

PAGE_PERMISSIONS = ["add", "change", "publish", "lock", "unlock"]
# None: every model of the app. Deleting is left to administrators: slugs are lasting.
MODELS = {
    "taxonomy": None,
    "plans": ["plantemplate"],
    "people": ["organisation", "membership", "proposal"],
    "contact": ["contactmessage"],
    "search": ["loggedsearch"],
}
ACTIONS = ["add", "change", "publish", "view"]
VISITORS_ONLY = {"add_contactmessage", "add_proposal"}
COLLECTION_MODELS = ["image", "document"]


@transaction.atomic
def ensure_hub_editors() -> Group:
    """Make the group and give it what it lacks; hub editors then check every publisher's cases."""
    group = hub_editors()
    allow_admin(group)
    allow_pages(group, Page.get_first_root_node(), PAGE_PERMISSIONS)
    group.permissions.add(*_model_permissions())
    _allow_files(group)
    publisher = PublisherPage.objects.first()
    if publisher:
        ensure_workflow(
            publisher.get_parent(),
            name="Check by the hub, then publish",
            tasks=[approval_by(group)],
        )
    return group


def _model_permissions() -> list[Permission]:
    found = Permission.objects.filter(content_type__app_label__in=MODELS)
    return [
        permission
        for permission in found.select_related("content_type")
        if permission.codename.split("_")[0] in ACTIONS
        and _is_ours(permission.content_type.app_label, permission.content_type.model)
        and permission.codename not in VISITORS_ONLY
    ]


def _is_ours(app: str, model: str) -> bool:
    return MODELS[app] is None or model in MODELS[app]


def _allow_files(group: Group) -> None:
    root = Collection.get_first_root_node()
    codenames = [f"{act}_{m}" for act in ("add", "change", "choose") for m in COLLECTION_MODELS]
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=codenames
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
