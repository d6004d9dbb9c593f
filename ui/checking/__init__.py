"""The checks in the window: the panel « Contrôles », the signs on the form, the counter below it."""
