-- Cases @FROM@ to @TO@, spread over the communes of today, each with a clock; one of three is open.
SET SESSION foreign_key_checks = 0, unique_checks = 0, autocommit = 0;
CREATE TEMPORARY TABLE bench_unit (n INT PRIMARY KEY, id BIGINT NOT NULL)
    SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS n, id FROM unit
     WHERE level = 'commune' AND parent_code = '22' AND valid_to IS NULL;
SET @units = (SELECT COUNT(*) FROM bench_unit), @now = UNIX_TIMESTAMP() * 1000000;
INSERT INTO cases (id, code, flow, flow_version, stage, unit_id, pollution, title, place, opened_us,
                   due_us, ended, ended_us)
    SELECT 10000000 + seq, CONCAT('B', LPAD(seq, 9, '0')), 'hotline', 1, 'verify', u.id, 'water',
           CONCAT('Nước thải đen chảy ra mương sau chợ ABC, số ', seq), 'Sau chợ ABC, thôn ABC',
           @now - CRC32(seq) * 1000, IF(seq DIV @units % 3 = 0, @now + CRC32(-seq) * 1000, NULL),
           seq DIV @units % 3 <> 0, IF(seq DIV @units % 3 = 0, NULL, @now)
      FROM seq_@FROM@_to_@TO@ s JOIN bench_unit u ON u.n = s.seq % @units;
INSERT INTO clock (case_id, code, ours, from_us, due_us, next_us, stopped_us)
    SELECT 10000000 + seq, 'HOTLINE_STEP_VERIFY', 1, @now - CRC32(seq) * 1000,
           @now + CRC32(-seq) * 1000,
           IF(seq DIV @units % 3 = 0, @now + CRC32(-seq) * 1000, NULL), IF(seq DIV @units % 3 = 0, NULL, @now)
      FROM seq_@FROM@_to_@TO@;
COMMIT;
ANALYZE TABLE cases, clock;
DROP TEMPORARY TABLE bench_unit;
SET SESSION foreign_key_checks = 1, unique_checks = 1, autocommit = 1;
