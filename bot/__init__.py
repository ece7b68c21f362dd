"""What runs Trellis: settings, clock, app, web, scheduler, delivery and the command line."""
