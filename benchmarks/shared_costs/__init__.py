"""How long a large cost split takes."""
