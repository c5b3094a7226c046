/*
 * The law as dated tables, read once at start from workflows/law and never
 * changed after. Nothing in this room reads a clock or a database.
 *
 * One code has one row per period of validity; both ends of a period are
 * included and rows of one code never overlap. Texts point into the arena that
 * law_load was given. Money is whole đồng.
 */
#ifndef LAW_TABLES_H
#define LAW_TABLES_H

#include "base/buf.h"
#include "base/date.h"

struct law;

/* How sure a row is: read in the act, taken from a summary, not verified. */
enum law_sure { LAW_TEXT = 1, LAW_SECONDARY, LAW_UNVERIFIED };

enum law_unit { LAW_HOUR = 1, LAW_DAY, LAW_WORKING_DAY, LAW_MONTH, LAW_YEAR, LAW_MINUTE };

/* deadlines.csv */
struct law_term {
    str code;
    str start, start_vi; /* the event that starts the count */
    bool set;            /* false: left to the province and not set yet */
    int32_t length;      /* in units; 0 hours: at once */
    enum law_unit unit;
    bool back;     /* counts back from the end of a period */
    bool rolls;    /* a last day off moves to the next working day */
    bool province; /* its length is the province's to set */
    bool demo;     /* set by a demonstration file: no legal force */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
    str note;
};

enum law_measure_kind { LAW_REVOKE = 1, LAW_SUSPEND, LAW_CONFISCATE, LAW_REMEDY };

/* measures.csv: extra sanctions and remedies by code, and whether they force publication. */
struct law_measure {
    str code, name, name_vi;
    enum law_measure_kind kind;
    str points; /* letters of the list of remedies in the decree, empty when not known */
    str note;
};

/* One extra sanction that an act may carry. Equal numbers in `choice` are alternatives. */
struct law_extra {
    const struct law_measure *measure;
    int months_min, months_max; /* 0 when the measure has no term */
    int choice;
};

enum law_penalty { LAW_FINE = 1, LAW_WARNING, LAW_WARNING_OR_FINE };

/* acts.csv: a violation with the frame for an individual. */
struct law_act {
    str code; /* "45/2022:Đ18.3.c" */
    str decree, article, clause, point;
    str name, name_vi;
    str kind;  /* water, air, noise, ... */
    str field; /* a row of fields.csv */
    enum law_penalty penalty;
    int64_t fine_min, fine_max; /* 0 for a warning alone */
    int64_t org_factor;         /* an organization pays this many times as much */
    const struct law_extra *extras;
    size_t n_extras;
    const struct law_measure **remedies;
    size_t n_remedies;
    str measure, band_from, band_to, scale_from, scale_to, scale_unit;
    bool common;      /* often met in citizens' reports */
    bool crime_check; /* the decree says "unless it amounts to a crime" */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
    str note;
};

enum law_may { LAW_MAY_NOT = 1, LAW_MAY, LAW_MAY_UNKNOWN };

/* positions.csv: who may sanction, how much, from when. */
struct law_position {
    str code, name, name_vi;
    str body;  /* committee, department, inspectorate, police, border_guard, ... */
    str level; /* commune, district, province, ministry, ... */
    str field; /* acts of this field only */
    bool may_sanction;
    bool acts_unknown; /* limited to acts that could not be read: never a signer */
    str articles;      /* limited to these articles ("47 49-55"); empty: all of the field */
    bool power_known;
    int64_t power_individual, power_organization;
    enum law_may suspend, revoke, confiscate, remedy;
    int64_t confiscate_max; /* value of what may be confiscated; 0: no limit */
    str remedy_points;      /* letters it may order; empty: all, when remedy is LAW_MAY */
    bool team;              /* signs only for the case of its own team */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
    str note;
};

/* limits.csv: every other legal number (ceilings, thresholds, rates). */
struct law_number {
    str code, name, name_vi;
    int64_t micro; /* value times 1,000,000: 0.05 percent is 50,000 */
    str unit;      /* vnd, percent, times, count */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
    str note;
};

/* handover.csv: to whom the open cases of an ended district pass, by procedure. */
enum law_area { LAW_ONE_COMMUNE = 1, LAW_SEVERAL_COMMUNES };
enum law_receiver { LAW_TO_COMMUNE = 1, LAW_TO_PROVINCE };

struct law_handover {
    str flow; /* "*": every procedure without a row of its own */
    enum law_area area;
    enum law_receiver receiver;
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
};

/* monitoring.csv: the discharge from which on automatic monitoring is a duty. */
struct law_monitoring {
    str code, medium; /* wastewater, emission */
    bool set;         /* false: nobody read the flow in the text yet */
    int64_t from_milli; /* thousandths of m3 a day, of emission an hour */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
};

/* report_days.csv: the last day to send a report, each year. */
struct law_report_day {
    str code;
    str report; /* month quarter half nine year sustainable sanction */
    int part;   /* quarter 1..4; 0: every one of its kind */
    str who;    /* unit department province */
    int month, day; /* 0: nobody set it */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
};

