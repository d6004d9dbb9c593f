"""What comes into the form from elsewhere, by menu, drop or paste, and what is to be looked at afterwards."""
