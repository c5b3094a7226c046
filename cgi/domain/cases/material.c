#include "domain/cases/material.h"

enum err case_material_reports(struct cx *cx, case_id cid, struct case_material *out)
{
    return case_reports(cx, (struct case_reports_in){ .cid = cid }, &out->reports,
                        &out->n_reports);
}

enum err case_material_load(struct cx *cx, case_id cid, struct case_material *out)
{
    TRY(case_material_reports(cx, cid, out));
    TRY(case_photos(cx, (struct case_photos_in){ .cid = cid }, &out->photos, &out->n_photos));
    TRY(case_messages(cx, (struct case_messages_in){ .cid = cid }, &out->messages,
                      &out->n_messages));
    TRY(case_children(cx, (struct case_children_in){ .cid = cid }, &out->children,
                      &out->n_children));
    return inspections_of_case(cx, (struct inspections_of_case_in){ .cid = cid },
                               &out->inspections, &out->n_inspections);
}
