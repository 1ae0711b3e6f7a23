"""The meeting pack: what it holds is decided once, each form only sets it."""
