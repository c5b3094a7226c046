-- What the form tells before a report is sent: how many reports of a kind a commune had, by
-- months alone. Whoever pollutes reads it too and may look every day, so no number may move
-- because of one report: a month that is over is told from five reports on, fewer count as
-- none; the month that runs is told from twenty on, rounded down to steps.
CREATE VIEW pub_month AS
    SELECT f.unit_id, f.pollution, f.month,
           COALESCE(f.month < DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 7 HOUR, '%Y-%m'), 0) AS ended,
           COALESCE(CASE
                WHEN f.month < DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 7 HOUR, '%Y-%m') THEN f.n
                WHEN f.n >= 1000 THEN 1000 WHEN f.n >= 500 THEN 500 WHEN f.n >= 200 THEN 200
                WHEN f.n >= 100 THEN 100 WHEN f.n >= 50 THEN 50 ELSE 20 END, 0) AS n
      FROM figure f
     WHERE f.what = 'received'
       AND f.month <= DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 7 HOUR, '%Y-%m')
       AND f.n >= CASE WHEN f.month < DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 7 HOUR, '%Y-%m')
                       THEN 5 ELSE 20 END;
