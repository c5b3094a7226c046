/*
 * The answer to a report that a script sent (Accept: application/json): from the queue of
 * what was written without network, see web/static/queue.js.
 */
#ifndef PAGES_INTAKE_REPORT_JSON_H
#define PAGES_INTAKE_REPORT_JSON_H

#include "domain/intake/report.h"
#include "http/http.h"

bool report_json_asked(const struct req *r);

/* {"ref": "26-0471-8352", "key": "ABCD-...", "unit": "...", "phone": "...", "due": "2026-12-01"} */
MUST_USE enum err report_json_receipt(struct resp *w, const struct receipt *receipt);

/* {"problems": ["..."]}: the form is to be opened again. */
MUST_USE enum err report_json_problems(struct resp *w, int status, const struct form *f);

#endif
