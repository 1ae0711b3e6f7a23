"""The page where a plan is taken in: a document is read, reviewed and published."""
