"""How several workers serve, against one."""
