"""A file of each kind to lines, words and cells."""
