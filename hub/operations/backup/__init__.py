"""The whole hub in one file, and back: database, uploaded files, and a list that proves them."""

from hub.operations.backup.make import make_backup
from hub.operations.backup.restore import RestoreRefused, restore_backup

__all__ = ["RestoreRefused", "make_backup", "restore_backup"]
