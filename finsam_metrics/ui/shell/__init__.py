"""What pages stand on: the data, the menu, and what is chosen for them all."""
