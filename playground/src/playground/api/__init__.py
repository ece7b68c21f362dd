"""What apps ask: the Web API, response URLs, files, and OAuth."""
