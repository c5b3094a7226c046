/*
 * Tables of inspections, folder workflows/inspection, read once at start (config key
 * inspection.tables) and never changed after; cx->inspection. Texts point into the arena that
 * inspection_tables_load was given.
 */
#ifndef DOMAIN_INSPECTION_TABLES_H
#define DOMAIN_INSPECTION_TABLES_H

#include "law/law.h"

enum risk_of { RISK_OPEN_CASE = 1, RISK_DECISION, RISK_YEAR_SINCE, RISK_NEVER, RISK_GROUP,
               RISK_SECTOR };

/* risk.csv */
struct risk_weight {
    enum risk_of code;
    str of;             /* sector, or number of the group */
    int64_t points, most;
    str name, name_vi;
};

/* checklist.csv */
struct check_question {
    str code, sectors;  /* between blanks; empty: every sector */
    str question, question_vi;
    str acts;           /* articles of acts.csv between blanks; empty: none known */
    str basis, basis_vi;
    enum law_sure sure;
};

struct inspection_tables {
    const struct risk_weight *risks;
    size_t n_risks;
    const struct check_question *questions; /* in the order of the file */
    size_t n_questions;
};

/*
 * dir empty: no table, so nothing is asked and nothing gives points.
 * ERR_INVALID: each fault is a line "FILE:LINE: text" of *faults, and *out is NULL.
 */
MUST_USE enum err inspection_tables_load(struct arena *a, str dir, const struct law *law,
                                         struct inspection_tables **out, struct buf *faults);

/* Is the question for that sector? An unknown sector (empty) gets the common ones. */
bool check_for(const struct check_question *q, str sector);
const struct check_question *check_question(const struct inspection_tables *t, str code);

/* What is known of a facility when its risk is weighed. */
struct risk_facts {
    int64_t open_cases, decisions;
    opt_date last;  /* last inspection */
    opt_i64 group;
    str sector;
    struct date today;
};

struct risk_point {
    const struct risk_weight *weight;
    int64_t count, points;
};

/* Points with what each was given for, those of 0 left out; gives their sum. Pure. */
int64_t risk_score(struct arena *a, const struct inspection_tables *t,
                   const struct risk_facts *f, const struct risk_point **points, size_t *n);

/* "3 vụ việc phản ánh đang mở: 24; chưa kiểm tra lần nào: 24", in the reader's language. */
str risk_point_words(struct arena *a, enum lang lang, const struct risk_point *points, size_t n);

#endif
