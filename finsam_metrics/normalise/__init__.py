"""Printed cells to values."""
