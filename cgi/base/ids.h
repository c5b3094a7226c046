/*
 * One type per table, so that a case number cannot be passed for a unit. Zero
 * is "not set"; binding it aborts. opt_ forms may be missing (SQL NULL).
 * sqlgen knows the types of this list and no others.
 */
#ifndef BASE_IDS_H
#define BASE_IDS_H

#include <stdbool.h>
#include <stdint.h>

#define ID_TYPES(X)   \
    X(absence_id)     \
    X(account_id)     \
    X(activation_id)  \
    X(case_id)        \
    X(claim_id)       \
    X(clock_id)       \
    X(decision_id)    \
    X(delegation_id)  \
    X(event_id)       \
    X(facility_id)    \
    X(exhibit_id)     \
    X(file_id)        \
    X(handover_id)    \
    X(identity_id)    \
    X(inspection_id)  \
    X(letter_id)      \
    X(message_id)     \
    X(note_id)        \
    X(office_id)      \
    X(outbox_id)      \
    X(permit_id)      \
    X(place_id)       \
    X(paper_id)       \
    X(payment_id)     \
    X(publication_id) \
    X(record_id)      \
    X(relay_id)       \
    X(report_id)      \
    X(sample_id)      \
    X(sample_result_id) \
    X(seizure_id)     \
    X(shift_id)       \
    X(submission_id)  \
    X(shift_handover_id) \
    X(step_draft_id)  \
    X(plan_id)        \
    X(order_id)       \
    X(visit_id)       \
    X(unit_id)

#define ID_TYPE(name)                          \
    typedef struct { int64_t v; } name;        \
    typedef struct { bool has; name v; } opt_##name;

ID_TYPES(ID_TYPE)

#endif
