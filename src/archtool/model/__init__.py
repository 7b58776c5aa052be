"""The typed graph: elements, relationships, kinds, quantities, slices and instances."""
