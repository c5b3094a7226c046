check --tables tests/golden/law
