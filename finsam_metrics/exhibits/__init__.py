"""What is shown of a subject: the answer, the picture, its words, marks, notes and table.

Pages draw it on a screen, packs set it on paper, slides and sheets: both say the same.
"""
