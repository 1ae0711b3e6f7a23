"""What the server does besides running the frame: starts warm, mends the page, guards it."""
