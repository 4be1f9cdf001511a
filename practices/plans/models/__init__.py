from practices.plans.models.template import PlanTemplate

__all__ = ["PlanTemplate"]
