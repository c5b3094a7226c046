#include "domain/duty/shift.h"
#include "base/buf.h"
#include "base/text.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/step.h"
#include "store/db.h"

#define LATELY_US (7 * 24 * 3600 * US_PER_S)
#define LINE_MAX 480
#define DIGEST_BYTES ((size_t)128 * 1024)
#define DESK_ROLES (ROLE_OPERATOR | ROLE_OFFICER | ROLE_HEAD)

_Static_assert(sizeof(struct shift_urgent_row) == sizeof(struct shift_unfinished_row),
               "both lists have the same columns");

/* In the language of officials: it is kept. */
static str line_of(struct cx *cx, const struct shift_urgent_row *r)
{
    const str stage = flow_stage_words(cx->flows, LANG_VI, r->flow, r->version, r->stage);
    const str due = r->due.has ? instant_vi(cx->a, r->due.v) : S("không có");
    return text_cut(str_fmt(cx->a, "%.*s; %.*s; hạn %.*s", STR_ARG(r->title), STR_ARG(stage),
                            STR_ARG(due)), LINE_MAX);
}

static bool has_case(const struct handover_line *lines, size_t n, case_id cid)
{
    for (size_t i = 0; i < n; i++)
        if (lines[i].cid.v == cid.v)
            return true;
    return false;
}

enum err handover_list(struct cx *cx, unit_id unit, struct handover_list *out)
{
    struct shift_urgent_row *urgent;
    struct shift_unfinished_row *rest;
    struct shift_open_row open;
    size_t n_urgent, n_rest;
    TRY(shift_urgent(cx, (struct shift_urgent_in){ .unit = unit, .since = cx->now - LATELY_US },
                     &urgent, &n_urgent));
    TRY(shift_unfinished(cx, (struct shift_unfinished_in){ .unit = unit }, &rest, &n_rest));
    TRY(shift_open(cx, (struct shift_open_in){ .unit = unit }, &open));
    struct handover_line *lines = NEWS(cx->a, struct handover_line, n_urgent + n_rest);
    *out = (struct handover_list){ .lines = lines, .n_open = open.n };
    for (size_t i = 0; i < n_urgent; i++)
        lines[out->n++] = (struct handover_line){ urgent[i].cid, urgent[i].code,
                                                  line_of(cx, &urgent[i]), true };
    for (size_t i = 0; i < n_rest; i++) {
        const struct shift_unfinished_row *r = &rest[i];
        const struct shift_urgent_row same = { r->cid, r->code, r->title, r->flow, r->version,
                                               r->stage, r->due };
        if (!has_case(lines, n_urgent, r->cid))
            lines[out->n++] = (struct handover_line){ r->cid, r->code, line_of(cx, &same),
                                                      false };
    }
    return OK;
}

struct giving {
    const struct user *who;
    unit_id unit;
    str note;
    shift_handover_id *id;
};

/* Both sign this: who gives, when, and every word of it. */
static str digest_of(struct cx *cx, const struct giving *j, const struct handover_list *list)
{
    struct buf b = { .a = cx->a, .max = DIGEST_BYTES };
    buf_fmt(&b, "%lld:%lld:%lld:%zu:", (long long)j->unit.v, (long long)j->who->id.v,
            (long long)cx->now, j->note.n);
    buf_add(&b, j->note);
    for (size_t i = 0; i < list->n; i++)
        buf_fmt(&b, "%.*s:%d:%zu:%.*s", STR_ARG(list->lines[i].code), list->lines[i].urgent,
                list->lines[i].text.n, STR_ARG(list->lines[i].text));
    return hash_of(cx->a, buf_str(&b));
}

static enum err note_case(struct cx *cx, const struct user *who, str code, str type,
                          shift_handover_id id)
{
    struct case_held c;
    const str pairs[] = { S("shift"), str_fmt(cx->a, "%lld", (long long)id.v) };
    TRY(case_hold(cx, code, &c));
    return audit_add(cx, who, c.id, type, audit_data(cx->a, pairs, 1));
}

static enum err give_tx(struct cx *cx, void *arg)
{
    const struct giving *j = arg;
    struct handover_list list;
    TRY(handover_list(cx, j->unit, &list));
    TRY(shift_handover_add(cx, (struct shift_handover_add_in){
        .unit = j->unit, .by = j->who->id, .now = cx->now, .note = j->note,
        .n_open = list.n_open, .digest = digest_of(cx, j, &list) }));
    *j->id = (shift_handover_id){ db_last_id(cx) };
    for (size_t i = 0; i < list.n; i++)
        TRY(shift_handover_case_add(cx, (struct shift_handover_case_add_in){
            .handover = *j->id, .seq = (int64_t)i + 1, .cid = list.lines[i].cid,
            .urgent = list.lines[i].urgent, .line = list.lines[i].text }));
    for (size_t i = 0; i < list.n; i++)
        if (list.lines[i].urgent)
            TRY(note_case(cx, j->who, list.lines[i].code, S("shift_given"), *j->id));
    return OK;
}

enum err shift_give(struct cx *cx, const struct user *who, unit_id unit, str note,
                    shift_handover_id *id)
{
    if (!(user_roles_in(who, unit) & DESK_ROLES))
        return ERR_FORBIDDEN;
    return db_tx(cx, give_tx, &(struct giving){ who, unit, note, id });
}

struct taking {
    const struct user *who;
    shift_handover_id id;
};

static enum err take_tx(struct cx *cx, void *arg)
{
    const struct taking *j = arg;
    struct shift_handover_lock_row h;
    struct shift_handover_cases_row *lines;
    size_t n;
    TRY(shift_handover_lock(cx, (struct shift_handover_lock_in){ .id = j->id }, &h));
    if (!(user_roles_in(j->who, h.unit) & DESK_ROLES))
        return ERR_NOT_FOUND;
    if (h.given_by.v == j->who->id.v)
        return ERR_FORBIDDEN;
    if (h.taken.has)
        return ERR_CONFLICT;
    TRY(shift_handover_take(cx, (struct shift_handover_take_in){ j->id, j->who->id, cx->now }));
    TRY(shift_handover_cases(cx, (struct shift_handover_cases_in){ .id = j->id }, &lines, &n));
    for (size_t i = 0; i < n; i++)
        if (lines[i].urgent)
            TRY(note_case(cx, j->who, lines[i].code, S("shift_taken"), j->id));
    return OK;
}

enum err shift_take(struct cx *cx, const struct user *who, shift_handover_id id)
{
    return db_tx(cx, take_tx, &(struct taking){ who, id });
}

enum err shift_minutes(struct cx *cx, const struct user *who, shift_handover_id id,
                       struct shift_minutes *out)
{
    TRY(shift_handover_get(cx, (struct shift_handover_get_in){ .id = id }, &out->head));
    if (!user_roles_in(who, out->head.unit))
        return ERR_NOT_FOUND;
    out->digest = bytes_hex(cx->a, out->head.digest);
    out->may_take = !out->head.taken.has && out->head.given_by.v != who->id.v
        && user_roles_in(who, out->head.unit) & DESK_ROLES;
    return shift_handover_cases(cx, (struct shift_handover_cases_in){ .id = id }, &out->lines,
                                &out->n);
}

enum err shift_handovers_load(struct cx *cx, unit_id unit, struct shift_handovers_row **rows,
                              size_t *n)
{
    return shift_handovers(cx, (struct shift_handovers_in){ .unit = unit }, rows, n);
}
