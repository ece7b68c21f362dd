"""What people do at the page, and what a developer sets there: JSON in, JSON out."""
