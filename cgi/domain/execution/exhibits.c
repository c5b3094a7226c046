#include "domain/execution/exhibits.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/leader/tally.h"
#include "store/db.h"

enum err exhibits_load(struct cx *cx, case_id cid, struct exhibits *out)
{
    TRY(seizures_of_case(cx, (struct seizures_of_case_in){ .cid = cid }, &out->seizures,
                         &out->n_seizures));
    return exhibits_of_case(cx, (struct exhibits_of_case_in){ .cid = cid }, &out->rows, &out->n);
}

/* What the acts share: one of them is set. */
struct job {
    const struct user *who;
    str code;
    const struct seizure_new *seizure;
    const struct seizure_longer *longer;
    const struct exhibit_new *item;
    const struct exhibit_move *move;
    struct exhibit_fault *fault;
    struct case_held c;
    struct exhibits x;
};

static enum err wrong(const struct job *j, enum exhibit_wrong what)
{
    j->fault->wrong = what;
    return ERR_INVALID;
}

static enum err begin(struct cx *cx, struct job *j)
{
    if (j->fault)
        *j->fault = (struct exhibit_fault){ 0 };
    TRY(case_hold(cx, j->code, &j->c));
    TRY(case_may_work(cx, j->who, &j->c));
    return exhibits_load(cx, j->c.id, &j->x);
}

static const struct seizures_of_case_row *find(const struct job *j, seizure_id id)
{
    for (size_t i = 0; i < j->x.n_seizures; i++)
        if (j->x.seizures[i].id.v == id.v)
            return &j->x.seizures[i];
    return NULL;
}

static enum err tell(struct cx *cx, const struct job *j, const char *type, const str *pairs,
                     size_t n)
{
    return audit_add(cx, j->who, j->c.id, str_from(type), audit_data(cx->a, pairs, n / 2));
}

static enum err seizure_tx(struct cx *cx, void *arg)
{
    struct job *j = arg;
    const struct seizure_new *in = j->seizure;
    TRY(begin(cx, j));
    if (j->c.ended)
        return ERR_CONFLICT;
    if (date_cmp(in->ordered, cx->today) > 0 || date_cmp(in->taken, cx->today) > 0)
        return wrong(j, EXHIBIT_DAY_AHEAD);
    if (date_cmp(in->until, in->ordered) < 0)
        return wrong(j, EXHIBIT_UNTIL);
    TRY(document_keep(cx, j->who, j->c.id, in->file));
    TRY(seizure_add(cx, (struct seizure_add_in){
        .cid = j->c.id, .number = in->number, .ordered = in->ordered, .signer = in->signer,
        .reason = in->reason, .place = in->place, .minutes = in->minutes, .taken = in->taken,
        .until = in->until, .blob = in->file->blob, .account = j->who->id, .now = cx->now }));
    TRY(tally(cx, &(struct tally_fact){ j->c.unit, j->c.id, S("seized"), S(""), 0 }));
    const str pairs[] = { S("number"), in->number, S("ordered_on"), date_iso(cx->a, in->ordered),
                          S("until"), date_iso(cx->a, in->until), S("signer"), in->signer,
                          S("reason"), in->reason };
    return tell(cx, j, "seizure", pairs, COUNT(pairs));
}

enum err seizure_write(struct cx *cx, const struct user *who, str code,
                       const struct seizure_new *in, struct exhibit_fault *fault)
{
    return db_tx(cx, seizure_tx,
                 &(struct job){ .who = who, .code = code, .seizure = in, .fault = fault });
}

static enum err longer_tx(struct cx *cx, void *arg)
{
    struct job *j = arg;
    const struct seizure_longer *in = j->longer;
    TRY(begin(cx, j));
    const struct seizures_of_case_row *s = find(j, in->id);
    if (!s)
        return ERR_NOT_FOUND;
    if (date_cmp(in->ordered, cx->today) > 0 || date_cmp(in->ordered, s->ordered) < 0)
        return wrong(j, EXHIBIT_DAY_AHEAD);
    if (date_cmp(in->until, s->until) <= 0)
        return wrong(j, EXHIBIT_UNTIL);
    TRY(seizure_term_add(cx, (struct seizure_term_add_in){
        .seizure = in->id, .number = in->number, .ordered = in->ordered, .until = in->until,
        .reason = in->reason, .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("number"), in->number, S("until"), date_iso(cx->a, in->until),
                          S("reason"), in->reason };
    return tell(cx, j, "seizure_prolonged", pairs, COUNT(pairs));
}

enum err seizure_prolong(struct cx *cx, const struct user *who, str code,
                         const struct seizure_longer *in, struct exhibit_fault *fault)
{
    return db_tx(cx, longer_tx,
                 &(struct job){ .who = who, .code = code, .longer = in, .fault = fault });
}

static enum err item_tx(struct cx *cx, void *arg)
{
    struct job *j = arg;
    const struct exhibit_new *in = j->item;
    TRY(begin(cx, j));
    if (!find(j, in->seizure))
        return ERR_NOT_FOUND;
    if (j->c.ended)
        return ERR_CONFLICT;
    TRY(exhibit_add(cx, (struct exhibit_add_in){
        .seizure = in->seizure, .kind = in->kind, .name = in->name, .unit = in->unit,
        .quantity = in->quantity, .state = in->state, .seal = in->seal, .keeper = in->keeper }));
    const str pairs[] = { S("name"), in->name, S("quantity"),
                          exhibit_quantity_words(cx->a, in->quantity), S("unit"), in->unit,
                          S("state"), in->state, S("seal"), in->seal, S("keeper"), in->keeper };
    return tell(cx, j, "exhibit", pairs, COUNT(pairs));
}

enum err exhibit_write(struct cx *cx, const struct user *who, str code,
                       const struct exhibit_new *in)
{
    return db_tx(cx, item_tx, &(struct job){ .who = who, .code = code, .item = in });
}

static enum err move_tx(struct cx *cx, void *arg)
{
    struct job *j = arg;
    const struct exhibit_move *in = j->move;
    size_t i = 0, next;
    TRY(begin(cx, j));
    while (i < j->x.n && j->x.rows[i].id.v != in->id.v)
        i++;
    if (i == j->x.n)
        return ERR_NOT_FOUND;
    struct exhibit_count c = exhibit_count_of(&j->x, i, &next);
    const struct seizures_of_case_row *s = find(j, j->x.rows[i].seizure);
    if (!s || date_cmp(in->on, cx->today) > 0 || date_cmp(in->on, s->taken) < 0)
        return wrong(j, EXHIBIT_DAY_AHEAD);
    j->fault->left = c.left;
    if (exhibit_count_add(&c, in->act, in->quantity) != OK)
        return wrong(j, EXHIBIT_TOO_MUCH);
    TRY(exhibit_move_add(cx, (struct exhibit_move_add_in){
        .exhibit = in->id, .kind = exhibit_word(in->act), .quantity = in->quantity,
        .on_day = in->on, .number = in->number, .party = in->party, .state = in->state,
        .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("name"), j->x.rows[i].name, S("act"), exhibit_word(in->act),
                          S("quantity"), exhibit_quantity_words(cx->a, in->quantity),
                          S("left"), exhibit_quantity_words(cx->a, c.left),
                          S("number"), in->number, S("party"), in->party };
    return tell(cx, j, "exhibit_move", pairs, COUNT(pairs));
}

enum err exhibit_move_write(struct cx *cx, const struct user *who, str code,
                            const struct exhibit_move *in, struct exhibit_fault *fault)
{
    return db_tx(cx, move_tx,
                 &(struct job){ .who = who, .code = code, .move = in, .fault = fault });
}
