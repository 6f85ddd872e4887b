"""The vault room."""
