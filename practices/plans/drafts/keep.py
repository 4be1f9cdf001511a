"""Keeping what somebody has typed into a part and not saved yet. It changes nothing of the plan."""

import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict

from hub.people.models import User
from hub.ui.html import MAX_CHARACTERS, clean
from practices.plans.forms.part import SAVED, PartForm
from practices.plans.models import PartDraft, PlanPart

LONGEST = 2 * MAX_CHARACTERS  # of all fields together
WORDS = {"reason", "decided_by"}


class DraftTooLong(ValueError):
    """More than a draft can hold."""


def typed_in(part: PlanPart, data: QueryDict) -> dict:
    """The fields of a part's form as they were sent, made safe but not judged: an answer that the
    form would refuse may be half-written. Raises `DraftTooLong`."""
    form = PartForm(data, part=part)
    values = {name: _typed(form, name) for name in form.fields if name in SAVED}
    if len(json.dumps(values)) > LONGEST:
        raise DraftTooLong
    return values


@transaction.atomic
def keep_draft(
    *, part: PlanPart, user: User, expected_version: int, values: dict
) -> PartDraft | None:
    """Keep these values beside the part for this person; none where the part says the same."""
    # Locked, so that a draft on its way does not arrive in the middle of a save.
    now = PlanPart.objects.select_for_update().get(pk=part.pk)
    if not differs(now, values):
        PartDraft.objects.filter(part=part, user=user).delete()
        return None
    draft, _is_new = PartDraft.objects.update_or_create(
        part=part,
        user=user,
        defaults={"expected_version": expected_version, "values": values},
    )
    return draft


def throw_away(*, part: PlanPart, user: User) -> None:
    """Forget what this person has typed and not saved."""
    PartDraft.objects.filter(part=part, user=user).delete()


def draft_of(part: PlanPart, user: User) -> PartDraft | None:
    """What this person has typed here and not saved, if it says anything that the part does not."""
    draft = PartDraft.objects.filter(part=part, user=user).first()
    if draft is None or not differs(part, draft.values):
        return None
    draft.values = shown(draft.values)
    return draft


def differs(part: PlanPart, values: dict) -> bool:
    return any(getattr(part, name) != value for name, value in values.items() if name in SAVED)


def shown(values: dict) -> dict:
    """Cleaned once more: the rules may have become stricter since."""
    known = {name: value for name, value in values.items() if name in SAVED}
    return known | ({"text": clean(known["text"], "plan")} if "text" in known else {})


def _typed(form: PartForm, name: str):
    field = form.fields[name]
    raw = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    try:
        return field.clean(raw)
    except ValidationError as error:
        if name in WORDS:  # too long for the form, but somebody's words
            return str(raw).replace("\x00", "")
        if name == "text":
            raise DraftTooLong from error
        return field.clean(None)  # an answer that is not offered
