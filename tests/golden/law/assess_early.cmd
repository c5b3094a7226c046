assess tests/golden/law/early.json
