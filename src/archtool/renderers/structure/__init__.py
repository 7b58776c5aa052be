"""What a drawing says beyond its shapes: which texts a box owns, what contains what, which paper it is for."""
