"""What the pages of the work with groups, trainings and meetings draw."""
