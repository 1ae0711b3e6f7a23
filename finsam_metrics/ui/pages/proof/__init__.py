"""What the pages of proof and sources draw."""
