"""What the pages of money draw."""
