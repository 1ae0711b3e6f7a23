"""How long a meeting pack takes."""
