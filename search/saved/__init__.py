"""Searches that people follow: kept, mailed about, and read as feeds."""
