"""Pages about people: one's own account, invitations, the people of an organization, the log."""
