"""What writer, reader and validator of NewsML-G2 records agree on (IPTC NewsML-G2 2.35, Power conformance)."""
