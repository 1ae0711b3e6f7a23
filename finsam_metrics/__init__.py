"""Finsam i siffror: the plans of Swedish coordination associations, side by side."""
