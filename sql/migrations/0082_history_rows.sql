-- Rows that are kept as they were written: the daily root covers them too, piece by piece, so that a
-- change of any of these columns, or the loss of a row, is found. Columns that a later act may set
-- (an end, an answer, a state) are left out: that act is an event. id: grows from row to row.
CREATE VIEW history_row AS
SELECT CAST('absence' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.cover_id), '-'), COALESCE(HEX(t.from_us), '-'),
           COALESCE(HEX(t.until_us), '-'), COALESCE(HEX(t.entered_by), '-'),
           COALESCE(HEX(t.entered_us), '-')), 256) AS digest
  FROM absence t
UNION ALL
SELECT CAST('account' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.login), '-'), COALESCE(HEX(t.name), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM account t
UNION ALL
SELECT CAST('call_back' AS BINARY) AS tbl, t.called_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.report_id), '-'), COALESCE(HEX(t.result), '-'),
           COALESCE(HEX(t.called_by), '-'), COALESCE(HEX(t.called_us), '-')), 256) AS digest
  FROM call_back t
UNION ALL
SELECT CAST('case_facility' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.facility_id), '-'), COALESCE(HEX(t.made_by), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM case_facility t
UNION ALL
SELECT CAST('case_hand' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.part), '-'), COALESCE(HEX(t.due), '-'),
           COALESCE(HEX(t.given_by), '-'), COALESCE(HEX(t.given_us), '-')), 256) AS digest
  FROM case_hand t
UNION ALL
SELECT CAST('case_recusal' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM case_recusal t
UNION ALL
SELECT CAST('cases' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.code), '-'),
           COALESCE(HEX(t.parent_id), '-'), COALESCE(HEX(t.flow), '-'),
           COALESCE(HEX(t.title), '-'), COALESCE(HEX(t.place), '-'),
           COALESCE(HEX(CONCAT(t.latitude)), '-'), COALESCE(HEX(CONCAT(t.longitude)), '-'),
           COALESCE(HEX(t.opened_us), '-')), 256) AS digest
  FROM cases t
UNION ALL
SELECT CAST('claim' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.part), '-'),
           COALESCE(HEX(t.party), '-'), COALESCE(HEX(t.number), '-'),
           COALESCE(HEX(t.what), '-'), COALESCE(HEX(t.basis), '-'),
           COALESCE(HEX(t.amount), '-'), COALESCE(HEX(t.since_on), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM claim t
UNION ALL
SELECT CAST('claim_state' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.claim_id), '-'),
           COALESCE(HEX(t.state), '-'), COALESCE(HEX(t.on_day), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.amount), '-'),
           COALESCE(HEX(t.note), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM claim_state t
UNION ALL
SELECT CAST('clock' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.code), '-'), COALESCE(HEX(t.ours), '-'),
           COALESCE(HEX(t.from_us), '-'), COALESCE(HEX(t.lent_by), '-'),
           COALESCE(HEX(t.instead_of), '-')), 256) AS digest
  FROM clock t
UNION ALL
SELECT CAST('coop_photo' AS BINARY) AS tbl, t.added_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.file_id), '-'),
           COALESCE(HEX(t.cover_id), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.added_us), '-')), 256) AS digest
  FROM coop_photo t
UNION ALL
SELECT CAST('decision_review' AS BINARY) AS tbl, t.at_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.decision_id), '-'), COALESCE(HEX(t.version), '-'),
           COALESCE(HEX(t.level), '-'), COALESCE(HEX(t.verdict), '-'),
           COALESCE(HEX(t.comment), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.at_us), '-'), COALESCE(HEX(t.unit_id), '-')), 256) AS digest
  FROM decision_review t
UNION ALL
SELECT CAST('decision_version' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.decision_id), '-'), COALESCE(HEX(t.n), '-'),
           COALESCE(HEX(t.acts), '-'), COALESCE(HEX(t.fine_total), '-'),
           COALESCE(HEX(t.extra), '-'), COALESCE(HEX(t.remedies), '-'),
           COALESCE(HEX(t.reason), '-'), COALESCE(HEX(t.made_by), '-'),
           COALESCE(HEX(t.made_us), '-'), COALESCE(HEX(t.words), '-')), 256) AS digest
  FROM decision_version t
UNION ALL
SELECT CAST('delegation' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.giver_id), '-'),
           COALESCE(HEX(t.giver_position), '-'), COALESCE(HEX(t.deputy_id), '-'),
           COALESCE(HEX(t.content), '-'), COALESCE(HEX(t.fields), '-'),
           COALESCE(HEX(t.fine_max), '-'), COALESCE(HEX(t.scope), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.signed_on), '-'),
           COALESCE(HEX(t.valid_from), '-'), COALESCE(HEX(t.valid_to), '-'),
           COALESCE(HEX(t.blob_name), '-'), COALESCE(HEX(t.type), '-'),
           COALESCE(HEX(t.size), '-'), COALESCE(HEX(t.digest), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM delegation t
UNION ALL
SELECT CAST('desk_note' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.kind), '-'),
           COALESCE(HEX(t.unit_id), '-'), COALESCE(HEX(t.to_id), '-'),
           COALESCE(HEX(t.body), '-'), COALESCE(HEX(t.made_by), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM desk_note t
UNION ALL
SELECT CAST('document' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.blob_name), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.type), '-'), COALESCE(HEX(t.size), '-'),
           COALESCE(HEX(t.digest), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM document t
UNION ALL
SELECT CAST('duty_shift' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.phone), '-'),
           COALESCE(HEX(t.from_us), '-'), COALESCE(HEX(t.until_us), '-'),
           COALESCE(HEX(t.planned_by), '-'), COALESCE(HEX(t.planned_us), '-')), 256) AS digest
  FROM duty_shift t
