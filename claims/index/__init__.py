"""Finding one passage among millions: an index by words, senses, letters, figures and vectors."""
