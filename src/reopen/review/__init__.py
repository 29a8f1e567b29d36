"""The reading room of a case: what people write, code, number and link upon its pages."""
