"""From what was read in a document to a published plan, with a person in between."""
