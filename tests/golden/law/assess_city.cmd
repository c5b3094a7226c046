assess tests/golden/law/city.json --tables CITY
