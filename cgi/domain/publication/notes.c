#include "domain/publication/notes.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/publication/life.h"
#include "store/db.h"

struct job {
    const struct user *who;
    str code, step, words;
    const struct publication_correction *in;
    instant made;
    struct step_fault *fault;
};

bool publication_correction_ok(const struct publication_correction *in)
{
    const struct { str text; size_t max; bool needed; } parts[] = {
        { in->words, PUBLICATION_REASON_MAX, true }, { in->name, NOTE_NAME_MAX, true },
        { in->address, NOTE_ADDRESS_MAX, false }, { in->act, PUBLICATION_ACT_MAX, true },
        { in->sanction, PUBLICATION_SANCTION_MAX, true },
        { in->remedy, PUBLICATION_REMEDY_MAX, false } };
    for (size_t i = 0; i < COUNT(parts); i++)
        if ((parts[i].needed && str_empty(parts[i].text)) || parts[i].text.n > parts[i].max
            || publication_has_number(parts[i].text))
            return false;
    return true;
}

enum err publication_note(struct cx *cx, publication_id id, const char *kind,
                          struct publication_note_waiting_row *out)
{
    return publication_note_waiting(cx, (struct publication_note_waiting_in){
        .id = id, .kind = str_from(kind) }, out);
}

/* A newer one takes the place of one that waits. */
static enum err note_add(struct cx *cx, const struct job *j, publication_id id, const char *kind,
                         const struct publication_correction *in)
{
    TRY(publication_notes_drop(cx, (struct publication_notes_drop_in){
        .id = id, .kind = str_from(kind), .now = cx->now }));
    return publication_note_add(cx, (struct publication_note_add_in){
        .id = id, .kind = str_from(kind), .words = in->words, .name = in->name,
        .address = in->address, .act = in->act, .sanction = in->sanction, .remedy = in->remedy,
        .maker = j->who->id, .now = cx->now });
}

/* Released by another person than its writer, and the one that was looked at. */
static enum err note_release(struct cx *cx, const struct job *j, publication_id id,
                             const char *kind, struct publication_note_waiting_row *n)
{
    const enum err e = publication_note(cx, id, kind, n);
    if (e != OK)
        return e == ERR_NOT_FOUND ? ERR_CONFLICT : e;
    if (n->made != j->made)
        return ERR_CONFLICT;
    TRY(publication_note_release(cx, (struct publication_note_release_in){
        .id = n->id, .releaser = j->who->id, .now = cx->now }));
    return db_affected(cx) == 1 ? OK : ERR_FORBIDDEN;
}

static enum err correct_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    struct publication_of_case_row p;
    const struct flow_value text = { S("correction"), j->in->words };
    TRY(publication_hold(cx, j->code, j->step, RECORD_CORRECTION, &c, &step));
    if (step->n_needs == 0 || !publication_correction_ok(j->in))
        return ERR_INVALID;
    TRY(publication_load(cx, c.id, &p));
    TRY(note_add(cx, j, p.id, "correction", j->in));
    return step_take(cx, j->who, &c, step, &(struct step_in){ &text, 1 }, j->fault);
}

enum err publication_correct(struct cx *cx, const struct user *who, str code, str step,
                             const struct publication_correction *in, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .in = in, .fault = fault };
    return db_tx(cx, correct_tx, &j);
}

static enum err correct_release_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    const struct flow_step *step;
    struct publication_of_case_row p;
    struct publication_note_waiting_row n;
    instant until;
    TRY(publication_hold(cx, j->code, j->step, RECORD_CORRECTION, &c, &step));
    if (step->n_needs > 0)
        return ERR_CONFLICT;
    TRY(publication_load(cx, c.id, &p));
    TRY(note_release(cx, j, p.id, "correction", &n));
    TRY(publication_correction_stay(cx->a, cx->law, cx->now, &until));
    TRY(publication_set_corrected(cx, (struct publication_set_corrected_in){
        .id = p.id, .correction = n.words, .name = n.name, .address = n.address, .act = n.act,
        .sanction = n.sanction, .remedy = n.remedy, .shown_until = until, .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    TRY(publication_text_keep(cx, (struct publication_text_keep_in){
        .id = p.id, .maker = n.maker, .releaser = j->who->id, .now = cx->now }));
    return step_take(cx, j->who, &c, step, &(struct step_in){ 0 }, j->fault);
}

enum err publication_correct_release(struct cx *cx, const struct user *who, str code, str step,
                                     instant made, struct step_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .made = made, .fault = fault };
    return db_tx(cx, correct_release_tx, &j);
}

/* The case of somebody who publishes there, and its text. */
static enum err hold(struct cx *cx, const struct job *j, struct case_held *c,
                     struct publication_of_case_row *p)
{
    TRY(case_hold(cx, j->code, c));
    TRY(case_may_work(cx, j->who, c));
    if (!publication_works(j->who, c->unit))
        return ERR_FORBIDDEN;
    const enum err e = publication_load(cx, c->id, p);
    return e == ERR_NOT_FOUND ? ERR_CONFLICT : e;
}

/* ... that is public. */
static enum err begin(struct cx *cx, const struct job *j, struct case_held *c,
                      struct publication_of_case_row *p)
{
    TRY(hold(cx, j, c, p));
    return str_eq(p->state, S("released")) ? OK : ERR_CONFLICT;
}

static enum err said(struct cx *cx, const struct job *j, case_id cid, const char *event,
                     const char *name, str words)
{
    const str pairs[] = { str_from(name), words };
    return audit_add(cx, j->who, cid, str_from(event), audit_data(cx->a, pairs, 1));
}

static enum err write_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct publication_of_case_row p;
    const struct publication_correction in = {
        .words = j->words, .name = S(""), .address = S(""), .act = S(""), .sanction = S(""),
        .remedy = S("") };
    TRY(begin(cx, j, &c, &p));
    TRY(note_add(cx, j, p.id, "statement", &in));
    return said(cx, j, c.id, "publication_statement", "words", j->words);
}

