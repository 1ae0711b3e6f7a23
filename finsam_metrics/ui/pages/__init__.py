"""What pages of each subject draw."""
