"""What draws the page about the meeting pack."""
