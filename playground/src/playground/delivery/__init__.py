"""The ways to an app: by socket or by signed request, with patience, and with trouble where it was asked for."""
