"""Books of an association, as its bookkeeping program hands them over."""
