from practices.plans.models.action import Action
from practices.plans.models.part import PlanPart
from practices.plans.models.part_version import PartVersion
from practices.plans.models.plan import Plan
from practices.plans.models.section import PlanSection
from practices.plans.models.source import PlanSource
from practices.plans.models.template import PlanTemplate

__all__ = ["Action", "PartVersion", "Plan", "PlanPart", "PlanSection", "PlanSource", "PlanTemplate"]
