"""One module for each kind of page: views and templates become a page."""
