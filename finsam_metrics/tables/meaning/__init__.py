"""What is each column and each row of a grid?"""
