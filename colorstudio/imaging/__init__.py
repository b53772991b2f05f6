"""Photos in and out: files ⇄ pixels ⇄ Lab."""
