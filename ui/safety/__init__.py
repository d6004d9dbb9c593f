"""Nothing that was typed is lost: the journal of every session, recovery after a crash, and what a crash shows."""
