#include "domain/facilities/timeline.h"
#include "domain/cases/step.h"

static str text(opt_str s)
{
    return s.has ? s.v : S("");
}

enum err timeline_load(struct cx *cx, const struct user *who, facility_id root, int64_t page,
                       const struct timeline_item **out, size_t *n, bool *more)
{
    struct facility_timeline_row *rows;
    size_t all;
    TRY(facility_timeline(cx, (struct facility_timeline_in){
        .root = root, .skip = (page - 1) * TIMELINE_PAGE }, &rows, &all));
    struct timeline_item *items = NEWS(cx->a, struct timeline_item, all);
    *more = all > TIMELINE_PAGE;
    *n = 0;
    for (size_t i = 0; i < all && i < TIMELINE_PAGE; i++) {
        const struct facility_timeline_row *r = &rows[i];
        if (r->unit.has && !case_visible(who, r->unit.v, text(r->parent), r->to_unit))
            continue;
        items[(*n)++] = (struct timeline_item){
            .at = r->at.v, .kind = text(r->kind), .label = text(r->label),
            .extra = text(r->extra), .code = text(r->code) };
    }
    *out = items;
    return OK;
}

enum err history_load(struct cx *cx, const struct user *who, facility_id root, int64_t page,
                      struct facility_history_row **rows, size_t *n, bool *more)
{
    size_t all;
    TRY(facility_history(cx, (struct facility_history_in){
        .root = root, .skip = (page - 1) * TIMELINE_PAGE }, rows, &all));
    *more = all > TIMELINE_PAGE;
    *n = 0;
    for (size_t i = 0; i < all && i < TIMELINE_PAGE; i++) {
        const struct facility_history_row *r = &(*rows)[i];
        if (!r->unit.has || case_visible(who, r->unit.v, text(r->parent), r->to_unit))
            (*rows)[(*n)++] = *r;
    }
    return OK;
}
