"""What is captured of a real API server, by subject; `tape.py` writes it down."""
