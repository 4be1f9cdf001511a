from practices.case_studies.blocks.barrier import BarrierEntries, BarrierEntryBlock
from practices.case_studies.blocks.building import BuildingBlock, BuildingBlocks
from practices.case_studies.blocks.file import FileBlock, Files
from practices.case_studies.blocks.outcome import OutcomeBlock, Outcomes
from practices.case_studies.blocks.partner import PartnerBlock, Partners
from practices.case_studies.blocks.source import SourceBlock, Sources
from practices.case_studies.blocks.statement import Names, Questions, StatementBlock, Statements

__all__ = [
    "BarrierEntries",
    "BarrierEntryBlock",
    "BuildingBlock",
    "BuildingBlocks",
    "FileBlock",
    "Files",
    "Names",
    "OutcomeBlock",
    "Outcomes",
    "PartnerBlock",
    "Partners",
    "Questions",
    "SourceBlock",
    "Sources",
    "StatementBlock",
    "Statements",
]
