"""Whether everything is graded, each part of the standards answered, and each duty of protection taken."""
