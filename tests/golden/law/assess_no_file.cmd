assess tests/golden/law/nothing.json
