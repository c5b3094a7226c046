-- Who may do what, put in force after every migration. The accounts are made
-- by `hotline migrate`, which first takes back everything they had.

-- Public service: writes what citizens send, reads what is published.
GRANT INSERT (token_hash, digest, key_hash, ref, received_us, channel, lang, pollution, nature,
              receiver_id, latitude, longitude, event_day, reply_due, avoid_id,
              avoid_why)
    ON report TO hotline_public@localhost;
-- @statement
GRANT INSERT ON report_text TO hotline_public@localhost;
-- @statement
GRANT INSERT ON report_sender TO hotline_public@localhost;
-- @statement
GRANT INSERT ON report_answer TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE report_file_put TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE report_part_put TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE report_upload_state TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE report_file_remove TO hotline_public@localhost;
-- @statement
GRANT INSERT (token_hash, report_id, kind, body, sent_us) ON message_in TO hotline_public@localhost;
-- @statement
GRANT INSERT ON pub_session TO hotline_public@localhost;
-- @statement
GRANT INSERT ON pub_session_end TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_unit TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_heir TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_variant TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_shape TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_root TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_supervision TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_violation TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_violation_gone TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_violation_act TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_change TO hotline_public@localhost;
-- @statement
GRANT INSERT (token_hash, ref, kind, page, slug, unit_id, body, sent_us, due_us)
    ON public_ask TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_ask TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_ask_unit TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_told TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_sum TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_closed TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_term_count TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_term TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_facet TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_facility TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_facility_duty TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_month TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE report_of_token TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE files_of_token TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE report_of_key TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE track_status TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE track_messages TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE track_seen TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE track_files TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE track_proof TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE key_renew TO hotline_public@localhost;
-- @statement
GRANT INSERT (ref, asked_us) ON key_ask TO hotline_public@localhost;
-- @statement
GRANT INSERT ON reward_answer TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE person_forget TO hotline_public@localhost;
-- @statement
GRANT INSERT (token_hash, kind, report_id, blob_name, size, files, kept, came_us)
    ON mail_in TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE mail_of_token TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE report_of_ref TO hotline_public@localhost;
-- @statement
GRANT INSERT ON open311_token TO hotline_public@localhost;
-- @statement
GRANT SELECT ON pub_open311 TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE open311_key_of TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE open311_token_of TO hotline_public@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE paper_of_token TO hotline_public@localhost;

-- @statement
-- Staff service: works on cases; writes down what callers tell, and never changes a report.
GRANT SELECT ON * TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON report TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON report_text TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON report_sender TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON report_answer TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON report_call TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (decision, done_by, done_us) ON desk_note TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON call_back TO hotline_staff@localhost;
-- @statement
GRANT INSERT (token_hash, report_id, kind, body, sent_us), UPDATE (read_us) ON message_in
    TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_by, ended_us) ON duty_shift TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON alarm TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (taken_by, taken_us) ON shift_handover TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON shift_handover_case TO hotline_staff@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE report_of_token TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON cases TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON case_report TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON kind_choice TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON case_near TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON case_similar TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON key_ask TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON reward TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON photo_cover TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (taken_us) ON coop_photo TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON letter_in TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (state, answer, answered_by, answered_us) ON submission
    TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_us, ended_by) ON letter_case TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON erase_order TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (lifted_us, lifted_by, lift_reason) ON retention_hold
    TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON case_hand TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON case_recusal TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON absence TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON case_text TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON clock TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON clock_pause TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON event TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON event_head TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON case_value TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON message_out TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON report_progress TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON relay TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON identity_request TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON notice TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON outbox TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE, DELETE ON session TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE, DELETE ON login_slow TO hotline_staff@localhost;
-- @statement
GRANT UPDATE (password) ON account TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE, DELETE ON form_draft TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE, DELETE ON desk_draft TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (answer), DELETE ON form_sent TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON form_copy TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (last_step, ended_us, secret) ON second_factor TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON account_event TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON inspection TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON onsite_take TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON onsite_entry TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON site_entry TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (number, signed_on, signer, final_by, final_us) ON visit_plan
    TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_by, ended_us, end_why) ON plan_visit TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON plan_agree TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_us) ON visit_order TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON visit_member TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON site_photo TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (void_by, void_us, void_why) ON sample TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON sample_hand TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_by, ended_us, end_why, blob_name) ON sample_result TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON sample_value TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON onsite_sign TO hotline_staff@localhost;
-- @statement
GRANT INSERT, DELETE ON onsite_part TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON violation_record TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON violation_act TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (confirmed_by, confirmed_us, late_why) ON signed_paper TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (state) ON register_number TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON decision_version TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON decision_review TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (state, version, drafted_by, drafted_us) ON step_draft
    TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON step_version TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON step_review TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON violation_time TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON record_sheet TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON record_person TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON minutes TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON decision TO hotline_staff@localhost;
-- @statement
GRANT INSERT, DELETE ON decision_act TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON decision_measure TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON decision_same TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON document TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON paper TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON paper_words TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON form_check TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (receipt_key, voided_us, voided_by, void_why) ON payment
    TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (until_on, ended_us) ON fine_change TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON claim TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON claim_state TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON seizure TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON seizure_term TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON exhibit TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON exhibit_move TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON reminder TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_on, ended_by, ended_us, end_number, end_reason) ON delegation
    TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON publication TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON publication_act TO hotline_staff@localhost;
-- @statement
GRANT UPDATE (outcome, answer, answered_by, answered_us, next_us)
    ON public_ask TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON publication_text TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (released_by, released_us, dropped_us) ON publication_note
    TO hotline_staff@localhost;
