"""German: conditions, negation, quantities, figures, labels. Values in, text out."""
