from practices.plans.views.actions import action_add, action_change, action_delete
from practices.plans.views.adapt import adapt
from practices.plans.views.changes import delete, move, rename, state
from practices.plans.views.export import export
from practices.plans.views.history import history, part_history
from practices.plans.views.mine import mine
from practices.plans.views.part import block_add, part
from practices.plans.views.plan import plan, print_out
from practices.plans.views.section import section
from practices.plans.views.updates import updates

__all__ = [
    "action_add",
    "action_change",
    "action_delete",
    "adapt",
    "block_add",
    "delete",
    "export",
    "history",
    "mine",
    "move",
    "part",
    "part_history",
    "plan",
    "print_out",
    "rename",
    "section",
    "state",
    "updates",
]
