assess tests/golden/law/contract.json
