from practices.case_studies.models.attached_file import AttachedFile, FileText
from practices.case_studies.models.barrier_met import BarrierMet
from practices.case_studies.models.case_study import CaseStudyPage
from practices.case_studies.models.publisher import PublisherPage
from practices.case_studies.models.review_ask import ReviewAsk
from practices.case_studies.models.stamp import LibraryStamp
from practices.case_studies.models.version import CaseStudyVersion

__all__ = [
    "AttachedFile",
    "BarrierMet",
    "CaseStudyPage",
    "CaseStudyVersion",
    "FileText",
    "LibraryStamp",
    "PublisherPage",
    "ReviewAsk",
]
