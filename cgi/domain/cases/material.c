#include "domain/cases/material.h"

enum err case_material_reports(struct cx *cx, case_id cid, struct case_material *out)
{
    return case_reports(cx, (struct case_reports_in){ .cid = cid }, &out->reports,
                        &out->n_reports);
}

/* "file=state" a line: they are the case's, and come with each of its reports. */
static enum err photos_of(struct cx *cx, struct case_material *out)
{
    const size_t room = 100;
    str rest = { 0 }, one, file;
    if (out->n_reports > 0 && out->reports[0].photos.has)
        rest = out->reports[0].photos.v;
    out->n_photos = 0;
    out->photos = NEWS(cx->a, struct case_photo, room);
    while (out->n_photos < room && str_next(&rest, '\n', &one) && str_next(&one, '=', &file)) {
        struct case_photo *p = &out->photos[out->n_photos++];
        TRY(str_i64(file, &p->file.v));
        p->state = one;
    }
    return OK;
}

static enum err around_of(struct cx *cx, case_id cid, struct case_material *out)
{
    struct case_around_row *rows;
    size_t n;
    TRY(case_around(cx, (struct case_around_in){ .cid = cid }, &rows, &n));
    out->n_children = out->n_inspections = 0;
    out->children = NEWS(cx->a, struct case_children_row, n);
    out->inspections = NEWS(cx->a, struct inspections_of_case_row, n);
    for (size_t i = 0; i < n; i++) {
        const struct case_around_row *r = &rows[i];
        if (r->visit)
            out->inspections[out->n_inspections++] = (struct inspections_of_case_row){
                .visited = r->visited, .place = r->place, .people = r->people, .seen = r->seen,
                .samples = r->samples, .finding = r->finding, .name = r->name };
        else
            out->children[out->n_children++] = (struct case_children_row){
                .code = r->code, .flow = r->flow, .version = r->version, .stage = r->stage,
                .title = r->title, .ended = r->ended };
    }
    return OK;
}

enum err case_material_load(struct cx *cx, case_id cid, struct case_material *out)
{
    TRY(case_material_reports(cx, cid, out));
    TRY(photos_of(cx, out));
    TRY(case_messages(cx, (struct case_messages_in){ .cid = cid }, &out->messages,
                      &out->n_messages));
    return around_of(cx, cid, out);
}

enum err material_seen(struct cx *cx, case_id cid, const struct case_material *m)
{
    int64_t last = 0;
    for (size_t i = 0; i < m->n_messages; i++) {
        const struct case_messages_row *r = &m->messages[i];
        if (!r->outgoing && !r->seen.has && r->last > last)
            last = r->last;
    }
    return last ? messages_seen(cx, (struct messages_seen_in){
        .cid = cid, .last = last, .now = cx->now }) : OK;
}