UNION ALL
SELECT CAST('exhibit' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.seizure_id), '-'),
           COALESCE(HEX(t.n), '-'), COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.name), '-'),
           COALESCE(HEX(t.unit), '-'), COALESCE(HEX(t.quantity), '-'),
           COALESCE(HEX(t.state), '-'), COALESCE(HEX(t.seal), '-'),
           COALESCE(HEX(t.keeper), '-')), 256) AS digest
  FROM exhibit t
UNION ALL
SELECT CAST('exhibit_move' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.exhibit_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.quantity), '-'),
           COALESCE(HEX(t.on_day), '-'), COALESCE(HEX(t.number), '-'),
           COALESCE(HEX(t.party), '-'), COALESCE(HEX(t.state), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM exhibit_move t
UNION ALL
SELECT CAST('facility_duty' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.facility_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.source), '-'),
           COALESCE(HEX(t.what), '-'), COALESCE(HEX(t.basis), '-'),
           COALESCE(HEX(t.due_on), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM facility_duty t
UNION ALL
SELECT CAST('facility_monitor' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.facility_id), '-'),
           COALESCE(HEX(t.place_id), '-'), COALESCE(HEX(t.must), '-'),
           COALESCE(HEX(t.basis), '-'), COALESCE(HEX(t.link), '-'),
           COALESCE(HEX(t.link_on), '-'), COALESCE(HEX(t.station), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM facility_monitor t
UNION ALL
SELECT CAST('facility_name' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.facility_id), '-'),
           COALESCE(HEX(t.name), '-'), COALESCE(HEX(t.name_sealed), '-'),
           COALESCE(HEX(t.since), '-'), COALESCE(HEX(t.basis), '-')), 256) AS digest
  FROM facility_name t
UNION ALL
SELECT CAST('facility_place' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.facility_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.name), '-'),
           COALESCE(HEX(t.address), '-'), COALESCE(HEX(CONCAT(t.latitude)), '-'),
           COALESCE(HEX(CONCAT(t.longitude)), '-'), COALESCE(HEX(t.medium), '-'),
           COALESCE(HEX(t.receiver), '-'), COALESCE(HEX(t.flow_milli), '-'),
           COALESCE(HEX(t.since), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM facility_place t
UNION ALL
SELECT CAST('fine_change' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.decision_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.from_on), '-'),
           COALESCE(HEX(t.amount), '-'), COALESCE(HEX(t.basis), '-'),
           COALESCE(HEX(t.step), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM fine_change t
UNION ALL
SELECT CAST('flow_activation' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.flow), '-'),
           COALESCE(HEX(t.from_version), '-'), COALESCE(HEX(t.to_version), '-'),
           COALESCE(HEX(t.active_from), '-'), COALESCE(HEX(t.digest), '-'),
           COALESCE(HEX(t.mapping), '-'), COALESCE(HEX(t.planned), '-'),
           COALESCE(HEX(t.activated_by), '-'), COALESCE(HEX(t.activated_us), '-')), 256) AS digest
  FROM flow_activation t
UNION ALL
SELECT CAST('form_check' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.slug), '-'), COALESCE(HEX(t.digest), '-'),
           COALESCE(HEX(t.good), '-'), COALESCE(HEX(t.compared), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM form_check t
UNION ALL
SELECT CAST('form_copy' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.form), '-'),
           COALESCE(HEX(t.version), '-'), COALESCE(HEX(t.part), '-'),
           COALESCE(HEX(t.body), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM form_copy t
UNION ALL
SELECT CAST('identity_request' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.report_id), '-'), COALESCE(HEX(t.asked_by), '-'),
           COALESCE(HEX(t.asked_us), '-'), COALESCE(HEX(t.reason), '-'),
           COALESCE(HEX(t.purpose), '-')), 256) AS digest
  FROM identity_request t
UNION ALL
SELECT CAST('inspection' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.visited_us), '-'), COALESCE(HEX(t.place), '-'),
           COALESCE(HEX(t.people), '-'), COALESCE(HEX(t.seen), '-'),
           COALESCE(HEX(t.samples), '-'), COALESCE(HEX(t.finding), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM inspection t
UNION ALL
SELECT CAST('kind_choice' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.at_us), '-'),
           COALESCE(HEX(t.hint_pollution), '-'), COALESCE(HEX(t.hint_message), '-'),
           COALESCE(HEX(t.pollution), '-'), COALESCE(HEX(t.message), '-')), 256) AS digest
  FROM kind_choice t
UNION ALL
SELECT CAST('law_activation' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.at_us), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.kind), '-'),
           COALESCE(HEX(t.digest), '-'), COALESCE(HEX(t.before_digest), '-'),
           COALESCE(HEX(t.note), '-')), 256) AS digest
  FROM law_activation t
UNION ALL
SELECT CAST('letter_case' AS BINARY) AS tbl, t.linked_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.letter_id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.linked_us), '-'), COALESCE(HEX(t.linked_by), '-')), 256) AS digest
  FROM letter_case t
