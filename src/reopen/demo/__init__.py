"""The make-believe world: fictional people, cases and paper to click through."""
