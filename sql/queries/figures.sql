-- What was counted by the units of a province: those of today, and those that ended and whose
-- area it has now. One row a unit row and a thing counted; the register bounds them, not the cases.
-- @many figures_of_units(province: bytes, first: bytes, last: bytes) -> unit: unit_id, what: bytes, n: i64
SELECT f.unit_id AS unit, f.what, COALESCE(CAST(SUM(f.n) AS SIGNED), 0) AS n
  FROM unit u STRAIGHT_JOIN figure f ON f.unit_id = u.id AND f.month BETWEEN :first AND :last
 WHERE IF(u.valid_to IS NOT NULL AND u.heir_code IS NOT NULL, u.heir_code = :province,
          u.code = :province OR u.parent_code = :province)
 GROUP BY f.unit_id, f.what ORDER BY f.unit_id, f.what LIMIT 20000;
