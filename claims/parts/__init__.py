"""What a sentence says, taken apart: names, figures, times and words, which of them are denied, who says them, to whom it is done."""
