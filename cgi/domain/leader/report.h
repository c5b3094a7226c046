/*
 * Reports of a unit, with those below it: which ones, of which months, until when, and their
 * figures. A period of months that is not over counts until today. Every figure has a link to
 * the rows that it counts (domain/leader/tally.h).
 *
 * Law  Decree 118/2021/NĐ-CP arts. 35, 39 (yearly report on sanctions); the days are settings
 *      (workflows/law/report_days.csv).
 */
#ifndef DOMAIN_LEADER_REPORT_H
#define DOMAIN_LEADER_REPORT_H

#include "domain/leader/desk.h"
#include "law/law.h"
#include "sql/tally.h"

enum report_kind { REPORT_MONTH = 1, REPORT_QUARTER, REPORT_HALF, REPORT_NINE, REPORT_YEAR,
                   REPORT_SUSTAINABLE, REPORT_SANCTION };
#define REPORT_KINDS 7

struct report_period {
    enum report_kind kind;
    int year, part;  /* part: month or quarter; 0 for the others */
    str first, last; /* "YYYY-MM", both included */
};

str report_word(enum report_kind kind);         /* "quarter" */
enum report_kind report_kind_of(str word);      /* 0: none */
const char *report_label(enum report_kind kind); /* message id */

/* ERR_INVALID: no such part, or a year outside 2000..2999. Pure. */
MUST_USE enum err report_period_of(struct arena *a, enum report_kind kind, int64_t year,
                                   int64_t part, struct report_period *out);

/* "Báo cáo quý 3 năm 2026", in the reader's language. */
str report_title(struct arena *a, const struct report_period *p);

/* The last day to send it; zero: nobody set it. rule NULL: no row asks for it. */
struct report_due {
    const struct law_report_day *rule;
    struct date day;
};
struct report_due report_due_of(const struct law *law, str who, const struct report_period *p);

struct report_figure {
    str head;     /* a heading stands above it; missing: none */
    str label;
    str what, part; /* part missing: all of them */
    int64_t n, amount;
    bool money;   /* the amount is said too */
    bool below;   /* is a part of the one above */
    bool unknown; /* not kept by the system: said so instead of a number */
};

struct report_unit {
    unit_id unit;
    str name;
    int64_t n[6], fined; /* received verified answered late decided published; đồng */
};
extern const char *const report_unit_whats[6];

struct report {
    const struct report_figure *figures;
    size_t n;
    const struct report_unit *units;
    size_t n_units;
};

/* Two statements. */
MUST_USE enum err report_load(struct cx *cx, const struct scope *scope,
                              const struct report_period *p, struct report *out);

/* Part of a figure in words: a kind of pollution, an act, a measure, a subject. */
str report_part_words(struct cx *cx, str what, str part);
/* Label of a figure; missing: there is none of that name. */
str report_what_words(str what);

struct report_after {
    str month;
    int64_t id;
};
struct report_rows {
    struct tally_rows_unit_row *rows;
    size_t n;
    bool more;
    struct report_after next;
};

/*
 * The rows behind a figure, newest first, DESK_ROWS a page. unit zero: of the whole scope.
 * ERR_NOT_FOUND: the unit is not of the scope.
 */
MUST_USE enum err report_rows_load(struct cx *cx, const struct scope *scope, unit_id unit,
                                   str what, opt_str part, str first, str last,
                                   struct report_after after, struct report_rows *out);

#endif
