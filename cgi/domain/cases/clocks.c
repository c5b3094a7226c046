#include "domain/cases/clocks.h"
#include "base/json.h"
#include "base/text.h"
#include "domain/cases/clock_next.h"
#include "store/db.h"

enum { REASON_MAX = 500, ARTICLE_MAX = 300 }; /* letters of the columns; bytes never exceed them */

static bool pause_of(const struct json *j, struct law_pause *out)
{
    if (j->type != JSON_LIST || j->n != 4 || j->items[0].type != JSON_WHOLE
        || j->items[2].type != JSON_TEXT || j->items[3].type != JSON_TEXT)
        return false;
    *out = (struct law_pause){
        .from = j->items[0].whole, .until = j->items[1].whole,
        .open = j->items[1].type == JSON_NULL_VALUE,
        .reason = j->items[2].text, .article = j->items[3].text,
    };
    return true;
}

enum err clock_of_row(struct arena *a, const struct clocks_of_case_row *row,
                      struct case_clock *out)
{
    *out = (struct case_clock){
        .id = row->id, .code = row->code, .ours = row->ours, .since = row->since,
        .due = row->due, .stopped = row->stopped, .late = row->late, .told = row->told,
        .paused = row->paused, .days = row->days,
    };
    return clock_pauses(a, row->pauses, out);
}

enum err clock_pauses(struct arena *a, opt_str text, struct case_clock *out)
{
    const struct json *list;
    str fault;
    if (!text.has)
        return OK;
    if (json_parse(a, text.v, &list, &fault) != OK || list->type != JSON_LIST)
        return ERR_INTERNAL;
    struct law_pause *pauses = NEWS(a, struct law_pause, list->n);
    for (size_t i = 0; i < list->n; i++)
        if (!pause_of(&list->items[i], &pauses[i]))
            return ERR_INTERNAL;
    out->pauses = pauses;
    out->n_pauses = list->n;
    return OK;
}

enum err clocks_load(struct cx *cx, case_id cid, struct case_clock **out, size_t *n)
{
    struct clocks_of_case_row *rows;
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = cid }, &rows, n));
    *out = NEWS(cx->a, struct case_clock, *n);
    for (size_t i = 0; i < *n; i++)
        TRY(clock_of_row(cx->a, &rows[i], &(*out)[i]));
    return OK;
}

instant clock_ends(const struct clocks_of_case_row *row)
{
    return row->paused.has && row->due >= row->paused.v ? INT64_MAX : row->due;
}

static opt_instant next_of(const struct cx *cx, const struct case_clock *k)
{
    const struct clock_rules rules = clock_rules_of(cx);
    return clock_next(cx->law, &rules, &(struct clock_state){
        .since = k->since, .due = k->due, .told = (enum clock_told)k->told,
        .stands = !k->ours || k->stopped.has || k->paused.has });
}

static enum err add_pause(struct cx *cx, clock_id id, const struct flow_step *step,
                          const struct law_pause *p)
{
    return clock_pause_add(cx, (struct clock_pause_add_in){
        .id = id, .since = p->from, .until = { .has = !p->open, .v = p->until },
        .step = step->name, .reason = text_cut(p->reason, REASON_MAX),
        .article = text_cut(p->article, ARTICLE_MAX) });
}

/* With the pauses it took over from the term whose start it shares. */
static enum err start(struct cx *cx, case_id cid, const struct flow_step *step,
                      const struct case_clock *k, clock_id *id)
{
    TRY(clock_add(cx, (struct clock_add_in){
        .cid = cid, .code = k->code, .ours = k->ours, .since = k->since, .due = k->due,
        .paused = k->paused, .days = k->days, .next = next_of(cx, k) }));
    *id = (clock_id){ db_last_id(cx) };
    for (size_t i = 0; i < k->n_pauses; i++)
        TRY(add_pause(cx, *id, step, &k->pauses[i]));
    return OK;
}

static enum err apply_one(struct cx *cx, const struct flow_step *step,
                          const struct clock_change *ch, clock_id id)
{
    const struct case_clock *k = &ch->clock;
    switch (ch->act) {
    case CLOCK_STOP:
        TRY(clock_pause_end(cx, (struct clock_pause_end_in){ .id = id, .until = cx->now }));
        return clock_stop(cx, (struct clock_stop_in){ .id = id, .due = k->due, .now = cx->now });
    case CLOCK_PAUSE:
        TRY(clock_pause(cx, (struct clock_pause_in){ .id = id, .since = ch->at }));
        return add_pause(cx, id, step, &k->pauses[k->n_pauses - 1]);
    case CLOCK_RESUME:
        TRY(clock_pause_end(cx, (struct clock_pause_end_in){ .id = id, .until = ch->at }));
        return clock_resume(cx, (struct clock_resume_in){
            .id = id, .due = k->due, .next = next_of(cx, k) });
    case CLOCK_START:
    default:
        return ERR_INTERNAL;
    }
}

/* What starts gets its row first; a later change of the same plan may touch it. */
enum err clocks_apply(struct cx *cx, case_id cid, const struct flow_step *step,
                      const struct clock_change *changes, size_t n)
{
    clock_id *ids = NEWS(cx->a, clock_id, n);
    for (size_t i = 0; i < n; i++) {
        const struct clock_change *ch = &changes[i];
        ids[i] = ch->clock.id;
        for (size_t k = 0; k < i && ids[i].v == 0; k++)
            if (changes[k].index == ch->index)
                ids[i] = ids[k];
        if (ch->act == CLOCK_START)
            TRY(start(cx, cid, step, &ch->clock, &ids[i]));
        else
            TRY(apply_one(cx, step, ch, ids[i]));
    }
    return OK;
}
