"""When each work package is done: precedences, resources, calendars, risk, money and what would change it."""
