"""Whether systems have hosts, pools their capacity, and data and lines what a failure asks of them."""
