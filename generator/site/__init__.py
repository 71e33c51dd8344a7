"""Where everything stands and how pages refer to each other: addresses, cross references, page context, templates."""
