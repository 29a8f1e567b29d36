"""Checks of what was typed. Labels stand above, help before the field, unknown is a choice."""
