"""What stands around every page: frame, navigation, filters, data, foot."""
