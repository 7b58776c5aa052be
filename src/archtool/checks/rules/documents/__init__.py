"""What documents and views declare."""
