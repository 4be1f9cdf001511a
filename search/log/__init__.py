"""What is searched for: counts that name nobody, for editors and for suggestions."""
