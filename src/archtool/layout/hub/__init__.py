"""Systems around an exchange bus, gateways and the security boundary."""
