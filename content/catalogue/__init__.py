"""What a ladder holds for a reader: topics, what stands under each, and the search."""
