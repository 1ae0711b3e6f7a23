"""A file of any kind to lines, words and cells, each with its place."""
