"""How much work a review is."""
