/*
 * One type per table, so that a case number cannot be passed for a unit. Zero
 * is "not set"; binding it aborts. opt_ forms may be missing (SQL NULL).
 */
#ifndef BASE_IDS_H
#define BASE_IDS_H

#include <stdbool.h>
#include <stdint.h>

#define ID_TYPE(name)                          \
    typedef struct { int64_t v; } name;        \
    typedef struct { bool has; name v; } opt_##name

ID_TYPE(account_id);
ID_TYPE(case_id);
ID_TYPE(clock_id);
ID_TYPE(decision_id);
ID_TYPE(event_id);
ID_TYPE(file_id);
ID_TYPE(identity_id);
ID_TYPE(inspection_id);
ID_TYPE(message_id);
ID_TYPE(office_id);
ID_TYPE(outbox_id);
ID_TYPE(publication_id);
ID_TYPE(record_id);
ID_TYPE(report_id);
ID_TYPE(unit_id);

#endif
