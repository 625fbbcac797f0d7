"""What keeps a desk in order: reviews, runs and stores."""
