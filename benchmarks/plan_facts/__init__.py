"""How much of what the plans state in words is found."""
