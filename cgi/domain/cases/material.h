/* What came in with a case: reports without their sender, pictures, messages, linked files,
   inspections. */
#ifndef DOMAIN_CASES_MATERIAL_H
#define DOMAIN_CASES_MATERIAL_H

#include "base/cx.h"
#include "sql/cases.h"
#include "sql/enforcement.h"

struct case_photo {
    file_id file;
    str state;
};

struct case_material {
    struct case_reports_row *reports;
    size_t n_reports;
    struct case_photo *photos; /* of all its reports, 100 at most */
    size_t n_photos;
    struct case_messages_row *messages;
    size_t n_messages;
    struct case_children_row *children;
    size_t n_children;
    struct inspections_of_case_row *inspections; /* without their id */
    size_t n_inspections;
};

/* Three statements. The caller has asked whether the reader may see the case. */
MUST_USE enum err case_material_load(struct cx *cx, case_id cid, struct case_material *out);

/*
 * An official of the unit sees this: the reporters' letters among it get their time of
 * reading. One statement when there is a new one, none else.
 */
MUST_USE enum err material_seen(struct cx *cx, case_id cid, const struct case_material *m);

/* The reports alone: one statement, the same condition. */
MUST_USE enum err case_material_reports(struct cx *cx, case_id cid, struct case_material *out);

#endif
