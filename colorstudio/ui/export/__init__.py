"""The export dialog: what is written, how, and what it will look like."""
