"""Pictures of pages to words with their places."""
