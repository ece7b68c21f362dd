"""What people who write a ladder work with: a new one, a page of it, its sheet, schema and numbers."""
