"""Whether the estimate adds up, is complete, and can be paid."""
