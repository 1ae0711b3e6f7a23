"""Words with places to lines, columns of text, paragraphs and tables."""
