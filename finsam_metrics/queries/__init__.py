"""Questions in SQL that anyone may put to the public tables, answered apart and within bounds."""
