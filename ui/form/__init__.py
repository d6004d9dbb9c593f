"""The form: the arrangement, designed by hand, of editors bound to the fields of the document."""
