"""What a new hub starts with, remembered: which fixture made which row, and in which words."""