UNION ALL
SELECT CAST('letter_in' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.dated), '-'),
           COALESCE(HEX(t.sender), '-'), COALESCE(HEX(t.came_on), '-'),
           COALESCE(HEX(t.subject), '-'), COALESCE(HEX(t.scope), '-'),
           COALESCE(HEX(t.blob_name), '-'), COALESCE(HEX(t.type), '-'),
           COALESCE(HEX(t.size), '-'), COALESCE(HEX(t.digest), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM letter_in t
UNION ALL
SELECT CAST('message_in' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.token_hash), '-'),
           COALESCE(HEX(t.report_id), '-'), COALESCE(HEX(t.kind), '-'),
           COALESCE(HEX(t.body), '-'), COALESCE(HEX(t.sent_us), '-'),
           COALESCE(HEX(t.read_us), '-')), 256) AS digest
  FROM message_in t
UNION ALL
SELECT CAST('message_out' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.report_id), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.body), '-'),
           COALESCE(HEX(t.sent_us), '-'), COALESCE(HEX(t.read_us), '-')), 256) AS digest
  FROM message_out t
UNION ALL
SELECT CAST('minutes' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.number), '-'),
           COALESCE(HEX(t.made_at), '-'), COALESCE(HEX(t.body), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM minutes t
UNION ALL
SELECT CAST('office' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.unit_id), '-'), COALESCE(HEX(t.role), '-'),
           COALESCE(HEX(t.position), '-'), COALESCE(HEX(t.valid_from), '-')), 256) AS digest
  FROM office t
UNION ALL
SELECT CAST('onsite_entry' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.grp), '-'),
           COALESCE(HEX(t.version), '-'), COALESCE(HEX(t.base), '-'),
           COALESCE(HEX(t.body), '-'), COALESCE(HEX(t.digest), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.client_id), '-'),
           COALESCE(HEX(t.written_us), '-'), COALESCE(HEX(t.skew_ms), '-'),
           COALESCE(HEX(t.came_us), '-')), 256) AS digest
  FROM onsite_entry t
UNION ALL
SELECT CAST('onsite_sign' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.name), '-'), COALESCE(HEX(t.part), '-'),
           COALESCE(HEX(t.title), '-'), COALESCE(HEX(t.strokes), '-'),
           COALESCE(HEX(t.digest), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.client_id), '-'), COALESCE(HEX(t.written_us), '-'),
           COALESCE(HEX(t.skew_ms), '-'), COALESCE(HEX(t.came_us), '-')), 256) AS digest
  FROM onsite_sign t
UNION ALL
SELECT CAST('onsite_take' AS BINARY) AS tbl, t.taken_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.client_id), '-'),
           COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.taken_us), '-'),
           COALESCE(HEX(t.until_us), '-')), 256) AS digest
  FROM onsite_take t
UNION ALL
SELECT CAST('paper' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.token), '-'),
           COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.form), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.signed_on), '-'),
           COALESCE(HEX(t.unit_name), '-'), COALESCE(HEX(t.blob_name), '-'),
           COALESCE(HEX(t.sha256), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM paper t
UNION ALL
SELECT CAST('paper_words' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.form), '-'), COALESCE(HEX(t.words), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM paper_words t
UNION ALL
SELECT CAST('payment' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.decision_id), '-'),
           COALESCE(HEX(t.paid_on), '-'), COALESCE(HEX(t.amount), '-'),
           COALESCE(HEX(t.receipt), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.made_us), '-'), COALESCE(HEX(t.claim_id), '-')), 256) AS digest
  FROM payment t
UNION ALL
SELECT CAST('permit' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.facility_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.number), '-'),
           COALESCE(HEX(t.issuer), '-'), COALESCE(HEX(t.issued_on), '-'),
           COALESCE(HEX(t.valid_to), '-'), COALESCE(HEX(t.scope), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM permit t
UNION ALL
SELECT CAST('permit_limit' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.permit_id), '-'),
           COALESCE(HEX(t.place_id), '-'), COALESCE(HEX(t.parameter), '-'),
           COALESCE(HEX(t.unit), '-'), COALESCE(HEX(t.min_nano), '-'),
           COALESCE(HEX(t.max_nano), '-'), COALESCE(HEX(t.standard), '-')), 256) AS digest
  FROM permit_limit t
UNION ALL
SELECT CAST('photo_cover' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.file_id), '-'),
           COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.places), '-'), COALESCE(HEX(t.blob_name), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM photo_cover t
UNION ALL
SELECT CAST('plan_agree' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.first_id), '-'), COALESCE(HEX(t.second_id), '-'),
           COALESCE(HEX(t.unit_id), '-'), COALESCE(HEX(t.words), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM plan_agree t
UNION ALL
SELECT CAST('plan_task' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.year), '-'), COALESCE(HEX(t.kind), '-'),
           COALESCE(HEX(t.title), '-'), COALESCE(HEX(t.basis), '-'),
           COALESCE(HEX(t.lead_body), '-'), COALESCE(HEX(t.with_bodies), '-'),
           COALESCE(HEX(t.product), '-'), COALESCE(HEX(t.due_on), '-'),
           COALESCE(HEX(t.what), '-'), COALESCE(HEX(t.goal), '-'),
           COALESCE(HEX(t.reach), '-'), COALESCE(HEX(t.state), '-'),
           COALESCE(HEX(t.note), '-'), COALESCE(HEX(t.made_us), '-'),
           COALESCE(HEX(t.state_us), '-')), 256) AS digest
  FROM plan_task t
