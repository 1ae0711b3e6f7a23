"""Sealed editions: numbered states of the data that stay, and what has changed since."""
