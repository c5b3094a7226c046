-- @exec report_hint_add(report: report_id, pollution: bytes, pollution_words: str, message: bytes, message_words: str, others: bytes, urgent: bool, urgent_words: str, denounces: bool, now: instant)
INSERT IGNORE INTO report_hint (report_id, pollution, pollution_words, message, message_words,
                                others, urgent, urgent_words, denounces, made_us)
VALUES (:report, :pollution, :pollution_words, :message, :message_words, :others, :urgent,
        :urgent_words, :denounces, :now);

-- What the reports of a case suggest, oldest first.
-- @many case_hints(cid: case_id) -> report: report_id, ref: bytes, channel: bytes, said: bytes, what: str, pollution: bytes?, pollution_words: str?, message: bytes?, message_words: str?, others: bytes?, urgent: i64?, urgent_words: str?, denounces: i64?
SELECT r.id AS report, r.ref, r.channel, r.pollution AS said, x.what, h.pollution,
       h.pollution_words, h.message, h.message_words, h.others, h.urgent, h.urgent_words,
       h.denounces
  FROM case_report c JOIN report r ON r.id = c.report_id JOIN report_text x ON x.report_id = r.id
  LEFT JOIN report_hint h ON h.report_id = r.id
 WHERE c.case_id = :cid AND c.left_us IS NULL ORDER BY r.id LIMIT 10;

-- @many kind_choices_of(cid: case_id) -> at: instant, who: str, pollution: bytes, message: bytes
SELECT k.at_us AS at, a.name AS who, k.pollution, k.message
  FROM kind_choice k JOIN account a ON a.id = k.account_id
 WHERE k.case_id = :cid ORDER BY k.id DESC LIMIT 10;

-- @exec kind_choice_add(cid: case_id, account: account_id, now: instant, hint_pollution: bytes, hint_message: bytes, pollution: bytes, message: bytes)
INSERT INTO kind_choice (case_id, account_id, at_us, hint_pollution, hint_message, pollution,
                         message)
VALUES (:cid, :account, :now, :hint_pollution, :hint_message, :pollution, :message);

-- @exec case_set_pollution(id: case_id, pollution: bytes)
UPDATE cases SET pollution = :pollution WHERE id = :id;

-- How often officials agreed, since a moment; where nothing was suggested nothing is counted.
-- @one kind_hits(since: instant) -> decided: i64, pollution_of: i64, pollution_right: i64, message_right: i64
SELECT COUNT(*) AS decided,
       CAST(COALESCE(SUM(hint_pollution <> ''), 0) AS SIGNED) AS pollution_of,
       CAST(COALESCE(SUM(hint_pollution <> '' AND hint_pollution = pollution), 0) AS SIGNED)
           AS pollution_right,
       CAST(COALESCE(SUM(hint_message = message), 0) AS SIGNED) AS message_right
  FROM kind_choice WHERE at_us >= :since;
