"""What stands around every page: its name, the choices of all pages, notices and the foot."""
