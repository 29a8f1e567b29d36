"""The figures pages: what was chosen, the sheets that answer it, the forms they are taken in."""
