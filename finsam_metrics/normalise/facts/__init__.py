"""Facts that a plan states in words."""
