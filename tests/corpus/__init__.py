"""Invented plans of invented associations, printed in many forms, with what they truly say.

A seed makes a budget; a form prints it. Nothing here is taken from a plan of a real association.
"""
