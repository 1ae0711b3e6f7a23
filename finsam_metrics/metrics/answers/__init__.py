"""The conclusion of each page in one sentence, made from the data."""
