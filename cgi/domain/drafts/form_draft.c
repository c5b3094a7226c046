#include "domain/drafts/form_draft.h"
#include "domain/cases/step.h"
#include "domain/drafts/body.h"
#include "sql/cases.h"
#include "sql/drafts.h"
#include "store/db.h"

#define DAY_US (24 * INT64_C(3600) * US_PER_S)

static bool name_ok(str s, size_t max)
{
    if (s.n == 0 || s.n > max)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
              || c == '_' || c == '-'))
            return false;
    }
    return true;
}

bool draft_form_ok(str form)
{
    str rest = form, piece;
    if (form.n == 0 || form.n > DRAFT_FORM_MAX)
        return false;
    while (str_next(&rest, '/', &piece))
        if (!name_ok(piece, DRAFT_FORM_MAX))
            return false;
    return form.p[form.n - 1] != '/';
}

/* What a part is bound to: moved to another case, form or author it does not open. */
static str bound_to(struct cx *cx, case_id cid, str form, account_id author, str part)
{
    return str_fmt(cx->a, "draft %lld %.*s %lld %.*s", (long long)cid.v, STR_ARG(form),
                   (long long)author.v, STR_ARG(part));
}

enum err draft_case_of(struct cx *cx, const struct user *who, str code, case_id *cid)
{
    struct case_by_code_row c;
    struct case_held held = { 0 };
    *cid = (case_id){ 0 };
    if (str_empty(code))
        return OK;
    TRY(case_by_code(cx, (struct case_by_code_in){
        .code = code, .today = cx->today, .reader = { .has = true, .v = who->id },
        .now = { .has = true, .v = cx->now } }, &c));
    *cid = c.id;
    const struct flow *flow = flow_find(cx->flows, c.flow, (int)c.version);
    if (flow && flow->asked)
        held.sender = c.parent_unit;
    if (!case_visible(who, c.unit, c.parent_code.has ? c.parent_code.v : S(""), c.to_unit)
        && !case_sent_by(who, &held))
        return ERR_NOT_FOUND;
    return c.recused ? ERR_RECUSED : OK;
}

struct keeping {
    account_id author;
    case_id cid;
    str form;
    int64_t base;
    const struct draft_part *parts;
    const str *bodies;
    size_t n;
};

/* How many parts the author keeps of other forms. */
static enum err kept_of(struct cx *cx, const struct keeping *k, int64_t *n)
{
    if (k->cid.v) {
        struct form_draft_count_row row;
        TRY(form_draft_count(cx, (struct form_draft_count_in){
            .account = k->author, .cid = k->cid, .form = k->form }, &row));
        *n = row.n;
        return OK;
    }
    struct desk_draft_count_row row;
    TRY(desk_draft_count(cx, (struct desk_draft_count_in){
        .account = k->author, .form = k->form }, &row));
    *n = row.n;
    return OK;
}

static enum err put(struct cx *cx, const struct keeping *k, size_t i)
{
    const str part = k->parts[i].name, body = k->bodies[i];
    if (k->cid.v)
        return form_draft_put(cx, (struct form_draft_put_in){
            .cid = k->cid, .form = k->form, .account = k->author, .part = part, .body = body,
            .base = k->base, .now = cx->now });
    return desk_draft_put(cx, (struct desk_draft_put_in){
        .form = k->form, .account = k->author, .part = part, .body = body, .base = k->base,
        .now = cx->now });
}

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *k = arg;
    int64_t n;
    TRY(kept_of(cx, k, &n));
    if (n + (int64_t)k->n > DRAFT_AUTHOR_PARTS_MAX)
        return ERR_TOO_MANY;
    for (size_t i = 0; i < k->n; i++)
        TRY(put(cx, k, i));
    return OK;
}

enum err draft_keep(struct cx *cx, const struct user *who, str code, str form, int64_t base,
                    const struct draft_part *parts, size_t n)
{
    struct keeping k = { .author = who->id, .form = form, .base = base, .parts = parts, .n = n };
    if (!draft_form_ok(form) || base < 0)
        return ERR_NOT_FOUND;
    if (n > DRAFT_PARTS_MAX)
        return ERR_TOO_LARGE;
    TRY(draft_case_of(cx, who, code, &k.cid));
    str *bodies = NEWS(cx->a, str, n);
    for (size_t i = 0; i < n; i++) {
        if (!name_ok(parts[i].name, DRAFT_PART_NAME_MAX))
            return ERR_NOT_FOUND;
        TRY(part_seal(cx, bound_to(cx, k.cid, form, who->id, parts[i].name), &parts[i],
                      &bodies[i]));
    }
    k.bodies = bodies;
    return db_tx(cx, keep_tx, &k);
}

static void add_other(struct form_draft *out, struct draft_other *list,
                      const struct form_drafts_row *row, account_id *last)
{
    if (out->n_others == 0 || last->v != row->account.v)
        list[out->n_others++] = (struct draft_other){ row->name, row->saved };
    struct draft_other *o = &list[out->n_others - 1];
    o->saved = row->saved > o->saved ? row->saved : o->saved;
    *last = row->account;
}

/* One more part of the reader's, unless it cannot be opened any more. */
static enum err add_own(struct cx *cx, str of, const struct desk_drafts_row *row,
                        struct draft_part *parts, struct form_draft *out)
{
    const enum err e = part_open(cx, of, row->part, row->body, &parts[out->n_parts]);
    if (e == ERR_INVALID)
        return OK;
    TRY(e);
    out->base = row->saved > out->saved ? row->base : out->base;
    out->saved = row->saved > out->saved ? row->saved : out->saved;
    out->n_parts++;
    return OK;
}

