"""What leaves the product: tables as files."""
