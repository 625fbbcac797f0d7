"""What a sentence says, taken apart: names, figures, times, words, which of them are denied, and who says them."""
