"""What whoever runs Trellis does from the command line."""
