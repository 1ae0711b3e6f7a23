"""Do the printed sums hold, are the rules of the field met, and what would mend what fails?"""
