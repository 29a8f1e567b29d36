"""What a case file tells in order of time: facts with their dates, statements side by side."""
