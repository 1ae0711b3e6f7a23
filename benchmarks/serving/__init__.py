"""How quickly pages are served, against a bare one-chart page with Streamlit's own settings."""
