"""Deciding about what changed at a plan's sources: a decision moves the base of its part only."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from hub.people.models import User
from practices.plans.blocks import add_source_block
from practices.plans.history import restore
from practices.plans.merge import Side
from practices.plans.models import PartVersion, Plan, PlanPart, PlanSource
from practices.plans.saving import StalePart, save_part, touch
from practices.plans.updates import Update, What


@transaction.atomic
def take(
    *,
    update: Update,
    expected_version: int,
    user: User,
    places: Mapping[int, Side] | None = None,
) -> PlanPart:
    """Bring the source's change into our part; `places` settles conflicts, else both sides stay.

    Raises `StalePart` where a colleague saved the part after `expected_version`.
    """
    if update.what is What.ADDED:
        return add_source_block(source=update.source, block=update.block, user=user)
    values = decided(update) | {"text": update.text(places)}
    return save_part(part=update.part, expected_version=expected_version, user=user, **values)


@transaction.atomic
def keep_ours(*, update: Update, expected_version: int, user: User) -> None:
    """Decide that our part stays as it is; a new block stays out. Raises `StalePart`."""
    if update.what is What.ADDED:
        leave_out(update.source, update.block.uid)
        return
    save_part(part=update.part, expected_version=expected_version, user=user, **decided(update))


def leave_out(source: PlanSource, uid: str) -> None:
    touch(source.plan_id)  # first the plan, as where a block is taken after all
    now = PlanSource.objects.select_for_update().get(pk=source.pk)
    if uid not in now.left_out:
        now.left_out = [*now.left_out, uid]
        now.save(update_fields=["left_out"])


@transaction.atomic
def write(*, update: Update, expected_version: int, user: User, text: str) -> PlanPart:
    """Settle a part with words of our own. Raises `StalePart`."""
    values = decided(update) | {"text": text}
    return save_part(part=update.part, expected_version=expected_version, user=user, **values)


@transaction.atomic
def drop(*, update: Update, expected_version: int, user: User, reason: str) -> PlanPart:
    """Drop our part because the source has dropped its own; a reason given before stays.

    Raises `StalePart`.
    """
    values = decided(update) | {
        "decision": PlanPart.Decision.DROP,
        "reason": update.part.reason or reason,
    }
    return save_part(part=update.part, expected_version=expected_version, user=user, **values)


@transaction.atomic
def take_all_clean(*, updates: Iterable[Update], user: User) -> int:
    """Take every change that needs no choice; how many that were. Raises `StalePart`."""
    clean = [update for update in updates if update.is_clean]
    # All at once and in one order: a save holds the plan, for which whoever has a part may wait.
    parts = PlanPart.objects.filter(pk__in=[update.part.pk for update in clean]).order_by("pk")
    list(parts.select_for_update(no_key=True).values_list("pk"))
    for update in clean:
        take(update=update, expected_version=update.part.version, user=user)
    return len(clean)


def decided(update: Update) -> dict:
    """What a decision of either kind moves."""
    return {"base": update.base, "base_number": update.version.number, "core": update.core}


def note(*, source: PlanSource, number: int) -> None:
    """Remember that somebody has read what is said about this version as a whole."""
    PlanSource.objects.filter(pk=source.pk, noted_number__lt=number).update(noted_number=number)


def undoable(plan: Plan) -> list[PlanPart]:
    """Parts whose last save was a decision about the source; each knows what stood before."""
    parts = {part.pk: part for part in plan.parts.exclude(base_number=None)}
    found = []
    for past in PartVersion.objects.filter(part__in=parts).order_by("part__position"):
        part = parts[past.part_id]
        if past.number == part.version - 1 and past.base_number != part.base_number:
            part.past_before = past
            found.append(part)
    return found


@transaction.atomic
def undo(*, part: PlanPart, expected_version: int, user: User) -> PlanPart:
    """Put back what stood before the last save, base and all, as a new version.

    Raises `StalePart` where somebody has saved since.
    """
    before = part.past.filter(number=expected_version - 1).first()
    if before is None:
        raise StalePart(part)
    return restore(before=before, expected_version=expected_version, user=user)
