"""Document and photo in, colors out: hints to planes, the equation on the right grid, composed pictures and files."""
