-- expect 3: statement without an annotation: 'SELECT 1 AS n;'

SELECT 1 AS n;
