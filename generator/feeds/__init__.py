"""What other programs read: search documents, the export, the report of differences."""
