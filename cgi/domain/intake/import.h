/*
 * Lines of an old register of reports, as a spreadsheet saves them: CSV in UTF-8, fields
 * between commas or semicolons, with or without a byte order mark, in any normal form.
 * Reading is pure; import_place and import_line ask the database.
 *
 * An open line becomes a report of its day: jobs make a case of it whose terms count from
 * that day, with the unit that holds the area today. A closed line becomes history: an ended
 * case of the unit that was competent then, without terms, notices or figures.
 */
#ifndef DOMAIN_INTAKE_IMPORT_H
#define DOMAIN_INTAKE_IMPORT_H

#include "base/cx.h"
#include "domain/intake/report.h"

#define IMPORT_BYTES_MAX ((size_t)32 * 1024 * 1024)
#define IMPORT_LINES_MAX ((size_t)100000)
#define IMPORT_NUMBER_MAX 60     /* bytes, as the other limits */
#define IMPORT_TEXT_MAX 20000    /* what, answer */
#define IMPORT_YEAR_MIN 1990

/* Why a line is not taken: its column (or "" for the line) and the reason. */
struct import_fault {
    size_t line;
    str column, reason;
};

struct import_line {
    size_t line;           /* of the file, from 1 */
    str number;            /* in the old register; with its name it is taken once */
    instant received;
    bool closed;
    instant closed_at;
    str answer, commune;   /* commune: code or name, as it was then or is today; or empty */
    struct report_new report; /* all but token, channel, receiver */
    bool refused;          /* a fault names it */
    unit_id unit;          /* by import_place */
};

struct import_file {
    struct arena *a;       /* of lines and faults */
    struct import_line *lines;
    size_t n;
    struct import_fault *faults;
    size_t n_faults, cap_faults;
};

/* One row a column, for help and for the reader. */
struct import_column {
    const char *name;
    bool required;
    size_t max;
    const char *meaning;
};
extern const struct import_column import_columns[];
extern const size_t n_import_columns;

/*
 * Read the whole text. Lines with a fault stay in the list, refused; so does the later one
 * of two with the same number. Pure.
 * ERR_INVALID: the file itself cannot be read (see the last fault): nothing is taken.
 */
MUST_USE enum err import_read(struct arena *a, str text, struct date today,
                              struct import_file *out);

/* column: a literal, or text that lives as long as the file. */
void import_refuse(struct import_file *f, struct import_line *l, const char *column, str reason);

/* The units of the province, of today and of all days before. */
struct import_units;
MUST_USE enum err import_units_load(struct cx *cx, struct import_units **out);

/* Which unit gets the line; refuses it where that cannot be said. */
MUST_USE enum err import_place(struct cx *cx, const struct import_units *units,
                               struct import_file *f, struct import_line *l);

enum import_done { IMPORT_NEW = 1, IMPORT_KNOWN, IMPORT_OTHER };

/*
 * Was the line taken before: IMPORT_KNOWN. line->report.token is set from the name of the
 * register and the line's number.
 */
MUST_USE enum err import_seen(struct cx *cx, str source, struct import_line *l,
                              enum import_done *done);

/* Take one line, once. IMPORT_OTHER: its number was taken with other content; nothing is kept. */
MUST_USE enum err import_line(struct cx *cx, str source, struct import_line *l,
                              enum import_done *done);

#endif
