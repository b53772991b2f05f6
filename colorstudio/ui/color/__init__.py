"""The color that is held: its plane, its ramp on the tones of the photo, its numbers, colors used before."""
