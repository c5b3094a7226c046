check --province workflows/demo/province.csv
