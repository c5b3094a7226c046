check --loud