-- @statement
GRANT SELECT, UPDATE (purged_us) ON publication_change TO hotline_staff@localhost;
-- @statement
GRANT SELECT, UPDATE (purged_us) ON publication_change TO hotline_jobs@localhost;
-- @statement
GRANT INSERT, UPDATE ON pub_request TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON figure TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON tally TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON tally_sum TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON desk_item TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (state, note, state_us) ON plan_task TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON report_sent TO hotline_staff@localhost;

-- @statement
GRANT INSERT ON sealed_read TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (answer, answered_by, answered_us) ON supervision TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (next_us) ON supervision_watch TO hotline_staff@localhost;
-- @statement
GRANT INSERT ON act_event TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON act_head TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON facility TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE ON facility_text TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (until) ON facility_name TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_on) ON facility_place TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_on, end_reason) ON permit TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_on) ON permit_limit TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_by, ended_us) ON case_facility TO hotline_staff@localhost;
-- @statement
GRANT UPDATE (facility_id) ON violation_record TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (state, state_on, state_note, told_us) ON facility_duty TO hotline_staff@localhost;
-- @statement
GRANT INSERT, UPDATE (ended_us) ON facility_monitor TO hotline_staff@localhost;

-- @statement
-- Jobs: turns intake rows into cases, runs clocks; never reads an identity.
GRANT SELECT, UPDATE (taken_us) ON report TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON report_text TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON report_hint TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON report_answer TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON report_call TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON duty_shift TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON alarm TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (report_id, named, contact, wish) ON report_sender TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (erased_us, erased_why), UPDATE (identity, contact, wish, erased_us, erased_why)
    ON report_sender TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (done_us) ON erase_order TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON retention_hold TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, DELETE, UPDATE (blob_name) ON report_file TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, DELETE ON report_part TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, DELETE ON report_draft TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON report_media TO hotline_jobs@localhost;
-- @statement
GRANT INSERT ON report_proof TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (taken_us), DELETE ON key_ask TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON key_code TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (taken_us) ON message_in TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, DELETE ON pub_session TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, DELETE ON pub_session_end TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, DELETE ON session TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, DELETE ON login_slow TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (saved_us), DELETE ON form_draft TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (saved_us), DELETE ON desk_draft TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (made_us), DELETE ON form_sent TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (blob_name, came_us), DELETE ON onsite_part TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON unit TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON office TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (id, name, disabled) ON account TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON cases TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON case_report TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (report_id, facility_id) ON facility_exceedance TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (id, root_id) ON facility TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (case_id), INSERT ON case_facility TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON case_near TO hotline_jobs@localhost;
-- @statement
GRANT INSERT ON case_similar TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (ended_us) ON case_hand TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON case_recusal TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (id, unit_id, made_us, due_us) ON supervision TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (told, next_us) ON supervision_watch TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON absence TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON case_text TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON clock TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON clock_pause TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON event TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON event_head TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON act_head TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (id, ref, kind, sent_us, due_us, told, next_us, late_us, unit_id, superior_id,
              answered_us),
    UPDATE (told, next_us, late_us, superior_id) ON public_ask TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON act_event TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON audit_root TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON audit_leaf TO hotline_jobs@localhost;
-- @statement
-- Digests of rows, never a row.
GRANT SELECT ON history_row TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON history_end TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON audit_mark TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON case_value TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON message_out TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON report_progress TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON relay TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (taken_us, blob_name) ON mail_in TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON photo TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON notice TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON outbox TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON lease TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (blob_name) ON photo_cover TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (blob_name) ON document TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (signed_blob) ON decision TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (blob_name) ON delegation TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (blob_name) ON letter_in TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (unit_id, state, gone_how, gone_us, expires_us, execution, appeal,
                      correction_over, changed_us)
    ON publication TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON claim TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON claim_state TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (live_case, status, description, notes), UPDATE (status, updated_on, state, made_us)
    ON pub_request TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON unit_successor TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON pub_unit TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON pub_violation TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON pub_change TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON pub_heir TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON pub_variant TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON pub_shape TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON report_place TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON zone TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON report_said TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON unit_handover TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON unit_handover_case TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE (undone_us) ON unit_handover_facility TO hotline_jobs@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE offices_follow TO hotline_jobs@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE offices_end TO hotline_jobs@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE absences_follow TO hotline_jobs@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE delegations_follow TO hotline_jobs@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE publications_follow TO hotline_jobs@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE facilities_follow TO hotline_jobs@localhost;
-- @statement
GRANT EXECUTE ON PROCEDURE recusals_follow TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON figure TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, DELETE ON publication_facet TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON facility_public TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, DELETE ON publication_term TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE, DELETE ON publication_term_count TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (indexed_us) ON publication_change TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON pub_violation TO hotline_jobs@localhost;
-- @statement
GRANT SELECT ON publication_act TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON figure_told TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON figure_sum TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT ON figure_month TO hotline_jobs@localhost;
-- @statement
GRANT INSERT ON tally TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON tally_sum TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON desk_item TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (case_id, state) ON submission TO hotline_jobs@localhost;
-- @statement
GRANT SELECT (live_case, state, publish, signed_on, remedy_due) ON decision
    TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, UPDATE (moved, kept, back, cursor_id, done_us) ON flow_activation
    TO hotline_jobs@localhost;
-- @statement
GRANT SELECT, INSERT, UPDATE ON flow_move TO hotline_jobs@localhost;
