"""The kinds of the five blueprints and of the programme, and the relationships between them."""
