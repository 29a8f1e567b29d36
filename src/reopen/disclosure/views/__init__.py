"""HTTP only: door, form, action, render."""
