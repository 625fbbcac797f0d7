"""What a language knows, as data, and the grammar of figures, times, names and words that reads it."""
