#include "domain/cases/coop.h"
#include "base/config.h"
#include "crypto/filebox.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "sql/hands.h"
#include "store/db.h"

#define COPY_MAX ((size_t)8 * 1024 * 1024)
#define ASKER_ROLES (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD)

bool coop_asks(const struct flow_step *step)
{
    for (size_t i = 0; i < step->n_children; i++)
        if (str_eq(step->children[i].flow, S("cooperation")))
            return true;
    return false;
}

static enum err zone_or_none(struct cx *cx, const struct case_by_code_row *c, str province,
                             struct zone *zone)
{
    *zone = (struct zone){ 0 };
    const enum err e = zone_of(cx, province, cx->today, c->lat, c->lon, c->place, zone);
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err coop_units(struct cx *cx, const struct case_show *s, struct asked_unit **out,
                    size_t *n, struct zone *zone)
{
    struct units_askable_row *rows;
    struct units_recused_of_row *recused;
    size_t n_rows, n_recused;
    const struct case_by_code_row *c = &s->c;
    const str province = str_eq(c->level, S("province")) ? c->unit_code
                         : c->parent_code.has ? c->parent_code.v : S("");
    TRY(units_askable(cx, (struct units_askable_in){
        .province = province, .self = c->unit, .today = cx->today }, &rows, &n_rows));
    TRY(units_recused(cx, c->id, &recused, &n_recused));
    TRY(zone_or_none(cx, c, province, zone));
    struct asked_unit *list = NEWS(cx->a, struct asked_unit, n_rows);
    *n = 0;
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < n_rows; i++) {
            const bool leads = zone->name.p && zone->body.v == rows[i].id.v;
            if (leads == (pass == 0) && !recused_unit(recused, n_recused, rows[i].id))
                list[(*n)++] = (struct asked_unit){
                    .id = rows[i].id, .inside = rows[i].inside, .leads = leads,
                    .name = unit_body_name(cx->a, rows[i].level, rows[i].kind, rows[i].name) };
        }
    *out = list;
    return OK;
}

enum err coop_sheet_load(struct cx *cx, const struct user *who, str code, struct coop_sheet *out)
{
    struct coop_sheet_row *r = &out->row;
    *out = (struct coop_sheet){ 0 };
    TRY(case_show_load(cx, who, code, &out->show));
    const case_id cid = out->show.held.id;
    TRY(coop_sheet(cx, (struct coop_sheet_in){ .cid = cid, .today = cx->today }, r));
    out->from = unit_body_name(cx->a, r->from_level, r->from_kind, r->from_name);
    out->to = r->to_name.has
        ? unit_body_name(cx->a, r->to_level.v, r->to_kind.v, r->to_name.v)
        : unit_body_name(cx->a, r->unit_level, r->unit_kind, r->unit_name);
    out->asker = user_roles_in(who, r->from_unit) & ASKER_ROLES;
    if (out->asker)
        TRY(coop_photos(cx, (struct coop_photos_in){ .cid = cid, .parent = r->parent },
                        &out->photos, &out->n_photos));
    return coop_photos_added(cx, (struct coop_photos_added_in){ .cid = cid }, &out->added,
                             &out->n_added);
}

struct photo_job {
    const struct user *who;
    str code;
    file_id file;
    enum coop_photo what;
};

static enum err photo_tx(struct cx *cx, void *arg)
{
    const struct photo_job *j = arg;
    struct case_held c;
    struct coop_sheet_row sheet;
    TRY(case_hold(cx, j->code, &c));
    if (!case_visible(j->who, c.unit, c.unit_parent, c.to_unit) && !case_sent_by(j->who, &c))
        return ERR_NOT_FOUND;
    TRY(coop_sheet(cx, (struct coop_sheet_in){ .cid = c.id, .today = cx->today }, &sheet));
    if (!(user_roles_in(j->who, sheet.from_unit) & ASKER_ROLES))
        return ERR_FORBIDDEN;
    TRY(standing_load(cx, j->who, &c, &c.standing));
    if (c.standing.conflict != CONFLICT_NONE)
        return ERR_RECUSED;
    if (!str_eq(c.stage->name, S("asked")))
        return ERR_CONFLICT;
    const bool add = j->what == COOP_PHOTO_ADD;
    if (add)
        TRY(coop_photo_add(cx, (struct coop_photo_add_in){
            .cid = c.id, .parent = sheet.parent, .file = j->file, .account = j->who->id,
            .now = cx->now }));
    else
        TRY(coop_photo_take(cx, (struct coop_photo_take_in){ .cid = c.id, .file = j->file,
                                                             .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_NOT_FOUND;
    const str pairs[] = { S("file"), str_fmt(cx->a, "%lld", (long long)j->file.v) };
    return audit_add(cx, j->who, c.id, add ? S("sheet_photo") : S("sheet_photo_out"),
                     audit_data(cx->a, pairs, 1));
}

enum err coop_photo(struct cx *cx, const struct user *who, str code, file_id file,
                    enum coop_photo what)
{
    return db_tx(cx, photo_tx, &(struct photo_job){ .who = who, .code = code, .file = file,
                                                    .what = what });
}

enum err coop_photo_read(struct cx *cx, const struct user *who, str code, file_id file,
                         str *jpeg)
{
    struct coop_photo_blob_row row;
    struct case_show s;
    TRY(case_show_head(cx, who, code, &s));
    TRY(coop_photo_blob(cx, (struct coop_photo_blob_in){ .cid = s.held.id, .file = file }, &row));
    return filebox_get(cx->a, cx->keys, cx->conf->blobs.dir, row.blob, COPY_MAX, jpeg);
}
