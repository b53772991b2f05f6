"""Background lanes: one thread each, urgent work first, results delivered where they are wanted."""
