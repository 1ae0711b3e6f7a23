"""Splitting shared costs: keys, rounding, settlement. Pure, exact, without frames."""
