"""One module for each kind of page: which pages there are, their address, template and values."""