enum err statement_write(struct cx *cx, const struct user *who, str code, str words)
{
    if (str_empty(words) || words.n > STATEMENT_MAX || publication_has_number(words))
        return ERR_INVALID;
    return db_tx(cx, write_tx, &(struct job){ .who = who, .code = code, .words = words });
}

static enum err show_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct publication_of_case_row p;
    struct publication_note_waiting_row n;
    TRY(begin(cx, j, &c, &p));
    TRY(note_release(cx, j, p.id, "statement", &n));
    TRY(publication_set_statement(cx, (struct publication_set_statement_in){
        .id = p.id, .words = { .has = true, .v = n.words }, .now = cx->now }));
    return said(cx, j, c.id, "publication_statement_shown", "words", n.words);
}

enum err statement_release(struct cx *cx, const struct user *who, str code, instant made)
{
    return db_tx(cx, show_tx, &(struct job){ .who = who, .code = code, .made = made });
}

/* What one person takes away, another one looks at: the note waits for that. */
static enum err end_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct publication_of_case_row p;
    TRY(begin(cx, j, &c, &p));
    if (!p.statement.has)
        return ERR_CONFLICT;
    TRY(publication_note_add(cx, (struct publication_note_add_in){
        .id = p.id, .kind = S("removal"), .words = j->words, .name = S(""), .address = S(""),
        .act = p.statement.v, .sanction = S(""), .remedy = S(""), .maker = j->who->id,
        .now = cx->now }));
    TRY(publication_set_statement(cx, (struct publication_set_statement_in){
        .id = p.id, .words = { 0 }, .now = cx->now }));
    return said(cx, j, c.id, "publication_statement_ended", "reason", j->words);
}

enum err statement_end(struct cx *cx, const struct user *who, str code, str reason)
{
    return db_tx(cx, end_tx, &(struct job){ .who = who, .code = code, .words = reason });
}

enum err statement_look_due(const struct cx *cx, instant made, opt_instant *due)
{
    return law_due_if_set(cx->a, cx->law, S("PUBLISH_STATEMENT_LOOK"), made, due);
}

/* The removal that was looked at, by another person than who did it. */
static enum err removal(struct cx *cx, const struct job *j, struct case_held *c,
                        struct publication_of_case_row *p,
                        struct publication_note_waiting_row *n)
{
    TRY(hold(cx, j, c, p));
    const enum err e = publication_note(cx, p->id, "removal", n);
    if (e != OK)
        return e == ERR_NOT_FOUND ? ERR_CONFLICT : e;
    if (n->maker.v == j->who->id.v)
        return ERR_FORBIDDEN;
    return n->made == j->made ? OK : ERR_CONFLICT;
}

static enum err agree_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct publication_of_case_row p;
    struct publication_note_waiting_row n;
    TRY(removal(cx, j, &c, &p, &n));
    TRY(publication_note_release(cx, (struct publication_note_release_in){
        .id = n.id, .releaser = j->who->id, .now = cx->now }));
    return db_affected(cx) == 1
        ? said(cx, j, c.id, "publication_statement_end_agreed", "reason", j->words) : ERR_CONFLICT;
}

static enum err back_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct publication_of_case_row p;
    struct publication_note_waiting_row n;
    TRY(removal(cx, j, &c, &p, &n));
    if (!str_eq(p.state, S("released")) || p.statement.has)
        return ERR_CONFLICT;
    TRY(publication_note_drop(cx, (struct publication_note_drop_in){
        .id = n.id, .account = j->who->id, .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    TRY(publication_set_statement(cx, (struct publication_set_statement_in){
        .id = p.id, .words = { .has = true, .v = n.act }, .now = cx->now }));
    return said(cx, j, c.id, "publication_statement_back", "reason", j->words);
}

enum err statement_end_seen(struct cx *cx, const struct user *who, str code, instant made,
                            enum removal_seen seen, str reason)
{
    struct job j = { .who = who, .code = code, .made = made, .words = reason };
    if (str_empty(reason))
        return ERR_INVALID;
    return db_tx(cx, seen == REMOVAL_AGREED ? agree_tx : back_tx, &j);
}
