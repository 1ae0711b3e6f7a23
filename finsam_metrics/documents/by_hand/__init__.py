"""Plans that are written by hand, in the workbook for it."""
