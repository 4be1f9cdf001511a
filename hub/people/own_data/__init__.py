"""What the hub knows of one person: to take away, and to be forgotten."""
