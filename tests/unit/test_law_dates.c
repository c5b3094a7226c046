/*
 * More due dates worked out by hand: every unit, every Tết since 2022, worked
 * Saturdays, 24 November, month ends, leap days, both sides of each change of
 * the law. Beside each: the article that sets its length, which must be the one
 * of the row that answers, and the length itself (wd: working days).
 */
#include "law_unit.h"

enum { R = 1, W = 2 }; /* rolled to the next working day; warned that a year is not whole */

static const struct {
    const char *code, *from, *due;
    size_t skipped;
    int flags;
    const char *article;
} dates[] = {
    /* Tết of 2022: 31 January to 4 February. */
    { "SERVE_DECISION", "2022-01-27", "2022-02-07", 9, 0, "art. 70" }, /* Law: 2 wd */
    { "DECIDE_NORMAL", "2022-01-25", "2022-02-10", 9, 0, "art. 66.1.a" }, /* Law: 7 wd */
    { "EXECUTE_DECISION", "2022-01-21", "2022-02-07", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "RECORD_AFTER_TEST", "2022-01-28", "2022-02-09", 9, 0,
      "art. 12.2.c" }, /* Decree 118/2021: 3 wd */
    { "PUBLISH_CORRECT_REQUEST", "2022-01-28", "2022-02-07", 9, 0,
      "art. 18" }, /* Decree 118/2021: 1 wd */
    { "COMPLAINT_RESOLVE_1", "2022-01-03", "2022-02-07", 0, R, "art. 28" }, /* Complaints: 30 d */
    /* Tết of 2023: 20 to 26 January. */
    { "SERVE_DECISION", "2023-01-18", "2023-01-27", 7, 0, "art. 70" }, /* Law: 2 wd */
    { "DECIDE_NORMAL", "2023-01-13", "2023-01-31", 11, 0, "art. 66.1.a" }, /* Law: 7 wd */
    { "EXECUTE_DECISION", "2023-01-10", "2023-01-27", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "RECORD_AFTER_TEST", "2023-01-19", "2023-01-31", 9, 0,
      "art. 12.2.c" }, /* Decree 118/2021: 3 wd */
    { "EXPLAIN_DIRECT_REQUEST", "2023-01-19", "2023-01-30", 9, 0, "art. 61.3" }, /* Law: 2 wd */
    { "COERCION_SERVE", "2023-01-19", "2023-01-30", 9, 0, "art. 88.1" }, /* Law: 2 wd */
    /* Tết of 2024: 8 to 14 February. */
    { "SERVE_DECISION", "2024-02-06", "2024-02-15", 7, 0, "art. 70" }, /* Law: 2 wd */
    { "DECIDE_NORMAL", "2024-02-01", "2024-02-19", 11, 0, "art. 66.1.a" }, /* Law: 7 wd */
    { "EXECUTE_DECISION", "2024-01-30", "2024-02-15", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "CRIMINAL_RETURN", "2024-02-07", "2024-02-19", 9, 0, "art. 63.1" }, /* Law: 3 wd */
    { "PUBLISH_POST", "2024-02-07", "2024-02-16", 7, 0, "art. 18" }, /* Decree 118/2021: 2 wd */
    { "PUBLISH_KEEP_MIN", "2024-01-10", "2024-02-15", 0, R,
      "art. 18" }, /* Decree 118/2021: 30 d */
    /* Tết of 2025: 27 to 31 January. */
    { "SERVE_DECISION", "2025-01-23", "2025-02-03", 9, 0, "art. 70" }, /* Law: 2 wd */
    { "DECIDE_NORMAL", "2025-01-20", "2025-02-05", 9, 0, "art. 66.1.a" }, /* Law: 7 wd */
    { "EXECUTE_DECISION", "2025-01-17", "2025-02-03", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "EXPLAIN_WRITTEN", "2025-01-24", "2025-02-07", 9, 0, "art. 61.2" }, /* Law: 5 wd */
    { "DECIDE_TRANSFERRED", "2025-01-20", "2025-02-10", 11, 0, "art. 66.1.a" }, /* Law: 10 wd */
    { "DECIDE_EXPLAIN_OR_VERIFY", "2024-12-28", "2025-02-03", 0, R, "art. 66.1.b" }, /* Law: 1 m */
    /* Tết of 2026: 16 to 20 February. */
    { "SERVE_DECISION", "2026-02-12", "2026-02-24", 9, 0, "art. 70" }, /* Law: 3 wd */
    { "DECIDE_NORMAL", "2026-02-10", "2026-02-26", 9, 0, "art. 66.1.a" }, /* Law: 7 wd */
    { "EXECUTE_DECISION", "2026-02-06", "2026-02-23", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "RECORD_AFTER_TEST", "2026-02-13", "2026-02-27", 9, 0,
      "art. 12.2" }, /* Decree 118/2021: 5 wd */
    { "DECIDE_SERIOUS", "2025-12-17", "2026-02-23", 0, R, "art. 66.1.c" }, /* Law: 2 m */
    { "VALUATION_HOLD", "2026-02-13", "2026-02-27", 9, 0, "art. 60.3" }, /* Law: 5 wd */
    /* 30 April and 1 May, year by year. */
    { "SERVE_DECISION", "2022-04-29", "2022-05-05", 4, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2023-04-28", "2023-05-05", 5, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2024-04-29", "2024-05-03", 2, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2025-04-29", "2025-05-06", 5, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2026-04-29", "2026-05-06", 4, 0, "art. 70" }, /* Law: 3 wd */
    { "EXECUTE_DECISION", "2022-04-20", "2022-05-04", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "EXECUTE_DECISION", "2023-04-20", "2023-05-04", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "EXECUTE_DECISION", "2024-04-19", "2024-05-02", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "EXECUTE_DECISION", "2025-04-21", "2025-05-05", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "EXECUTE_DECISION", "2026-04-21", "2026-05-04", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    /* National Day and Hùng Kings. */
    { "SERVE_DECISION", "2023-08-31", "2023-09-06", 4, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2024-08-30", "2024-09-05", 4, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2025-08-29", "2025-09-05", 4, 0, "art. 70" }, /* Law: 3 wd */
    { "SERVE_DECISION", "2022-04-08", "2022-04-13", 3, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2024-04-17", "2024-04-22", 3, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2025-04-04", "2025-04-09", 3, 0, "art. 70" }, /* Law: 2 wd */
    { "EXECUTE_DECISION", "2022-08-22", "2022-09-05", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "EXECUTE_DECISION", "2023-08-22", "2023-09-05", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "EXECUTE_DECISION", "2026-08-21", "2026-09-03", 0, R, "art. 73.1, 68.2" }, /* Law: 10 d */
    /* Working Saturdays (4/5/2024, 26/4/2025, 10/1/2026, 22/8/2026): terms end on them and
     * count back over them. */
    { "SERVE_LICENCE_ISSUER", "2024-05-02", "2024-05-04", 0, 0,
      "art. 9.5" }, /* Decree 118/2021: 2 wd */
    { "PUBLISH_KEEP_MIN", "2025-03-27", "2025-04-26", 0, 0,
      "art. 18" }, /* Decree 118/2021: 30 d */
    { "CLEAN_AFTER_WARNING", "2025-10-26", "2026-04-28", 0, R, "art. 7.1" }, /* Law: 6 m */
    { "EXECUTE_DECISION", "2024-04-23", "2024-05-03", 0, 0, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "PAPERS_RETURN", "2026-01-05", "2026-01-10", 0, 0, "art. 20" }, /* Decree 118/2021: 5 wd */
    { "DECIDE_EXPLAIN_OR_VERIFY", "2025-12-10", "2026-01-10", 0, 0, "art. 66.1.b" }, /* Law: 1 m */
    { "ENV_REMEDY_REPORT_BEFORE", "2025-05-12", "2025-04-17", 10, 0,
      "art. 70" }, /* Decree 45/2022: 15 wd */
    { "ENV_REMEDY_REPORT_BEFORE", "2026-09-04", "2026-08-12", 8, 0,
      "art. 70" }, /* Decree 45/2022: 15 wd */
    { "ENV_REMEDY_REPORT_BEFORE", "2024-05-13", "2024-04-17", 11, 0,
      "art. 70" }, /* Decree 45/2022: 15 wd */
    /* 24 November: a working day until 2025, Vietnamese Culture Day since 2026. */
    { "SERVE_DECISION", "2025-11-21", "2025-11-26", 2, 0, "art. 70" }, /* Law: 3 wd */
    { "RECORD_NORMAL", "2026-11-23", "2026-11-27", 1, 0, "art. 12.2" }, /* Decree 118/2021: 3 wd */
    { "EXECUTE_DECISION", "2025-11-14", "2025-11-24", 0, 0, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "DECIDE_NORMAL", "2026-11-16", "2026-11-26", 3, 0, "art. 66.1.a" }, /* Law: 7 wd */
    { "DECIDE_EXPLAIN_OR_VERIFY", "2026-10-24", "2026-11-25", 0, R, "art. 66.1.b" }, /* Law: 1 m */
    { "ENV_SUSPENSION_MIN", "2026-10-24", "2026-11-25", 0, R,
      "art. 4.2.a" }, /* Decree 45/2022: 1 m */
    { "ENV_REMEDY_REPORT_BEFORE", "2026-12-10", "2026-11-18", 7, 0,
      "art. 70" }, /* Decree 45/2022: 15 wd */
    /* month ends and leap days. */
    { "DECIDE_EXPLAIN_OR_VERIFY", "2025-01-31", "2025-02-28", 0, 0, "art. 66.1.b" }, /* Law: 1 m */
    { "DECIDE_EXPLAIN_OR_VERIFY", "2023-01-30", "2023-02-28", 0, 0, "art. 66.1.b" }, /* Law: 1 m */
    { "DECIDE_SERIOUS", "2023-12-31", "2024-02-29", 0, 0, "art. 66.1.c" }, /* Law: 2 m */
    { "DECIDE_SERIOUS", "2024-12-30", "2025-02-28", 0, 0, "art. 66.1.c" }, /* Law: 2 m */
    { "POSTPONE_MAX", "2023-11-30", "2024-02-29", 0, 0, "art. 76" }, /* Law: 3 m */
    { "POSTPONE_MAX", "2026-05-31", "2026-09-03", 0, R, "art. 76" }, /* Law: 3 m */
    { "ENV_REMEDY_TOTAL_MAX", "2024-02-29", "2026-03-02", 0, R,
      "art. 70" }, /* Decree 45/2022: 24 m */
    { "ENV_SUSPENSION_MAX", "2022-09-30", "2024-09-30", 0, 0,
      "art. 4.2.a" }, /* Decree 45/2022: 24 m */
    { "LIMIT_EXECUTION", "2024-02-29", "2025-02-28", 0, 0, "art. 74.1" }, /* Law: 1 y */
    { "LIMIT_EXECUTION", "2023-02-28", "2024-02-28", 0, 0, "art. 74.1" }, /* Law: 1 y */
    { "LIMIT_SANCTION_ENV", "2022-10-31", "2024-10-31", 0, 0, "art. 6.1" }, /* Law: 2 y */
    { "CLEAN_AFTER_WARNING", "2023-08-31", "2024-02-29", 0, 0, "art. 7.1" }, /* Law: 6 m */
    { "CLEAN_AFTER_WARNING", "2024-12-31", "2025-06-30", 0, 0, "art. 7.1" }, /* Law: 6 m */
    { "CLEAN_AFTER_FINE", "2024-02-29", "2025-02-28", 0, 0, "art. 7.1" }, /* Law: 1 y */
    /* both sides of 2 May 2025 (Decree 68/2025) and 1 July 2025 (Law 88/2025). */
    { "RECORD_NORMAL", "2025-04-28", "2025-05-05", 5, 0,
      "art. 12.2.a" }, /* Decree 118/2021: 2 wd */
    { "RECORD_NORMAL", "2025-05-05", "2025-05-08", 0, 0, "art. 12.2" }, /* Decree 118/2021: 3 wd */
    { "RECORD_AFTER_TEST", "2025-05-01", "2025-05-07", 3, 0,
      "art. 12.2.c" }, /* Decree 118/2021: 3 wd */
    { "RECORD_AFTER_TEST", "2025-05-05", "2025-05-12", 2, 0,
      "art. 12.2" }, /* Decree 118/2021: 5 wd */
    { "RECORD_COMPLEX", "2025-05-01", "2025-05-09", 3, 0,
      "art. 12.2" }, /* Decree 118/2021: 5 wd */
    { "SERVE_DECISION", "2025-06-27", "2025-07-01", 2, 0, "art. 70" }, /* Law: 2 wd */
    { "SERVE_DECISION", "2025-07-03", "2025-07-08", 2, 0, "art. 70" }, /* Law: 3 wd */
    { "CRIMINAL_RETURN", "2025-06-27", "2025-07-02", 2, 0, "art. 63.1" }, /* Law: 3 wd */
    { "CRIMINAL_RETURN", "2025-07-02", "2025-07-09", 2, 0,
      "arts. 62.2, 62.3, 63.1" }, /* Law: 5 wd */
    { "RECORD_TRANSFER", "2025-06-30T23:59", "2025-07-01T23:59", 0, 0,
      "art. 12.6.a" }, /* Decree 118/2021: 24 h */
    { "RECORD_TRANSFER", "2025-07-01T00:00", "2025-07-01T00:00", 0, 0,
      "art. 58.5" }, /* Law: 0 h */
    { "LIMIT_EXTENSION_CRIMINAL", "2025-07-01", "2026-07-01", 0, 0, "art. 6.1.c" }, /* Law: 1 y */
    /* 2027 is not whole, nor is what lies before 2022. */
    { "SERVE_DECISION", "2026-12-30", "2027-01-05", 3, W, "art. 70" }, /* Law: 3 wd */
    { "SERVE_DECISION", "2026-12-28", "2026-12-31", 0, 0, "art. 70" }, /* Law: 3 wd */
    { "DECIDE_NORMAL", "2026-12-22", "2026-12-31", 2, 0, "art. 66.1.a" }, /* Law: 7 wd */
    { "DECIDE_NORMAL", "2026-12-23", "2027-01-04", 5, W, "art. 66.1.a" }, /* Law: 7 wd */
    { "LIMIT_EXECUTION", "2026-09-02", "2027-09-03", 0, R | W, "art. 74.1" }, /* Law: 1 y */
    { "LIMIT_EXECUTION_AMENDED", "2026-03-02", "2028-03-02", 0, W,
      "art. 16" }, /* Decree 118/2021: 2 y */
    { "EXECUTE_DECISION", "2021-12-20", "2021-12-30", 0, W, "art. 73.1, 68.2" }, /* Law: 10 d */
    { "EXECUTE_DECISION", "2021-12-31", "2022-01-10", 0, 0, "art. 73.1, 68.2" }, /* Law: 10 d */
    /* hours: through nights, weekends and holidays. */
    { "PUBLISH_CORRECT_OWN_ERROR", "2026-02-14T17:30", "2026-02-15T17:30", 0, 0,
      "art. 18" }, /* Decree 118/2021: 24 h */
    { "SEIZURE_REPORT", "2026-02-28T06:05", "2026-03-01T06:05", 0, 0,
      "art. 125.4" }, /* Law: 24 h */
    { "WRONG_FIELD_TRANSFER", "2024-05-01T09:00", "2024-05-01T09:00", 0, 0,
      "art. 12.1" }, /* Decree 118/2021: 0 h */
    { "CRIMINAL_TRANSFER", "2026-09-02T22:10", "2026-09-02T22:10", 0, 0,
      "art. 62.1" }, /* Law: 0 h */
    { "DECIDE_ON_THE_SPOT", "2025-01-29T08:15", "2025-01-29T08:15", 0, 0,
      "art. 56" }, /* Law: 0 h */
    { "RECORD_TRANSFER", "2024-02-28T18:00", "2024-02-29T18:00", 0, 0,
      "art. 12.6.a" }, /* Decree 118/2021: 24 h */
    /* the rest of the procedure. */
    { "DECIDE_NEW_AFTER_CANCEL", "2026-10-01", "2026-10-12", 4, 0,
      "art. 15" }, /* Decree 118/2021: 7 wd */
    { "DECIDE_FROM_CRIMINAL", "2026-10-01", "2026-11-02", 0, R, "art. 63.3" }, /* Law: 30 d */
    { "LATE_INTEREST_START", "2026-09-05", "2026-09-06", 0, 0, "art. 78.1" }, /* Law: 1 d */
    { "POSTPONE_DECIDE", "2026-04-25", "2026-05-04", 0, R, "art. 76" }, /* Law: 5 d */
    { "REDUCE_FORWARD", "2026-04-28", "2026-05-04", 0, R, "art. 77" }, /* Law: 3 d */
    { "REDUCE_DECIDE", "2026-08-27", "2026-09-03", 0, R, "art. 77" }, /* Law: 5 d */
    { "COERCION_WAGE_REMIT_MAX", "2026-04-01", "2026-05-04", 0, R,
      "form MQĐ07 note 13" }, /* Decree 118/2021: 30 d */
    { "DEATH_PARTIAL_SEND", "2026-08-28", "2026-09-07", 7, 0,
      "art. 19" }, /* Decree 118/2021: 3 wd */
    { "DECISION_AMEND_LIMIT", "2025-05-02", "2026-05-04", 0, R,
      "art. 15" }, /* Decree 118/2021: 1 y */
    { "ENV_REMEDY_CHECK", "2026-04-28", "2026-05-07", 4, 0, "art. 70" }, /* Decree 45/2022: 5 wd */
    { "ENV_REMEDY_CONCLUDE", "2026-08-27", "2026-09-08", 7, 0,
      "art. 70" }, /* Decree 45/2022: 5 wd */
    { "PUBLISH_CORRECTION_KEEP_MIN", "2026-08-02", "2026-09-03", 0, R,
      "art. 18" }, /* Decree 118/2021: 30 d */
    { "EXPLAIN_WRITTEN_EXTENSION", "2026-03-02", "2026-03-09", 2, 0, "art. 61.2" }, /* Law: 5 wd */
    /* complaints, denunciations, citizens' data, reception. */
    { "COMPLAINT_RESOLVE_1_COMPLEX", "2026-01-05", "2026-02-23", 0, R,
      "art. 28" }, /* Complaints: 45 d */
    { "COMPLAINT_RESOLVE_1_REMOTE_COMPLEX", "2026-03-03", "2026-05-04", 0, R,
      "art. 28" }, /* Complaints: 60 d */
    { "COMPLAINT_SECOND_FILE", "2026-04-01", "2026-05-04", 0, R,
      "art. 33" }, /* Complaints: 30 d */
    { "COMPLAINT_SECOND_FILE_REMOTE", "2026-03-16", "2026-05-04", 0, R,
      "art. 33" }, /* Complaints: 45 d */
    { "COMPLAINT_RESOLVE_2", "2026-07-19", "2026-09-03", 0, R, "art. 37" }, /* Complaints: 45 d */
    { "COMPLAINT_RESOLVE_2_COMPLEX", "2026-03-02", "2026-05-04", 0, R,
      "art. 37" }, /* Complaints: 60 d */
    { "COMPLAINT_RESOLVE_2_REMOTE_COMPLEX", "2026-06-24", "2026-09-03", 0, R,
      "art. 37" }, /* Complaints: 70 d */
    { "DENUNCIATION_FIRST_STEP_MANY_PLACES", "2026-04-20", "2026-05-07", 7, 0,
      "art. 24.1" }, /* Denunciations: 10 wd */
    { "DENUNCIATION_TRANSFER", "2026-08-27", "2026-09-08", 7, 0,
      "art. 24.2" }, /* Denunciations: 5 wd */
    { "DENUNCIATION_NOTICE", "2025-01-22", "2025-02-05", 9, 0,
      "art. 29.3" }, /* Denunciations: 5 wd */
    { "DENUNCIATION_EXTEND_COMPLEX", "2026-04-02", "2026-05-04", 0, R,
      "art. 30.2" }, /* Denunciations: 30 d */
    { "CITIZEN_DATA_VERIFY_COMPLEX", "2026-07-04", "2026-09-03", 0, R,
      "art. 21.1.a" }, /* Decree 61/2026: 60 d */
    { "RECEPTION_REFUSAL_NOTICE", "2026-08-28", "2026-09-07", 7, 0,
      "art. 4.3" }, /* Decree 154/2026: 3 wd */
};

START_TEST(the_date_is_as_worked_out)
{
    struct law_due d;
    ck_assert_int_eq(law_due(arena, law, str_from(dates[_i].code), at(dates[_i].from), &d), OK);
    const str due = d.is_moment ? moment_iso(arena, d.due) : date_iso(arena, d.due.day);
    ck_assert_msg(str_eq(due, str_from(dates[_i].due)), "%s from %s: got %.*s, want %s",
                  dates[_i].code, dates[_i].from, STR_ARG(due), dates[_i].due);
    ck_assert_uint_eq(d.n_skipped, dates[_i].skipped);
    ck_assert_int_eq(d.rolled, (dates[_i].flags & R) != 0);
    ck_assert_int_eq(d.warning.p != NULL, (dates[_i].flags & W) != 0);
    ck_assert_msg(str_find(d.term->basis, str_from(dates[_i].article)) < d.term->basis.n,
                  "%s: %.*s", dates[_i].code, STR_ARG(d.term->basis));
}
END_TEST

/* No row before the first day of a term or after the last of one that ended. */
static const struct {
    const char *code, *day;
    enum err err;
} edges[] = {
    { "RECORD_TRANSFER", "2021-12-31", ERR_EXPIRED },
    { "VALUATION_HOLD", "2025-06-30", ERR_EXPIRED }, /* Law 88/2025 */
    { "SEIZURE_REPORT", "2025-06-30", ERR_EXPIRED },
    { "LIMIT_EXTENSION_CRIMINAL", "2025-06-30", ERR_EXPIRED },
    { "CITIZEN_DATA_VERIFY", "2026-03-31", ERR_EXPIRED },      /* Decree 61/2026 */
    { "RECEPTION_REFUSAL_NOTICE", "2026-06-30", ERR_EXPIRED }, /* Decree 154/2026 */
    { "ENV_REMEDY_CHECK", "2022-08-24", ERR_EXPIRED },         /* Decree 45/2022 */
    { "SERVE_DECISION", "2013-06-30", ERR_EXPIRED },           /* Law 15/2012 */
    { "SERVE_DECISION", "2013-07-01", OK },
    { "SERVE_DECISION_OLD", "2024-01-01", ERR_NOT_FOUND },
    { "HOTLINE_EX_QUANGNGAI_MONTHLY", "2026-01-01", ERR_NOT_FOUND },
};

START_TEST(a_term_has_its_period)
{
    struct law_due d;
    ck_assert_int_eq(law_due(arena, law, str_from(edges[_i].code), at(edges[_i].day), &d),
                     edges[_i].err);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("dates");
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, the_date_is_as_worked_out, 0, (int)COUNT(dates));
    tcase_add_loop_test(tc, a_term_has_its_period, 0, (int)COUNT(edges));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("law dates", fill)
