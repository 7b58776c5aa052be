"""Whether zones are apart, ways between them permitted and guarded, and sites reached twice."""
