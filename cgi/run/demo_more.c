/* Moves of a year of the demonstration: corrections, papers, citizens, what jobs do. */
#include "crypto/token.h"
#include "domain/facilities/facility.h"
#include "domain/intake/jobs.h"
#include "domain/intake/track.h"
#include "domain/publication/life.h"
#include "domain/publication/notes.h"
#include "run/demo_play.h"
#include "sql/facilities.h"
#include "sql/units.h"

static enum err link_facility(struct play *p)
{
    struct facility_named_row named;
    struct unit_on_row unit;
    TRY(unit_on(p->cx, (struct unit_on_in){ str_from(p->s->unit), p->cx->today }, &unit));
    TRY(facility_named(p->cx, (struct facility_named_in){
        str_from(p->s->culprit->name), unit.id }, &named));
    return facility_link(p->cx, p->who, p->file, named.id);
}

static enum err paper(struct play *p, const struct move *m)
{
    struct document doc;
    struct flow_value v[MOVE_VALUES / 2 + 1];
    struct step_in in = { .values = v, .document = &doc, .second = p->signature++ };
    TRY(play_paper(p, S("%PDF-1.4\n% van ban minh hoa\n%%EOF\n"), &doc));
    while (in.n_values < MOVE_VALUES / 2 && m->values[2 * in.n_values]) {
        const size_t i = in.n_values++;
        v[i] = (struct flow_value){ str_from(m->values[2 * i]),
                                    play_words(p, m->values[2 * i + 1]) };
    }
    v[in.n_values++] = (struct flow_value){ S("signed_file"), doc.blob };
    const enum err e = play_step(p, m, &in);
    if (e != OK) {
        document_forget(p->cx, &doc);
        return e;
    }
    return play_compare(p);
}

static enum err published(struct play *p, struct publication_of_case_row *row)
{
    struct case_held held;
    TRY(case_hold(p->cx, p->file, &held));
    return publication_load(p->cx, held.id, row);
}

static enum err correct(struct play *p, const struct move *m)
{
    struct publication_of_case_row row;
    struct step_fault fault = { 0 };
    TRY(published(p, &row));
    const struct publication_correction in = {
        .words = str_from(m->values[0]), .address = str_from(m->values[1]), .name = row.name,
        .act = row.act, .sanction = row.sanction, .remedy = row.remedy };
    return publication_correct(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
}

/* Another person releases what waits: a correction, or a statement. */
static enum err release_note(struct play *p, const struct move *m)
{
    struct publication_of_case_row row;
    struct publication_note_waiting_row note;
    struct step_fault fault = { 0 };
    const bool correction = m->kind == MOVE_CORRECTED;
    TRY(published(p, &row));
    TRY(publication_note(p->cx, row.id, correction ? "correction" : "statement", &note));
    return correction
        ? publication_correct_release(p->cx, p->who, p->file, str_from(m->step), note.made,
                                      &fault)
        : statement_release(p->cx, p->who, p->file, note.made);
}

static enum err citizen(struct play *p, const struct move *m)
{
    struct track_status s;
    str session;
    int64_t *ids;
    size_t n;
    TRY(track_open(p->cx, p->key, &session));
    TRY(track_read(p->cx, session, &s));
    TRY(track_write(p->cx, session, &s, token_new(p->cx->a),
                    str_eq(str_from(m->values[0]), S("confirm")) ? TRACK_CONFIRM
                                                                 : TRACK_OBJECTION,
                    str_from(m->values[1])));
    TRY(track_leave(p->cx, session));
    TRY(hear_list(p->cx, &ids, &n));
    for (size_t i = 0; i < n; i++)
        TRY(hear_one(p->cx, ids[i]));
    return OK;
}

enum err play_jobs(struct cx *cx)
{
    int64_t *ids;
    size_t n;
    do
        TRY(late_batch(cx, &n));
    while (n > 0);
    TRY(expire_list(cx, &ids, &n));
    for (size_t i = 0; i < n; i++)
        TRY(expire_one(cx, ids[i]));
    return OK;
}

enum err play_more(struct play *p, const struct move *m)
{
    switch ((int)m->kind) {
    case MOVE_LINK:
        return link_facility(p);
    case MOVE_PAPER:
        return paper(p, m);
    case MOVE_CORRECT:
        return correct(p, m);
    case MOVE_STATEMENT:
        return statement_write(p->cx, p->who, p->file, str_from(m->values[0]));
    case MOVE_CORRECTED:
    case MOVE_STATED:
        return release_note(p, m);
    case MOVE_CITIZEN:
        return citizen(p, m);
    case MOVE_LATE:
        return play_jobs(p->cx);
    default:
        return ERR_INTERNAL;
    }
}
