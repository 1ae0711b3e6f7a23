"""What pages are made of: texts, pictures, tables, cards, choices."""
