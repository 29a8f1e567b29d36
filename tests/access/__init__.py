"""Who gets through which address, and what comes out: judged by planted words, not by status."""
