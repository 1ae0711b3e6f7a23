"""What the pages on the service itself draw."""
