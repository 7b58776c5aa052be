"""What is said about a plan on a page: sentences and tables in both languages."""
