assess tests/golden/law/late.json
