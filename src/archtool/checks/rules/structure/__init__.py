"""Whether the graph is well made: containment, dependencies, names, groups, orphans, counts."""
