"""From clusters to a division that keeps all rules: objective, repair, local search, exact search."""