UNION ALL
SELECT CAST('plan_visit' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.plan_id), '-'),
           COALESCE(HEX(t.year), '-'), COALESCE(HEX(t.facility_id), '-'),
           COALESCE(HEX(t.month), '-'), COALESCE(HEX(t.focus), '-'),
           COALESCE(HEX(t.score), '-'), COALESCE(HEX(t.score_why), '-'),
           COALESCE(HEX(t.made_by), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM plan_visit t
UNION ALL
SELECT CAST('public_ask' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.token_hash), '-'),
           COALESCE(HEX(t.ref), '-'), COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.page), '-'),
           COALESCE(HEX(t.slug), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.body), '-'), COALESCE(HEX(t.sent_us), '-'),
           COALESCE(HEX(t.due_us), '-')), 256) AS digest
  FROM public_ask t
UNION ALL
SELECT CAST('publication_change' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.publication_id), '-'),
           COALESCE(HEX(t.slug), '-'), COALESCE(HEX(t.what), '-'), COALESCE(HEX(t.at_us), '-')), 256) AS digest
  FROM publication_change t
UNION ALL
SELECT CAST('publication_note' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.publication_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.words), '-'),
           COALESCE(HEX(t.name), '-'), COALESCE(HEX(t.address), '-'),
           COALESCE(HEX(t.act), '-'), COALESCE(HEX(t.sanction), '-'),
           COALESCE(HEX(t.remedy), '-'), COALESCE(HEX(t.made_by), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM publication_note t
UNION ALL
SELECT CAST('publication_text' AS BINARY) AS tbl, t.released_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.publication_id), '-'), COALESCE(HEX(t.n), '-'),
           COALESCE(HEX(t.name), '-'), COALESCE(HEX(t.address), '-'),
           COALESCE(HEX(t.act), '-'), COALESCE(HEX(t.sanction), '-'),
           COALESCE(HEX(t.remedy), '-'), COALESCE(HEX(t.correction), '-'),
           COALESCE(HEX(t.made_by), '-'), COALESCE(HEX(t.released_by), '-'),
           COALESCE(HEX(t.released_us), '-')), 256) AS digest
  FROM publication_text t
UNION ALL
SELECT CAST('record_person' AS BINARY) AS tbl, t.record_id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.record_id), '-'), COALESCE(HEX(t.part), '-'),
           COALESCE(HEX(t.n), '-'), COALESCE(HEX(t.name), '-'), COALESCE(HEX(t.role), '-'),
           COALESCE(HEX(t.at), '-')), 256) AS digest
  FROM record_person t
UNION ALL
SELECT CAST('record_sheet' AS BINARY) AS tbl, t.record_id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.record_id), '-'), COALESCE(HEX(t.made_time), '-'),
           COALESCE(HEX(t.field), '-'), COALESCE(HEX(t.place_why), '-'),
           COALESCE(HEX(t.basis), '-'), COALESCE(HEX(t.identity), '-'),
           COALESCE(HEX(t.age), '-'), COALESCE(HEX(t.authority_says), '-'),
           COALESCE(HEX(t.damaged_says), '-'), COALESCE(HEX(t.measures), '-'),
           COALESCE(HEX(t.explain_to), '-'), COALESCE(HEX(t.waived), '-'),
           COALESCE(HEX(t.come_at), '-'), COALESCE(HEX(t.come_place), '-'),
           COALESCE(HEX(t.closed_at), '-'), COALESCE(HEX(t.pages), '-'),
           COALESCE(HEX(t.copies), '-'), COALESCE(HEX(t.read_aloud), '-'),
           COALESCE(HEX(t.refused_why), '-'), COALESCE(HEX(t.witness_is), '-'),
           COALESCE(HEX(t.given_at), '-'), COALESCE(HEX(t.given_to), '-'),
           COALESCE(HEX(t.guardian_given), '-'), COALESCE(HEX(t.electronic), '-')), 256) AS digest
  FROM record_sheet t
UNION ALL
SELECT CAST('register_number' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.issuer_id), '-'), COALESCE(HEX(t.year), '-'),
           COALESCE(HEX(t.book), '-'), COALESCE(HEX(t.n), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.day), '-'), COALESCE(HEX(t.reason), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM register_number t
UNION ALL
SELECT CAST('reminder' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.on_day), '-'),
           COALESCE(HEX(t.due_on), '-'), COALESCE(HEX(t.fine), '-'),
           COALESCE(HEX(t.paid), '-'), COALESCE(HEX(t.interest), '-'),
           COALESCE(HEX(t.rest), '-'), COALESCE(HEX(t.way), '-'), COALESCE(HEX(t.note), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM reminder t
UNION ALL
SELECT CAST('report' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.token_hash), '-'),
           COALESCE(HEX(t.digest), '-'), COALESCE(HEX(t.ref), '-'),
           COALESCE(HEX(t.received_us), '-'), COALESCE(HEX(t.channel), '-'),
           COALESCE(HEX(t.lang), '-'), COALESCE(HEX(t.pollution), '-'),
           COALESCE(HEX(t.nature), '-'), COALESCE(HEX(t.receiver_id), '-'),
           COALESCE(HEX(CONCAT(t.latitude)), '-'), COALESCE(HEX(CONCAT(t.longitude)), '-'),
           COALESCE(HEX(t.event_day), '-'), COALESCE(HEX(t.reply_due), '-'),
           COALESCE(HEX(t.avoid_id), '-'), COALESCE(HEX(t.avoid_why), '-')), 256) AS digest
  FROM report t
