"""Where is a grid, and what are its rows and columns as printed?"""
