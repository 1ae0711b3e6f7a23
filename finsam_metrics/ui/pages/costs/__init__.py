"""What the page of shared costs draws."""
