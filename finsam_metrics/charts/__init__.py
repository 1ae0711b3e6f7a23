"""Charts: frame in, Altair chart out."""
