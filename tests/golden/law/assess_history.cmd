assess tests/golden/law/history.json
