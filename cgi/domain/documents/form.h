/*
 * Official forms as files of workflows/forms that a lawyer can read and change: the list of
 * their fields, and their text with the fields' places. workflows/forms/README.md explains
 * every line of them. Filled with what a case knows, a form becomes the described document
 * that hotline-print lays out (print/doc.h).
 */
#ifndef DOMAIN_DOCUMENTS_FORM_H
#define DOMAIN_DOCUMENTS_FORM_H

#include "base/buf.h"
#include "base/date.h"

struct paper_field {
    str key, label, group; /* group: heading above it on the page beside */
    bool optional;         /* the file may lawfully have nothing for it */
    bool typed;            /* no file knows it: typed on the page of the paper */
};

struct paper_line; /* of the text; form_load.c */

/* One version of one form. */
struct paper_form {
    str code; /* MQĐ02 */
    str slug; /* MQD02: name of its file, and in addresses */
    str name, basis;
    str of;     /* what it is filled from: case, delegation, register */
    str needs;  /* record, decision ...: without them there is nothing to print */
    str numbered; /* whose number and day the head bears: record, decision or step */
    str carries; /* forms of the decisions that it carries out, a space between; may be empty */
    str only;   /* "FIELD WORD": its step makes it only where FIELD is WORD; may be empty */
    str suffix; /* /QĐ-XPHC; may be empty */
    str flows;  /* procedures whose cases offer it, a space between */
    struct date from;
    opt_date to;
    str digest; /* 32 bytes over its file: a changed form is another one */
    const struct paper_field *fields;
    size_t n_fields;
    const struct paper_line *lines;
    size_t n_lines;
};

struct paper_forms {
    const struct paper_form *v; /* by code, then by day */
    size_t n;
};

#define PAPER_FILE_BYTES ((size_t)256 * 1024) /* of one file */

/*
 * Every *.form of the folder. Faults are lines "FILE:LINE: text"; ERR_INVALID.
 * Limits: 200 files of 256 KiB, 400 fields and 2,000 lines each.
 */
MUST_USE enum err paper_forms_load(struct arena *a, str dir, struct paper_forms **out,
                                   struct buf *faults);
/* Fields and text that several forms share: NAME.part, taken in by a line "use NAME". */
struct paper_part {
    str name, text;
};

/* One file's text, named file in faults. */
MUST_USE enum err paper_form_read(struct arena *a, str file, str text,
                                  const struct paper_part *parts, size_t n_parts,
                                  struct paper_form *out, struct buf *faults);

/* The version in force on the day the document is made; NULL: none. slug or code. */
const struct paper_form *paper_form_on(const struct paper_forms *all, str slug, struct date day);

/* What a document is filled with: texts by key, and lists of rows of such texts. */
struct paper_data;
struct paper_data *paper_data_new(struct arena *a);

/* Nothing is kept of an empty text. The value is copied by reference. */
void paper_put(struct paper_data *d, const char *key, str value);
/* KEY "20/11/2026" and KEY.long "ngày 20 tháng 11 năm 2026". */
void paper_put_day(struct paper_data *d, const char *key, struct date day);
/* KEY "40.000.000" and KEY.words "Bốn mươi triệu đồng". */
void paper_put_money(struct paper_data *d, const char *key, int64_t dong);
/* A new row at the end of a list, to be filled by the functions above. */
struct paper_data *paper_row(struct paper_data *d, const char *list);

/*
 * What a person typed: the text of a key; of a key of a list, whose rows are there, a line for
 * each row in their order, and all of it as KEY.typed. Empty lines leave a row as it is.
 */
void paper_put_typed(struct paper_data *d, str key, str text);

/* The text of a key; "" when there is none. Rows of a list: each on a line. */
str paper_value(const struct paper_data *d, str key);

/* Everything whose key begins so is taken back; paper_drop: one key with its .long and .words. */
void paper_forget(struct paper_data *d, str prefix);
void paper_drop(struct paper_data *d, str key);

/* Is the word one of these, a space between? */
bool paper_word(str words, str word);

/* Has the form a field whose key begins so? */
bool paper_asks(const struct paper_form *f, str prefix);

/* Is its code that of an official form? "BB_TRA_LAI" is our name of one whose code is not known. */
bool paper_has_code(const struct paper_form *f);

/* What stands around the text. */
struct paper_around {
    struct date day;  /* the file's date: from the data, never from a clock */
    struct date law;  /* the day whose law its text cites; not valid: since all that began */
    bool draft;       /* marked "DỰ THẢO" on every page */
    bool approved;    /* a draft that everybody has passed who must: to be signed, no mark */
    int64_t version;  /* of the draft; 0: it has none */
    bool confirmed;   /* a lawyer compared this form with the text in force */
    str verify;       /* address of the page that verifies it; "": no code */
};

/*
 * The described document; {key} of nothing is a line to write on, {key?} nothing.
 * ERR_TOO_LARGE: more than 4 MiB.
 */
MUST_USE enum err paper_fill(struct arena *a, const struct paper_form *f,
                             const struct paper_data *d, const struct paper_around *around,
                             str *out);

/* Private to form_load.c and form_fill.c. */
enum paper_op { PAPER_BLOCK = 1, PAPER_WHEN, PAPER_SINCE, PAPER_UNTIL, PAPER_EACH, PAPER_END };
struct paper_line {
    enum paper_op op;
    str tag, text; /* of a block, with its {fields} */
    str key;       /* of when and each */
    str words;     /* when: one of these; empty: any text */
    bool unless;
    struct date day; /* of since and until, itself among them */
    size_t end;    /* index of its PAPER_END */
};

#endif
