"""The checks themselves, one folder a group, one class a file; no check knows another."""