static enum err load_desk(struct cx *cx, const struct user *who, str form, instant since,
                          struct form_draft *out)
{
    struct desk_drafts_row *rows;
    size_t n;
    TRY(desk_drafts(cx, (struct desk_drafts_in){
        .form = form, .account = who->id, .since = since }, &rows, &n));
    struct draft_part *parts = NEWS(cx->a, struct draft_part, n);
    *out = (struct form_draft){ .parts = parts };
    for (size_t i = 0; i < n; i++)
        TRY(add_own(cx, bound_to(cx, (case_id){ 0 }, form, who->id, rows[i].part), &rows[i],
                    parts, out));
    return OK;
}

enum err draft_load(struct cx *cx, const struct user *who, case_id cid, str form,
                    struct form_draft *out)
{
    struct form_drafts_row *rows;
    account_id last = { 0 };
    size_t n;
    const instant since = cx->now - DRAFT_DAYS * DAY_US;
    if (!cid.v)
        return load_desk(cx, who, form, since, out);
    TRY(form_drafts(cx, (struct form_drafts_in){
        .cid = cid, .form = form, .reader = who->id, .since = since }, &rows, &n));
    struct draft_part *parts = NEWS(cx->a, struct draft_part, n);
    struct draft_other *others = NEWS(cx->a, struct draft_other, n);
    *out = (struct form_draft){ .parts = parts, .others = others };
    for (size_t i = 0; i < n; i++) {
        const struct form_drafts_row *row = &rows[i];
        if (row->body.has)
            TRY(add_own(cx, bound_to(cx, cid, form, who->id, row->part),
                        &(struct desk_drafts_row){ .part = row->part, .body = row->body.v,
                                                   .base = row->base, .saved = row->saved },
                        parts, out));
        else
            add_other(out, others, row, &last);
    }
    return OK;
}

/* Rows of both statements have the same columns. */
_Static_assert(sizeof(struct form_drafts_page_row) == sizeof(struct desk_drafts_page_row),
               "drafts in a case and outside of one have the same columns");

static enum err page_rows(struct cx *cx, const struct user *who, case_id cid, str page,
                          const struct desk_drafts_page_row **rows, size_t *n)
{
    const instant since = cx->now - DRAFT_DAYS * DAY_US;
    const str end = str_fmt(cx->a, "%.*s-.", STR_ARG(page)); /* '.' is the next after '-' */
    if (!cid.v) {
        struct desk_drafts_page_row *desk;
        TRY(desk_drafts_page(cx, (struct desk_drafts_page_in){
            .page = page, .end = end, .account = who->id, .since = since }, &desk, n));
        *rows = desk;
        return OK;
    }
    struct form_drafts_page_row *own;
    TRY(form_drafts_page(cx, (struct form_drafts_page_in){
        .cid = cid, .page = page, .end = end, .account = who->id, .since = since }, &own, n));
    *rows = (const struct desk_drafts_page_row *)(const void *)own;
    return OK;
}

enum err draft_load_page(struct cx *cx, const struct user *who, case_id cid, str page,
                         const struct page_draft_one **out, size_t *n)
{
    const struct desk_drafts_page_row *rows;
    size_t n_rows;
    TRY(page_rows(cx, who, cid, page, &rows, &n_rows));
    struct page_draft_one *list = NEWS(cx->a, struct page_draft_one, n_rows);
    struct draft_part *parts = NEWS(cx->a, struct draft_part, n_rows);
    *n = 0;
    for (size_t i = 0; i < n_rows; i++) {
        if (*n == 0 || !str_eq(list[*n - 1].form, rows[i].form))
            list[(*n)++] = (struct page_draft_one){ .form = rows[i].form,
                                                    .draft = { .parts = &parts[i] } };
        struct page_draft_one *one = &list[*n - 1];
        TRY(add_own(cx, bound_to(cx, cid, one->form, who->id, rows[i].part),
                    &(struct desk_drafts_row){ .part = rows[i].part, .body = rows[i].body,
                                               .base = rows[i].base, .saved = rows[i].saved },
                    parts + (one->draft.parts - parts), &one->draft));
    }
    *out = list;
    return OK;
}

enum err draft_drop(struct cx *cx, const struct user *who, case_id cid, str form)
{
    if (!cid.v)
        return desk_draft_drop(cx, (struct desk_draft_drop_in){ .form = form,
                                                                .account = who->id });
    return form_draft_drop(cx, (struct form_draft_drop_in){
        .cid = cid, .form = form, .account = who->id });
}

enum err draft_throw(struct cx *cx, const struct user *who, str code, str form)
{
    case_id cid;
    if (!draft_form_ok(form))
        return ERR_NOT_FOUND;
    TRY(draft_case_of(cx, who, code, &cid));
    return draft_drop(cx, who, cid, form);
}

enum err drafts_of_case(struct cx *cx, case_id cid, struct form_drafts_of_case_row **rows,
                        size_t *n)
{
    return form_drafts_of_case(cx, (struct form_drafts_of_case_in){
        .cid = cid, .since = cx->now - DRAFT_DAYS * DAY_US }, rows, n);
}

enum err drafts_expire(struct cx *cx)
{
    const instant before = cx->now - DRAFT_DAYS * DAY_US;
    TRY(form_drafts_expire(cx, (struct form_drafts_expire_in){ .before = before }));
    return desk_drafts_expire(cx, (struct desk_drafts_expire_in){ .before = before });
}
