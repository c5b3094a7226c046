#include "domain/desk/callback.h"
#include "crypto/token.h"
#include "sql/intake.h"
#include "store/db.h"

#define DAY_US (24 * 3600 * US_PER_S)
#define FIRST_DAY 3
#define LAST_DAY 30

enum err callbacks_load(struct cx *cx, const struct office *o, struct call_backs_row **rows,
                        size_t *n)
{
    if (str_eq(o->level, S("commune")))
        return ERR_FORBIDDEN;
    return call_backs(cx, (struct call_backs_in){
        .since = cx->now - LAST_DAY * DAY_US, .until = cx->now - FIRST_DAY * DAY_US,
        .below = office_area(o) }, rows, n);
}

struct recording {
    const struct user *who;
    report_id report;
    enum call_result result;
    str words;
};

static enum err record_tx(struct cx *cx, void *arg)
{
    static const char *const words[] = { "", "fixed", "not", "silent" };
    const struct recording *j = arg;
    struct call_backs_row *rows;
    size_t n, i = 0;
    TRY(callbacks_load(cx, user_home(j->who), &rows, &n));
    while (i < n && rows[i].report.v != j->report.v)
        i++;
    if (i == n)
        return ERR_NOT_FOUND;
    TRY(call_back_add(cx, (struct call_back_add_in){
        .report = j->report, .result = str_from(words[j->result]), .by = j->who->id,
        .now = cx->now }));
    if (j->result == CALL_SILENT)
        return OK;
    return message_in_add(cx, (struct message_in_add_in){
        .token = hash_of(cx->a, token_new(cx->a)), .report = j->report,
        .kind = j->result == CALL_NOT ? S("objection") : S("confirm"),
        .body = str_fmt(cx->a, "Khi được gọi lại: %.*s", STR_ARG(j->words)), .now = cx->now });
}

enum err callback_record(struct cx *cx, const struct user *who, report_id report,
                         enum call_result result, str words)
{
    return db_tx(cx, record_tx, &(struct recording){ who, report, result, words });
}
