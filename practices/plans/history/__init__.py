"""What was done to a plan, what it said at any moment, and putting that back."""

from practices.plans.history.parts import Save, restore, saves_of, versions_of

__all__ = ["Save", "restore", "saves_of", "versions_of"]
