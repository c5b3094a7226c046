due HOTLINE_STEP_VERIFY --from 2026-04-28 --province workflows/demo/province.csv
