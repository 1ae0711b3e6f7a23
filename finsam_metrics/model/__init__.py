"""Words that every stage shares: records, columns, enums, errors, paths, Swedish numbers."""
