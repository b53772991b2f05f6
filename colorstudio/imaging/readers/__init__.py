"""A reader a family of formats: each turns bytes into the same `Stored` picture."""