UNION ALL
SELECT CAST('report_answer' AS BINARY) AS tbl, t.report_id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.report_id), '-'), COALESCE(HEX(t.question), '-'),
           COALESCE(HEX(t.value), '-')), 256) AS digest
  FROM report_answer t
UNION ALL
SELECT CAST('report_sent' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.report), '-'), COALESCE(HEX(t.year), '-'),
           COALESCE(HEX(t.part), '-'), COALESCE(HEX(t.number), '-'),
           COALESCE(HEX(t.sent_on), '-'), COALESCE(HEX(t.figures), '-'),
           COALESCE(HEX(t.sent_by), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM report_sent t
UNION ALL
SELECT CAST('report_text' AS BINARY) AS tbl, t.report_id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.report_id), '-'), COALESCE(HEX(t.what), '-'),
           COALESCE(HEX(t.place), '-'), COALESCE(HEX(t.polluter), '-')), 256) AS digest
  FROM report_text t
UNION ALL
SELECT CAST('retention_hold' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.reason), '-'),
           COALESCE(HEX(t.set_us), '-')), 256) AS digest
  FROM retention_hold t
UNION ALL
SELECT CAST('reward' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.report_id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.reason), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM reward t
UNION ALL
SELECT CAST('sample' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.item), '-'), COALESCE(HEX(t.code), '-'),
           COALESCE(HEX(t.medium), '-'), COALESCE(HEX(t.point), '-'),
           COALESCE(HEX(t.place_id), '-'), COALESCE(HEX(t.taken_us), '-'),
           COALESCE(HEX(CONCAT(t.latitude)), '-'), COALESCE(HEX(CONCAT(t.longitude)), '-'),
           COALESCE(HEX(t.takers), '-'), COALESCE(HEX(t.witness), '-'),
           COALESCE(HEX(t.method), '-'), COALESCE(HEX(t.amount), '-'),
           COALESCE(HEX(t.preserved), '-'), COALESCE(HEX(t.seal), '-'),
           COALESCE(HEX(t.flow_nano), '-'), COALESCE(HEX(t.flow_of), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM sample t
UNION ALL
SELECT CAST('sample_hand' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.sample_id), '-'), COALESCE(HEX(t.n), '-'),
           COALESCE(HEX(t.edit), '-'), COALESCE(HEX(t.given_by), '-'),
           COALESCE(HEX(t.given_to), '-'), COALESCE(HEX(t.at_us), '-'),
           COALESCE(HEX(t.seal), '-'), COALESCE(HEX(t.intact), '-'),
           COALESCE(HEX(t.note), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM sample_hand t
UNION ALL
SELECT CAST('sample_result' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.sample_id), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.laboratory), '-'),
           COALESCE(HEX(t.accreditation), '-'), COALESCE(HEX(t.reported_on), '-'),
           COALESCE(HEX(t.received_on), '-'), COALESCE(HEX(t.standard), '-'),
           COALESCE(HEX(t.column_name), '-'), COALESCE(HEX(t.factors), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM sample_result t
UNION ALL
SELECT CAST('sample_value' AS BINARY) AS tbl, t.result_id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.result_id), '-'), COALESCE(HEX(t.n), '-'),
           COALESCE(HEX(t.parameter), '-'), COALESCE(HEX(t.unit), '-'),
           COALESCE(HEX(t.value_nano), '-'), COALESCE(HEX(t.below), '-'),
           COALESCE(HEX(t.hazardous), '-'), COALESCE(HEX(t.ph), '-'),
           COALESCE(HEX(t.min_nano), '-'), COALESCE(HEX(t.max_nano), '-'),
           COALESCE(HEX(t.limit_basis), '-'), COALESCE(HEX(t.limit_from), '-')), 256) AS digest
  FROM sample_value t
UNION ALL
SELECT CAST('sealed_read' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.at_us), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.kind), '-'),
           COALESCE(HEX(t.unit_id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.facility_id), '-'), COALESCE(HEX(t.ref), '-'),
           COALESCE(HEX(t.asked_by), '-'), COALESCE(HEX(t.reason), '-'),
           COALESCE(HEX(t.once), '-')), 256) AS digest
  FROM sealed_read t
UNION ALL
SELECT CAST('seizure' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.ordered_on), '-'),
           COALESCE(HEX(t.signer), '-'), COALESCE(HEX(t.reason), '-'),
           COALESCE(HEX(t.place), '-'), COALESCE(HEX(t.minutes), '-'),
           COALESCE(HEX(t.taken_on), '-'), COALESCE(HEX(t.until_on), '-'),
           COALESCE(HEX(t.blob_name), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM seizure t
UNION ALL
SELECT CAST('seizure_term' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.seizure_id), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.ordered_on), '-'),
           COALESCE(HEX(t.until_on), '-'), COALESCE(HEX(t.reason), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM seizure_term t
UNION ALL
SELECT CAST('shift_handover' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.given_by), '-'), COALESCE(HEX(t.given_us), '-'),
           COALESCE(HEX(t.note), '-'), COALESCE(HEX(t.n_open), '-'),
           COALESCE(HEX(t.digest), '-')), 256) AS digest
  FROM shift_handover t
