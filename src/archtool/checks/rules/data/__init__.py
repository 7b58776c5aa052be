"""Whether data have one master, readers, an owner and a lawful sharing type."""
