#include "domain/leader/tasks.h"
#include "base/lang.h"
#include "domain/audit/audit.h"
#include "store/db.h"
#include <string.h>

_Static_assert(sizeof(struct tasks_of_year_row) == sizeof(struct tasks_late_row),
               "lists of tasks have the same columns");

const char *const task_kinds[3] = { "task", "commitment", "target" };
const char *const task_states[4] = { "open", "doing", "done", "dropped" };
const char *const task_reaches[2] = { "least", "most" };

static const struct { const char *word, *label; } words[] = {
    { "task", TR("Nhiệm vụ") }, { "commitment", TR("Cam kết") }, { "target", TR("Chỉ tiêu") },
    { "open", TR("Chưa làm") }, { "doing", TR("Đang làm") }, { "done", TR("Đã xong") },
    { "dropped", TR("Không làm nữa") }, { "least", TR("ít nhất") }, { "most", TR("nhiều nhất") },
};

const char *task_word(str word)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(word, str_from(words[i].word)))
            return words[i].label;
    return "";
}

struct making {
    const struct user *who;
    const struct scope *scope;
    const struct task_new *in;
    int64_t *id;
};

static enum err make_tx(struct cx *cx, void *arg)
{
    const struct making *j = arg;
    const struct task_new *in = j->in;
    struct tasks_of_year_row *rows;
    size_t n;
    TRY(tasks_of_year(cx, (struct tasks_of_year_in){ .unit = j->scope->unit, .year = in->year },
                      &rows, &n));
    if (n >= TASKS_MOST)
        return ERR_TOO_MANY;
    TRY(task_add(cx, (struct task_add_in){
        .unit = j->scope->unit, .year = in->year, .kind = in->kind, .title = in->title,
        .basis = in->basis, .lead = in->lead, .others = in->others, .product = in->product,
        .due = in->due, .what = in->what, .goal = in->goal, .reach = in->reach,
        .now = cx->now }));
    *j->id = db_last_id(cx);
    const str pairs[] = {
        S("kind"), in->kind, S("year"), str_fmt(cx->a, "%lld", (long long)in->year),
        S("title"), in->title, S("basis"), in->basis, S("lead"), in->lead, S("with"), in->others,
        S("product"), in->product, S("due"), date_iso(cx->a, in->due), S("what"), in->what,
        S("goal"), str_fmt(cx->a, "%lld", (long long)in->goal), S("reach"), in->reach };
    return audit_act(cx, j->who, str_fmt(cx->a, "task:%lld", (long long)*j->id), S("task_made"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err task_make(struct cx *cx, const struct user *who, const struct scope *scope,
                   const struct task_new *in, int64_t *id)
{
    const bool target = str_eq(in->kind, S("target"));
    if (target != !str_empty(in->what) || target != !str_empty(in->reach)
        || (target && !report_what_words(in->what).p))
        return ERR_INVALID;
    return db_tx(cx, make_tx, &(struct making){ who, scope, in, id });
}

struct moving {
    const struct user *who;
    const struct scope *scope;
    int64_t id;
    str state, note;
};

static enum err move_tx(struct cx *cx, void *arg)
{
    const struct moving *j = arg;
    struct task_hold_row row;
    TRY(task_hold(cx, (struct task_hold_in){ .id = j->id, .unit = j->scope->unit }, &row));
    TRY(task_set(cx, (struct task_set_in){
        .id = j->id, .state = j->state, .note = j->note, .now = cx->now }));
    const str pairs[] = { S("from"), row.state, S("to"), j->state, S("note"), j->note };
    return audit_act(cx, j->who, str_fmt(cx->a, "task:%lld", (long long)j->id), S("task_moved"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err task_move(struct cx *cx, const struct user *who, const struct scope *scope, int64_t id,
                   str state, str note)
{
    return db_tx(cx, move_tx, &(struct moving){ who, scope, id, state, note });
}

static enum err reached(struct cx *cx, const struct scope *scope, int64_t year,
                        struct task_list *l)
{
    struct tally_sums_row *sums;
    size_t n;
    int64_t *out = NEWS(cx->a, int64_t, l->n);
    TRY(tally_sums(cx, (struct tally_sums_in){
        .unit = scope->unit, .below = scope->below,
        .first = str_fmt(cx->a, "%04lld-01", (long long)year),
        .last = str_fmt(cx->a, "%04lld-12", (long long)year) }, &sums, &n));
    for (size_t i = 0; i < l->n; i++) {
        out[i] = str_empty(l->rows[i].what) ? -1 : 0;
        for (size_t k = 0; out[i] >= 0 && k < n; k++)
            if (str_eq(sums[k].what, l->rows[i].what))
                out[i] += sums[k].n;
    }
    l->reached = out;
    return OK;
}

enum err tasks_year(struct cx *cx, const struct scope *scope, int64_t year,
                    struct task_list *out)
{
    *out = (struct task_list){ 0 };
    TRY(tasks_of_year(cx, (struct tasks_of_year_in){ .unit = scope->unit, .year = year },
                      &out->rows, &out->n));
    return reached(cx, scope, year, out);
}

enum err tasks_overdue(struct cx *cx, const struct scope *scope, struct desk_after after,
                       struct task_list *out)
{
    struct tasks_late_row *rows;
    const struct date first = { 1900, 1, 1 };
    *out = (struct task_list){ 0 };
    TRY(tasks_late(cx, (struct tasks_late_in){
        .unit = scope->unit, .today = cx->today,
        .day = date_valid(after.day) ? after.day : first, .after = after.id }, &rows, &out->n));
    out->rows = NEWS(cx->a, struct tasks_of_year_row, out->n);
    memcpy(out->rows, rows, out->n * sizeof *out->rows);
    out->more = out->n > DESK_ROWS;
    if (out->more) {
        out->n = DESK_ROWS;
        out->next = (struct desk_after){ rows[DESK_ROWS - 1].due, rows[DESK_ROWS - 1].id };
    }
    int64_t *none = NEWS(cx->a, int64_t, out->n);
    for (size_t i = 0; i < out->n; i++)
        none[i] = -1;
    out->reached = none;
    return OK;
}

bool target_kept(const struct tasks_of_year_row *t, int64_t so_many)
{
    return str_eq(t->reach, S("least")) ? so_many >= t->goal : so_many <= t->goal;
}
