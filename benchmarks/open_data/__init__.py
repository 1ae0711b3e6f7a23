"""How many requests for open data the server answers a second."""
