"""What is possible at a place: the fan beside the pointer, the histogram and the ranked list in their dock."""
