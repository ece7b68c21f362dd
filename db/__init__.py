"""What Trellis remembers. Only this package sees rows; what leaves it are the facts of `growth` and `db.outbox`."""
