"""Ladders as they stand in spreadsheets: read as they are, and told as a ladder."""
