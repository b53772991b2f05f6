"""One module a format: what libvips is told to write, and where everything beside the pixels has its place."""
