"""Key figures: frame in, frame out."""
