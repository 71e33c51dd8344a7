"""Graded queries and what the search box of a site earns for them."""
