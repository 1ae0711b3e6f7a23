"""The Streamlit side: navigation, filters, cached data, components."""
