from practices.taxonomy.blocks.rows import CaseReasons, Evidence, Links, Points

__all__ = ["CaseReasons", "Evidence", "Links", "Points"]
