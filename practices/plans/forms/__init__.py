from practices.plans.forms.adapt import AdaptForm
from practices.plans.forms.collision import CollisionForm, UpdateForm
from practices.plans.forms.part import PartForm
from practices.plans.forms.plan import MoveForm, OwnBlockForm, RenameForm, StateForm
from practices.plans.forms.section import SectionForm, SectionLeadForm

__all__ = [
    "AdaptForm",
    "CollisionForm",
    "MoveForm",
    "OwnBlockForm",
    "PartForm",
    "RenameForm",
    "SectionForm",
    "SectionLeadForm",
    "StateForm",
    "UpdateForm",
]
