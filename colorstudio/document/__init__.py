"""What the person made: hints, settings, their history and their files. Immutable, without pixels."""
