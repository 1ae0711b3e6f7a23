"""Attacks on the build, the reader and the server that were tried, as a list to run again."""
