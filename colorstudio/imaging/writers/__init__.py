"""A picture becomes bytes: a module a format, and what libvips is told, gives back and is stopped by meanwhile."""
