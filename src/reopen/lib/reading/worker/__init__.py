"""The side inside the sandbox. Nothing here is imported by the rest of Reopen."""
