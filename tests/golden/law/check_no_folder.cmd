check --tables /nonexistent
