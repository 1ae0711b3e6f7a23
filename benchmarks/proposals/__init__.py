"""How good the categories are that are proposed for rows of a stranger's budget."""
