"""What a ladder is made of."""
