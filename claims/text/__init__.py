"""Comparing strings: sentences, alignment, embeddings. The only importers of rapidfuzz and of the encoder."""
