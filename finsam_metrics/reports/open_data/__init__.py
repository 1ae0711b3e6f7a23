"""The public tables for others to take on: a data package, its dictionary and its catalogue."""
