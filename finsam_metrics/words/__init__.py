"""How Swedish documents write amounts, units, years, headings and days."""
