from practices.plans.models.action import Action
from practices.plans.models.check_in import CheckIn
from practices.plans.models.comment import Comment
from practices.plans.models.cost import Cost
from practices.plans.models.data_flow import DataFlow
from practices.plans.models.draft import PartDraft
from practices.plans.models.fit_check import FitCheck
from practices.plans.models.guest import Guest
from practices.plans.models.mail_stop import MailStop
from practices.plans.models.measure import Measure, Reading
from practices.plans.models.part import PlanPart
from practices.plans.models.part_row import PartRow
from practices.plans.models.part_version import PartVersion
from practices.plans.models.person import Person
from practices.plans.models.plan import Plan
from practices.plans.models.plan_change import PlanChange
from practices.plans.models.plan_file import PlanFile
from practices.plans.models.plan_partner import PlanPartner
from practices.plans.models.plan_version import PlanVersion
from practices.plans.models.risk import Risk
from practices.plans.models.section import PlanSection
from practices.plans.models.shared_back import SharedBack
from practices.plans.models.source import PlanSource
from practices.plans.models.source_news import SourceNews
from practices.plans.models.template import PlanTemplate

__all__ = [
    "Action",
    "CheckIn",
    "Comment",
    "Cost",
    "DataFlow",
    "FitCheck",
    "Guest",
    "MailStop",
    "Measure",
    "PartDraft",
    "PartRow",
    "PartVersion",
    "Person",
    "Plan",
    "PlanChange",
    "PlanFile",
    "PlanPart",
    "PlanPartner",
    "PlanSection",
    "PlanSource",
    "PlanTemplate",
    "PlanVersion",
    "Reading",
    "Risk",
    "SharedBack",
    "SourceNews",
]
