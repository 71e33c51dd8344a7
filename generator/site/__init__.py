"""What all pages share: addresses, cross references, context of a page, templates, navigation."""
