"""Which reading of a grid do the printed sums allow?"""
