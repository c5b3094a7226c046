#include "domain/notices/tell.h"
#include "base/config.h"
#include "sql/cases.h"
#include "store/db.h"

struct tell {
    account_id account;
    str code;
    case_id *cases;
    size_t n, cap;
};

static struct tell *tell_of(struct cx *cx, struct tell_list *list, account_id account, str code)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].account.v == account.v && str_eq(list->v[i].code, code))
            return &list->v[i];
    if (list->n == list->cap) {
        const size_t cap = list->cap ? list->cap * 2 : 16;
        list->v = arena_grow(cx->a, list->v, list->cap * sizeof *list->v, cap * sizeof *list->v);
        list->cap = cap;
    }
    list->v[list->n] = (struct tell){ .account = account, .code = code };
    return &list->v[list->n++];
}

void tell_add(struct cx *cx, struct tell_list *list, account_id account, str code, case_id cid)
{
    struct tell *t = tell_of(cx, list, account, code);
    if (t->n == t->cap) {
        const size_t cap = t->cap ? t->cap * 2 : 8;
        t->cases = arena_grow(cx->a, t->cases, t->cap * sizeof *t->cases, cap * sizeof *t->cases);
        t->cap = cap;
    }
    t->cases[t->n++] = cid;
}

enum err tell_count(struct cx *cx, account_id account, str code, int64_t n)
{
    TRY(notice_digest_grow(cx, (struct notice_digest_grow_in){
        .account = account, .code = code, .n = n, .now = cx->now }));
    if (db_affected(cx) > 0)
        return OK;
    return notice_digest_add(cx, (struct notice_digest_add_in){
        .account = account, .code = code, .n = n, .now = cx->now });
}

static enum err tell_one(struct cx *cx, const struct tell *t)
{
    struct notice_lines_row *rows;
    size_t unread;
    TRY(notice_lines(cx, (struct notice_lines_in){ .account = t->account, .code = t->code },
                     &rows, &unread));
    if (unread + t->n > (size_t)cx->conf->jobs.notice_lines)
        return tell_count(cx, t->account, t->code, (int64_t)t->n);
    for (size_t i = 0; i < t->n; i++)
        TRY(notice_line_add(cx, (struct notice_line_add_in){
            .account = t->account, .cid = t->cases[i], .code = t->code, .now = cx->now }));
    return OK;
}

enum err tell_all(struct cx *cx, const struct tell_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        TRY(tell_one(cx, &list->v[i]));
    return OK;
}
