"""How long invoice bases take to make, and how much memory."""
