/*
 * Law, workflows and the tables of the intake as the files of an installation have them.
 * Tables that were activated (hotline law activate) stand in law.versions, each set in a
 * folder named by its digest; the link `current` there names the one in use. Without that link
 * law.tables is in use.
 *
 * A running process looks at the link and at those files of the installation before each piece of
 * work and reads everything again when one of them is another; no statement is sent.
 */
#ifndef RUN_TABLES_H
#define RUN_TABLES_H

#include "base/config.h"
#include "domain/documents/form.h"
#include "domain/inspection/tables.h"
#include "domain/intake/tables.h"
#include "flow/flow.h"
#include "law/law.h"

#define TABLES_OWN 2 /* files of the installation: the province's terms, limits */

/* What the files were when they were read; compared by value. 0: none. */
struct tables_file {
    int64_t dev, ino, changed_ns, size;
};

struct tables_stamp {
    char link[80];
    struct tables_file own[TABLES_OWN];
};

struct tables {
    struct arena *a; /* of all of them; NULL: not read yet */
    const struct law *law;
    const struct flows *flows;
    const struct intake_tables *intake;
    const struct paper_forms *forms;
    const struct inspection_tables *inspection;
    str digest; /* of the law's tables */
    struct tables_stamp stamp; /* of the last try, good or not */
};

/* Name of the version in use, a digest in hexadecimal; missing: law.tables itself. */
opt_str tables_current(struct arena *a, const struct config *conf);

/* The folder that the law is read from now. */
str tables_dir(struct arena *a, const struct config *conf);

/*
 * 32 bytes over every table of a folder, names and contents. ERR_NOT_FOUND: it cannot
 * be read; ERR_TOO_LARGE.
 */
MUST_USE enum err tables_digest(struct arena *a, str dir, str *out);

/* Citizens are promised an answer by a day: their site needs every term of the province. */
enum tables_need { TABLES_ANY = 1, TABLES_LIVE };

/*
 * Read everything. On ERR_INVALID every fault is a line of *faults and *t keeps what it
 * had before; on success its old contents are given back.
 */
MUST_USE enum err tables_load(const struct config *conf, enum tables_need need, struct tables *t,
                              struct buf *faults);

/*
 * Read them again when the files are others than those of the last try. Files with
 * faults change nothing but the log.
 */
void tables_follow(struct arena *a, const struct config *conf, enum tables_need need,
                   struct tables *t);

void tables_free(struct tables *t);

#endif
