"""The prosecution's file beside what the defense was given: copies, changes, gaps, decisions."""