UNION ALL
SELECT CAST('signed_paper' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.blob_name), '-'), COALESCE(HEX(t.step), '-'),
           COALESCE(HEX(t.form), '-'), COALESCE(HEX(t.number), '-'),
           COALESCE(HEX(t.signed_on), '-'), COALESCE(HEX(t.signer_id), '-'),
           COALESCE(HEX(t.made_us), '-'), COALESCE(HEX(t.verdict), '-'),
           COALESCE(HEX(t.names), '-'), COALESCE(HEX(t.times), '-'),
           COALESCE(HEX(t.missing), '-')), 256) AS digest
  FROM signed_paper t
UNION ALL
SELECT CAST('site_entry' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.kind), '-'),
           COALESCE(HEX(t.item), '-'), COALESCE(HEX(t.version), '-'),
           COALESCE(HEX(t.edit), '-'), COALESCE(HEX(t.answer), '-'),
           COALESCE(HEX(t.body), '-'), COALESCE(HEX(t.at_us), '-'),
           COALESCE(HEX(CONCAT(t.latitude)), '-'), COALESCE(HEX(CONCAT(t.longitude)), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM site_entry t
UNION ALL
SELECT CAST('site_photo' AS BINARY) AS tbl, t.made_us AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.item), '-'),
           COALESCE(HEX(t.blob_name), '-'), COALESCE(HEX(t.sha256), '-'),
           COALESCE(HEX(t.taken_us), '-'), COALESCE(HEX(CONCAT(t.latitude)), '-'),
           COALESCE(HEX(CONCAT(t.longitude)), '-'), COALESCE(HEX(t.accuracy_m), '-'),
           COALESCE(HEX(t.caption), '-'), COALESCE(HEX(t.sample), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM site_photo t
UNION ALL
SELECT CAST('submission' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.unit_id), '-'), COALESCE(HEX(t.to_unit_id), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.dated), '-'),
           COALESCE(HEX(t.grounds), '-'), COALESCE(HEX(t.body), '-'),
           COALESCE(HEX(t.made_by), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM submission t
UNION ALL
SELECT CAST('supervision' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.from_unit), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.case_id), '-'), COALESCE(HEX(t.title), '-'),
           COALESCE(HEX(t.body), '-'), COALESCE(HEX(t.made_us), '-'),
           COALESCE(HEX(t.due_us), '-')), 256) AS digest
  FROM supervision t
UNION ALL
SELECT CAST('tally' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.month), '-'),
           COALESCE(HEX(t.unit_id), '-'), COALESCE(HEX(t.what), '-'),
           COALESCE(HEX(t.part), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.amount), '-'), COALESCE(HEX(t.at_us), '-')), 256) AS digest
  FROM tally t
UNION ALL
SELECT CAST('unit_handover' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.on_day), '-'), COALESCE(HEX(t.kind), '-'),
           COALESCE(HEX(t.account_id), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM unit_handover t
UNION ALL
SELECT CAST('violation_act' AS BINARY) AS tbl, t.record_id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.record_id), '-'), COALESCE(HEX(t.n), '-'),
           COALESCE(HEX(t.act_code), '-'), COALESCE(HEX(t.described), '-'),
           COALESCE(HEX(t.ended_on), '-'), COALESCE(HEX(t.detected_on), '-'),
           COALESCE(HEX(t.mitigating), '-'), COALESCE(HEX(t.aggravating), '-'),
           COALESCE(HEX(t.parameters), '-'), COALESCE(HEX(t.at_time), '-'),
           COALESCE(HEX(t.place), '-')), 256) AS digest
  FROM violation_act t
UNION ALL
SELECT CAST('violation_record' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.number), '-'), COALESCE(HEX(t.made_on), '-'),
           COALESCE(HEX(t.detected_on), '-'), COALESCE(HEX(t.place), '-'),
           COALESCE(HEX(t.subject), '-'), COALESCE(HEX(t.name), '-'),
           COALESCE(HEX(t.address), '-'), COALESCE(HEX(t.id_number), '-'),
           COALESCE(HEX(t.representative), '-'), COALESCE(HEX(t.statement), '-'),
           COALESCE(HEX(t.stop_ordered), '-'), COALESCE(HEX(t.signed), '-'),
           COALESCE(HEX(t.witness), '-'), COALESCE(HEX(t.may_explain), '-'),
           COALESCE(HEX(t.writer_id), '-'), COALESCE(HEX(t.made_us), '-'),
           COALESCE(HEX(t.unknown), '-'), COALESCE(HEX(t.no_witness), '-'),
           COALESCE(HEX(t.hand_over), '-'), COALESCE(HEX(t.violator_hash), '-')), 256) AS digest
  FROM violation_record t
UNION ALL
SELECT CAST('violation_time' AS BINARY) AS tbl, t.record_id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.record_id), '-'), COALESCE(HEX(t.n), '-'), COALESCE(HEX(t.k), '-'),
           COALESCE(HEX(t.day), '-'), COALESCE(HEX(t.words), '-')), 256) AS digest
  FROM violation_time t
UNION ALL
SELECT CAST('visit_member' AS BINARY) AS tbl, t.order_id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.order_id), '-'), COALESCE(HEX(t.n), '-'),
           COALESCE(HEX(t.name), '-'), COALESCE(HEX(t.post), '-')), 256) AS digest
  FROM visit_member t
