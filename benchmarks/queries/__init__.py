"""How long others wait while many put questions in SQL."""
