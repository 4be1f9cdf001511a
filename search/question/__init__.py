"""The question: what was typed, what it means, and the query that asks the index."""
