"""Tools: what the hand does with the pointer becomes edits, without window and without pixels."""
