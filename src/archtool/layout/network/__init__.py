"""Networks: carriers as clouds, routers as circles, firewalls as bricks, and the lines between them."""
