"""How well documents are read: the invented corpus, the five documents, other readers, time."""
