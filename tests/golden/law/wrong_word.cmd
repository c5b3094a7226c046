guess