/* circumstances.csv: one that mitigates (Law 15/2012/QH13 art. 9) or aggravates (art. 10). */
enum law_side { LAW_MITIGATING = 1, LAW_AGGRAVATING };
#define LAW_FACT_REPETITION "repetition" /* repeat or multiple violation, which history counts */
#define LAW_FACT_WENT_ON "went_on"       /* after the stop order, after the record */

struct law_circumstance {
    str code;
    enum law_side side;
    str name, name_vi;
    str fact;   /* those of one fact exclude each other on one act; "": alone with its fact */
    bool other; /* "as the Government provides": it has to be named */
    str place_vi; /* "điểm i khoản 1 Điều 10" */
    str basis, basis_vi;
    struct date from;
    opt_date to;
    enum law_sure sure;
};

/* The strictest of the rules that apply comes last. */
enum law_monitored {
    LAW_MONITOR_NO_RULE = 1, /* none on that day */
    LAW_MONITOR_NOT,
    LAW_MONITOR_NO_FLOW,     /* the flow of the point is not known */
    LAW_MONITOR_UNSET,       /* a rule exists, its flow was not read in the text */
    LAW_MONITOR_MUST,
};

/*
 * Read the tables of folder dir, and over them the province's file (CSV with
 * columns code,length,unit,basis,basis_vi,valid_from,valid_to,demo), which may
 * set the terms left to the province and no others.
 *
 * faults  one line "FILE:LINE: what is wrong" for each fault, all at once.
 * Errors  ERR_INVALID: faults were found; *out is then NULL.
 */
MUST_USE enum err law_load(struct arena *a, str dir, opt_str province_file, struct law **out,
                           struct buf *faults);

/* Is any term in force set by a demonstration file? Pages must then say so. */
bool law_is_demo(const struct law *law);

/*
 * Codes (in *codes, in the arena) of the terms valid on day that the province
 * has not set; a service that finds any must refuse to go live.
 */
size_t law_unset(struct arena *a, const struct law *law, struct date day, const str **codes);

/* The row of a code valid on day; NULL when there is none. */
const struct law_term *law_term(const struct law *law, str code, struct date day);
const struct law_act *law_act(const struct law *law, str code, struct date day);
const struct law_number *law_number(const struct law *law, str code, struct date day);
/* fields.csv: the field in words, and why an organization pays more; "" where it is not known. */
str law_field_words(const struct law *law, str code);
str law_field_doubled(const struct law *law, str code);
const struct law_measure *law_measure(const struct law *law, str code);

/* Those in force on day, in the order of the table; *at begins at 0. NULL: no more. */
const struct law_circumstance *law_next_circumstance(const struct law *law, struct date day,
                                                     size_t *at);
/* The newest row of a code, in force or not: a record keeps what it was ticked with. */
const struct law_circumstance *law_circumstance(const struct law *law, str code);
/* Is it an element of the act itself on that day, so that it does not aggravate (art. 10.2)? */
bool law_circumstance_itself(const struct law *law, const struct law_circumstance *c,
                             const struct law_act *act, struct date day);

/* A number in whole units, as đồng are. */
int64_t law_number_whole(const struct law_number *n);

/* A position may have one row per field ("environment", "livestock", ...). */
const struct law_position *law_position(const struct law *law, str code, str field,
                                        struct date day);

/* The rule for a procedure on that day; NULL: none, so a person decides. */
const struct law_handover *law_handover(const struct law *law, str flow, enum law_area area,
                                        struct date day);

/*
 * Must a discharge point have automatic monitoring on that day? *rule: which row says so;
 * NULL with LAW_MONITOR_NO_RULE.
 */
enum law_monitored law_monitoring(const struct law *law, str medium, opt_i64 flow_milli,
                                  struct date day, const struct law_monitoring **rule);

/* Rows valid on day, in the order of the file; *at is 0 at first. NULL: no further one. */
const struct law_report_day *law_next_report_day(const struct law *law, struct date day,
                                                 size_t *at);

/* Does the code exist on any day? And on every day of the period (no `to`: for ever)? */
bool law_term_known(const struct law *law, str code);
bool law_term_covers(const struct law *law, str code, struct date from, opt_date to);
bool law_act_known(const struct law *law, str code);

/*
 * Walk the rows valid on day in the order of the table, starting with *at = 0:
 *     for (size_t at = 0; (act = law_next_act(law, day, &at)); )
 */
const struct law_act *law_next_act(const struct law *law, struct date day, size_t *at);
const struct law_position *law_next_position(const struct law *law, struct date day, size_t *at);
const struct law_term *law_next_term(const struct law *law, struct date day, size_t *at);

/* Every row of a code, past and future, those of the province first; from *at = 0. */
const struct law_term *law_next_row(const struct law *law, str code, size_t *at);

enum law_table { LAW_ACTS = 1, LAW_DEADLINES, LAW_POSITIONS, LAW_HOLIDAYS };

/* The table as CSV with its heading; with `on`, only the rows valid on that day. */
void law_list(const struct law *law, enum law_table table, opt_date on, struct buf *out);

const char *law_sure_name(enum law_sure sure); /* text, secondary, unverified */
const char *law_unit_name(enum law_unit unit); /* hour, day, working_day, month, year, minute */

#endif