UNION ALL
SELECT CAST('visit_order' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.case_id), '-'),
           COALESCE(HEX(t.kind), '-'), COALESCE(HEX(t.visit_id), '-'),
           COALESCE(HEX(t.signs), '-'), COALESCE(HEX(t.number), '-'),
           COALESCE(HEX(t.signed_on), '-'), COALESCE(HEX(t.signer), '-'),
           COALESCE(HEX(t.until), '-'), COALESCE(HEX(t.account_id), '-'),
           COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM visit_order t
UNION ALL
SELECT CAST('visit_plan' AS BINARY) AS tbl, t.id AS id,
       SHA2(CONCAT_WS(',',
           COALESCE(HEX(t.id), '-'), COALESCE(HEX(t.unit_id), '-'),
           COALESCE(HEX(t.year), '-'), COALESCE(HEX(t.made_us), '-')), 256) AS digest
  FROM visit_plan t;

-- @statement
-- How far each of these tables goes now.
CREATE VIEW history_end AS
SELECT CAST('absence' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM absence), 0) AS upto
UNION ALL
SELECT CAST('account' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM account), 0) AS upto
UNION ALL
SELECT CAST('call_back' AS BINARY) AS tbl, COALESCE((SELECT MAX(called_us) FROM call_back), 0) AS upto
UNION ALL
SELECT CAST('case_facility' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM case_facility), 0) AS upto
UNION ALL
SELECT CAST('case_hand' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM case_hand), 0) AS upto
UNION ALL
SELECT CAST('case_recusal' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM case_recusal), 0) AS upto
UNION ALL
SELECT CAST('cases' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM cases), 0) AS upto
UNION ALL
SELECT CAST('claim' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM claim), 0) AS upto
UNION ALL
SELECT CAST('claim_state' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM claim_state), 0) AS upto
UNION ALL
SELECT CAST('clock' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM clock), 0) AS upto
UNION ALL
SELECT CAST('coop_photo' AS BINARY) AS tbl, COALESCE((SELECT MAX(added_us) FROM coop_photo), 0) AS upto
UNION ALL
SELECT CAST('decision_review' AS BINARY) AS tbl, COALESCE((SELECT MAX(at_us) FROM decision_review), 0) AS upto
UNION ALL
SELECT CAST('decision_version' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM decision_version), 0) AS upto
UNION ALL
SELECT CAST('delegation' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM delegation), 0) AS upto
UNION ALL
SELECT CAST('desk_note' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM desk_note), 0) AS upto
UNION ALL
SELECT CAST('document' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM document), 0) AS upto
UNION ALL
SELECT CAST('duty_shift' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM duty_shift), 0) AS upto
UNION ALL
SELECT CAST('exhibit' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM exhibit), 0) AS upto
UNION ALL
SELECT CAST('exhibit_move' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM exhibit_move), 0) AS upto
UNION ALL
SELECT CAST('facility_duty' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM facility_duty), 0) AS upto
UNION ALL
SELECT CAST('facility_monitor' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM facility_monitor), 0) AS upto
UNION ALL
SELECT CAST('facility_name' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM facility_name), 0) AS upto
UNION ALL
SELECT CAST('facility_place' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM facility_place), 0) AS upto
UNION ALL
SELECT CAST('fine_change' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM fine_change), 0) AS upto
UNION ALL
SELECT CAST('flow_activation' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM flow_activation), 0) AS upto
UNION ALL
SELECT CAST('form_check' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM form_check), 0) AS upto
UNION ALL
SELECT CAST('form_copy' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM form_copy), 0) AS upto
UNION ALL
SELECT CAST('identity_request' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM identity_request), 0) AS upto
UNION ALL
SELECT CAST('inspection' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM inspection), 0) AS upto
UNION ALL
SELECT CAST('kind_choice' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM kind_choice), 0) AS upto
UNION ALL
SELECT CAST('law_activation' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM law_activation), 0) AS upto
UNION ALL
SELECT CAST('letter_case' AS BINARY) AS tbl, COALESCE((SELECT MAX(linked_us) FROM letter_case), 0) AS upto
UNION ALL
SELECT CAST('letter_in' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM letter_in), 0) AS upto
UNION ALL
SELECT CAST('message_in' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM message_in), 0) AS upto
UNION ALL
SELECT CAST('message_out' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM message_out), 0) AS upto
UNION ALL
SELECT CAST('minutes' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM minutes), 0) AS upto
UNION ALL
SELECT CAST('office' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM office), 0) AS upto
UNION ALL
SELECT CAST('onsite_entry' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM onsite_entry), 0) AS upto
UNION ALL
SELECT CAST('onsite_sign' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM onsite_sign), 0) AS upto
UNION ALL
SELECT CAST('onsite_take' AS BINARY) AS tbl, COALESCE((SELECT MAX(taken_us) FROM onsite_take), 0) AS upto
UNION ALL
SELECT CAST('paper' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM paper), 0) AS upto
UNION ALL
SELECT CAST('paper_words' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM paper_words), 0) AS upto
UNION ALL
SELECT CAST('payment' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM payment), 0) AS upto
UNION ALL
SELECT CAST('permit' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM permit), 0) AS upto
UNION ALL
SELECT CAST('permit_limit' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM permit_limit), 0) AS upto
UNION ALL
SELECT CAST('photo_cover' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM photo_cover), 0) AS upto
UNION ALL
SELECT CAST('plan_agree' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM plan_agree), 0) AS upto
UNION ALL
SELECT CAST('plan_task' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM plan_task), 0) AS upto
UNION ALL
SELECT CAST('plan_visit' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM plan_visit), 0) AS upto
UNION ALL
SELECT CAST('public_ask' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM public_ask), 0) AS upto
UNION ALL
SELECT CAST('publication_change' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM publication_change), 0) AS upto
UNION ALL
SELECT CAST('publication_note' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM publication_note), 0) AS upto
UNION ALL
SELECT CAST('publication_text' AS BINARY) AS tbl, COALESCE((SELECT MAX(released_us) FROM publication_text), 0) AS upto
UNION ALL
SELECT CAST('record_person' AS BINARY) AS tbl, COALESCE((SELECT MAX(record_id) FROM record_person), 0) AS upto
UNION ALL
SELECT CAST('record_sheet' AS BINARY) AS tbl, COALESCE((SELECT MAX(record_id) FROM record_sheet), 0) AS upto
UNION ALL
SELECT CAST('register_number' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM register_number), 0) AS upto
UNION ALL
SELECT CAST('reminder' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM reminder), 0) AS upto
UNION ALL
SELECT CAST('report' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM report), 0) AS upto
UNION ALL
SELECT CAST('report_answer' AS BINARY) AS tbl, COALESCE((SELECT MAX(report_id) FROM report_answer), 0) AS upto
UNION ALL
SELECT CAST('report_sent' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM report_sent), 0) AS upto
UNION ALL
SELECT CAST('report_text' AS BINARY) AS tbl, COALESCE((SELECT MAX(report_id) FROM report_text), 0) AS upto
UNION ALL
SELECT CAST('retention_hold' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM retention_hold), 0) AS upto
UNION ALL
SELECT CAST('reward' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM reward), 0) AS upto
UNION ALL
SELECT CAST('sample' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM sample), 0) AS upto
UNION ALL
SELECT CAST('sample_hand' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM sample_hand), 0) AS upto
UNION ALL
SELECT CAST('sample_result' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM sample_result), 0) AS upto
UNION ALL
SELECT CAST('sample_value' AS BINARY) AS tbl, COALESCE((SELECT MAX(result_id) FROM sample_value), 0) AS upto
UNION ALL
SELECT CAST('sealed_read' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM sealed_read), 0) AS upto
UNION ALL
SELECT CAST('seizure' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM seizure), 0) AS upto
UNION ALL
SELECT CAST('seizure_term' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM seizure_term), 0) AS upto
UNION ALL
SELECT CAST('shift_handover' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM shift_handover), 0) AS upto
UNION ALL
SELECT CAST('signed_paper' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM signed_paper), 0) AS upto
UNION ALL
SELECT CAST('site_entry' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM site_entry), 0) AS upto
UNION ALL
SELECT CAST('site_photo' AS BINARY) AS tbl, COALESCE((SELECT MAX(made_us) FROM site_photo), 0) AS upto
UNION ALL
SELECT CAST('submission' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM submission), 0) AS upto
UNION ALL
SELECT CAST('supervision' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM supervision), 0) AS upto
UNION ALL
SELECT CAST('tally' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM tally), 0) AS upto
UNION ALL
SELECT CAST('unit_handover' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM unit_handover), 0) AS upto
UNION ALL
SELECT CAST('violation_act' AS BINARY) AS tbl, COALESCE((SELECT MAX(record_id) FROM violation_act), 0) AS upto
UNION ALL
SELECT CAST('violation_record' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM violation_record), 0) AS upto
UNION ALL
SELECT CAST('violation_time' AS BINARY) AS tbl, COALESCE((SELECT MAX(record_id) FROM violation_time), 0) AS upto
UNION ALL
SELECT CAST('visit_member' AS BINARY) AS tbl, COALESCE((SELECT MAX(order_id) FROM visit_member), 0) AS upto
UNION ALL
SELECT CAST('visit_order' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM visit_order), 0) AS upto
UNION ALL
SELECT CAST('visit_plan' AS BINARY) AS tbl, COALESCE((SELECT MAX(id) FROM visit_plan), 0) AS upto;

