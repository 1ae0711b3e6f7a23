"""Printed tables to budget lines: where they stand, what they say, which reading holds."""
