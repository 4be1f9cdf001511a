from practices.plans.views.adapt import adapt
from practices.plans.views.adaptations import adaptations
from practices.plans.views.changes import move, rename, state
from practices.plans.views.export import chosen, download, export
from practices.plans.views.mine import mine
from practices.plans.views.part import block_add, part
from practices.plans.views.plan import plan, print_out
from practices.plans.views.section import section, section_lead
from practices.plans.views.updates import updates

__all__ = [
    "adapt",
    "adaptations",
    "block_add",
    "chosen",
    "download",
    "export",
    "mine",
    "move",
    "part",
    "plan",
    "print_out",
    "rename",
    "section",
    "section_lead",
    "state",
    "updates",
]
