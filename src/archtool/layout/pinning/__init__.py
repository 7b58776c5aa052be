"""Boxes that people put somewhere: kept there, the others around them, their lines led anew."""
