"""What is shown, as plain values: the same for page, PDF, JSON and search."""
