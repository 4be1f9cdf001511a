"""Starting from what others have: their versions, and further sources for a plan."""
