/*
 * What a form sent, read field by field; every mistake becomes a problem in the
 * reader's language, all at once, and what was typed stays there to be shown again.
 *
 *     struct form f;
 *     TRY(form_read(r, &f));
 *     struct move m = {
 *         .to     = form_str(&f, "to", 40),
 *         .reason = form_str(&f, "reason", 2000),
 *         .on     = form_day(&f, "on"),
 *     };
 *     if (form_ok(&f) != OK)
 *         return move_page(w, r, &f);      // 422, with problems and typed text
 *
 * Values passed text_door: UTF-8, NFC, no control characters, line feeds. A
 * reader that found a problem returns "", 0, false or "not set".
 * Limits: 200 fields (64 parts in multipart), names 64 bytes, one field 64 KiB, all
 * fields 1 MiB, the body route.body_max.
 */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include "base/date.h"
#include "base/problem.h"
#include "http/request.h"
#include "http/urlencoded.h"

#define FORM_FIELDS_MAX 200
#define FORM_FIELD_BYTES_MAX ((size_t)64 * 1024)
#define FORM_BYTES_MAX ((size_t)1024 * 1024)

/* One file as it was sent; the name and the type are claims of the sender. */
struct upload {
    str field, name, type;
    int64_t bytes; /* so far; complete in end() */
};

/*
 * Who keeps uploaded files: begin, any number of data, then end, or drop where
 * the file is refused half-way or the body turns out to be broken. A file over
 * max_file_bytes, one file too many, or an ERR_INVALID from begin or data
 * becomes a problem of its field and is skipped; the form goes on. Any other
 * error ends form_read_with. A file field left empty is not reported at all.
 */
struct upload_sink {
    size_t max_files;
    int64_t max_file_bytes, max_total_bytes;
    enum err (*begin)(void *arg, const struct upload *u);
    enum err (*data)(void *arg, const struct upload *u, str piece);
    enum err (*end)(void *arg, const struct upload *u);
    void (*drop)(void *arg, const struct upload *u);
    void *arg;
};

struct form {
    struct arena *a;
    enum lang lang;
    struct pairs fields;
    size_t cap_fields;
    struct problem *problems;
    size_t n_problems, cap_problems;
};

/*
 * Read the body: urlencoded, or multipart without files (a file is a problem of
 * its field). Checks the csrf field (request.h), which must stand before files.
 * ERR_BAD_REQUEST, ERR_FORBIDDEN (csrf), ERR_TOO_LARGE, ERR_MEDIA_TYPE, and what r->read says.
 */
MUST_USE enum err form_read(struct req *r, struct form *f);

/* Same, with files going to sink. */
MUST_USE enum err form_read_with(struct req *r, struct form *f, const struct upload_sink *sink);

/* An empty form, or the query as a form: for pages that show one first, and for search forms. */
void form_empty(struct req *r, struct form *f);
void form_query(struct req *r, struct form *f);

/* Required text, trimmed, 1..max bytes. */
str form_str(struct form *f, const char *name, size_t max);
/* Text, trimmed, 0..max bytes; "" if it is not there. */
str form_opt(struct form *f, const char *name, size_t max);
/* Required, exactly one of n values. */
str form_one_of(struct form *f, const char *name, const char *const *values, size_t n);
/* Required whole number min..max. */
int64_t form_i64(struct form *f, const char *name, int64_t min, int64_t max);
/* Whole number min..max, or not set when left empty. */
opt_i64 form_opt_i64(struct form *f, const char *name, int64_t min, int64_t max);
/* Decimal number min..max with point or comma, or not set when left empty. */
opt_f64 form_f64(struct form *f, const char *name, double min, double max);
/* Required amount in đồng, 0..max: "40000000", "40.000.000", "40 000 000 đồng". */
int64_t form_money(struct form *f, const char *name, int64_t max);
/* Date as D/M/YYYY or YYYY-MM-DD, or not set when left empty. */
opt_date form_date(struct form *f, const char *name);
/* Required date. */
struct date form_day(struct form *f, const char *name);
/* Required local time "YYYY-MM-DDTHH:MM", or a date with a second field name_time "HH:MM". */
struct moment form_moment(struct form *f, const char *name);
/* A ticked box (any value but "0"). */
bool form_flag(const struct form *f, const char *name);

/* Repeated fields: how many, and the i-th (required, 1..max bytes). */
size_t form_count(const struct form *f, const char *name);
str form_nth(struct form *f, const char *name, size_t i, size_t max);

/* As typed, to be shown again; "" if it is not there. */
str form_raw(const struct form *f, const char *name);
str form_raw_nth(const struct form *f, const char *name, size_t i);

/* One more problem, in the reader's language; the first of a field is kept (files: all). */
void form_problem(struct form *f, const char *field, str text);
/* The same where the field has one already. */
void form_problem_add(struct form *f, const char *field, str text);
/* OK, or ERR_INVALID where there is any problem. */
MUST_USE enum err form_ok(const struct form *f);
const struct problem *form_problems(const struct form *f, size_t *n);
/* The problem of that field; "" if it has none. */
str form_problem_of(const struct form *f, const char *field);

#endif