-- @statement
-- How far each table went a while ago: rows up to there are all committed.
CREATE TABLE audit_mark (
    tbl   VARBINARY(40) NOT NULL PRIMARY KEY,
    upto  BIGINT NOT NULL,
    at_us BIGINT NOT NULL
) ENGINE=InnoDB;

-- @statement
ALTER TABLE call_back ADD KEY rooted (called_us);

-- @statement
ALTER TABLE coop_photo ADD KEY rooted (added_us);

-- @statement
ALTER TABLE decision_review ADD KEY rooted (at_us);

-- @statement
ALTER TABLE decision_version ADD KEY rooted (made_us);

-- @statement
ALTER TABLE document ADD KEY rooted (made_us);

-- @statement
ALTER TABLE form_copy ADD KEY rooted (made_us);

-- @statement
ALTER TABLE letter_case ADD KEY rooted (linked_us);

-- @statement
ALTER TABLE onsite_take ADD KEY rooted (taken_us);

-- @statement
ALTER TABLE plan_agree ADD KEY rooted (made_us);

-- @statement
ALTER TABLE publication_text ADD KEY rooted (released_us);

-- @statement
ALTER TABLE register_number ADD KEY rooted (made_us);

-- @statement
ALTER TABLE reward ADD KEY rooted (made_us);

-- @statement
ALTER TABLE sample_hand ADD KEY rooted (made_us);

-- @statement
ALTER TABLE site_entry ADD KEY rooted (made_us);

-- @statement
ALTER TABLE site_photo ADD KEY rooted (made_us);
