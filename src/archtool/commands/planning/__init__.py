"""What `archtool plan` says of a plan, and how it writes one into the model."""
