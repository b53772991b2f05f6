"""One open photo at work: document, history, tool, picker, lanes. Window and tests drive the same objects."""
