#include "pages/execution/execution.h"
#include "base/lang.h"
#include "domain/cases/hands.h"
#include "domain/execution/overview.h"
#include "pages/answer.h"
#include "pages/cases/parts.h"
#include "pages/cases/write.h"
#include "pages/execution/view.h"
#include "pages/frame.h"
#include "tpl/execution.h"

static const char *why_label(enum owing_why why)
{
    if (why == OWING_HELD)
        return TR("Không tính chậm nộp");
    return why == OWING_LATE ? TR("Chậm nộp") : TR("Chậm nộp phần đã đến hạn");
}

static void days_of(struct cx *cx, const struct owing *o, struct execution_view *v)
{
    struct owing_row *rows = NEWS(cx->a, struct owing_row, o->n_lines);
    for (size_t i = 0; i < o->n_lines; i++) {
        const struct owing_line *l = &o->lines[i];
        rows[i] = (struct owing_row){
            .from = l->from, .to = l->to, .days = l->days, .unpaid = l->unpaid,
            .interest = l->interest, .basis = l->basis, .held = l->why == OWING_HELD,
            .why = str_from(tr(why_label(l->why))) };
    }
    v->days = rows;
    v->n_days = o->n_lines;
}

static const char *plan_label(const struct plan_row *row, struct date today)
{
    if (row->paid >= row->sum)
        return TR("đã nộp đủ");
    if (date_cmp(date_valid(row->moved) ? row->moved : row->due, today) < 0)
        return TR("quá hạn, còn thiếu");
    return TR("chưa đến hạn");
}

/* Payments fill the sums in their order. */
static void plan_of(struct cx *cx, const struct fine_state *f, const struct owing *o,
                    struct execution_view *v)
{
    struct plan_row *rows = NEWS(cx->a, struct plan_row, f->n);
    const int64_t gone = o->paid + o->reduced;
    int64_t left = gone > o->fine - fine_planned(f) ? gone - (o->fine - fine_planned(f)) : 0;
    for (size_t i = 0; i < f->n; i++) {
        struct plan_row *row = &rows[v->n_plan];
        if (!str_eq(f->rows[i].kind, S("instalment")))
            continue;
        *row = (struct plan_row){ .due = f->rows[i].until.v, .sum = f->rows[i].amount };
        const struct date moved = v->known ? o->plan_due[v->n_plan] : row->due;
        if (!date_eq(moved, row->due))
            row->moved = moved;
        row->paid = left < row->sum ? left : row->sum;
        left -= row->paid;
        row->state = str_from(tr(plan_label(row, cx->today)));
        row->clock = row->paid >= row->sum ? DUE_DONE
            : date_cmp(moved, cx->today) < 0 ? DUE_LATE : DUE_FAR;
        v->n_plan++;
    }
    v->plan = rows;
}

static void payments_of(struct cx *cx, const struct fine_state *f, struct execution_view *v)
{
    struct paid_row *rows = NEWS(cx->a, struct paid_row, f->n);
    for (size_t i = 0; i < f->n; i++) {
        const struct fine_history_row *h = &f->rows[i];
        if (!str_eq(h->kind, S("paid")) && !str_eq(h->kind, S("void")))
            continue;
        rows[v->n_payments++] = (struct paid_row){
            .day = h->day, .amount = h->amount, .id = h->id, .receipt = h->words,
            .who = h->who.has ? h->who.v : S(""), .why = h->why.has ? h->why.v : S("") };
    }
    v->payments = rows;
}

static void measures_of(struct cx *cx, const struct execution *x, struct execution_view *v)
{
    struct measure_row *rows = NEWS(cx->a, struct measure_row, x->n_measures);
    for (size_t i = 0; i < x->n_measures; i++) {
        const struct law_measure *m = law_measure(cx->law, x->measures[i].code);
        const str months[] = { str_fmt(cx->a, "%lld", x->measures[i].months.has
                                       ? (long long)x->measures[i].months.v : 0) };
        rows[i].name = !m ? x->measures[i].code : cx->lang == LANG_EN ? m->name : m->name_vi;
        rows[i].months = x->measures[i].months.has
            ? tr_args(cx->a, TR("{0} tháng"), months, 1) : S("");
    }
    v->measures = rows;
    v->n_measures = x->n_measures;
    if (x->fine.decision.remedy_due.has)
        v->remedy_due = x->fine.decision.remedy_due.v;
}

/* Millionths of a percent to a hundredth: "0,05". */
static str percent_words(struct arena *a, int64_t micro)
{
    const int64_t hundredths = micro / 10000;
    return str_fmt(a, "%lld,%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
}

static void money_of(struct cx *cx, const struct execution *x, struct execution_view *v)
{
    const struct owing *o = &x->owing;
    const struct law_number *rate = law_number(cx->law, S("LATE_INTEREST_DAILY"), cx->today);
    v->number = x->fine.decision.number.v;
    v->signed_on = x->fine.decision.signed_on.v;
    v->known = x->known;
    v->fine = o->fine;
    v->reduced = o->reduced;
    v->paid = o->paid;
    v->interest = o->interest;
    v->lapsed = o->lapsed;
    v->rest = o->rest;
    v->over = o->over;
    v->late = o->late;
    v->late_words = money_words(cx->a, o->late);
    v->due = o->due;
    v->rate = rate ? percent_words(cx->a, rate->micro) : S("");
    v->per_day = rate ? law_day_interest(o->late, rate) : 0;
    days_of(cx, o, v);
    plan_of(cx, &x->fine, o, v);
    payments_of(cx, &x->fine, v);
    measures_of(cx, x, v);
}

/* The day after the term of Law 15/2012/QH13 art. 7.1 ends. */
static void clean_of(const struct case_show *s, struct execution_view *v)
{
    for (size_t i = 0; i < s->n_clocks; i++)
        if (str_starts(s->clocks[i].row.code, S("CLEAN_AFTER_"))) {
            v->clean_from = date_add(instant_date(s->clocks[i].row.due), 1);
            v->clean_words = s->clocks[i].words;
            return;
        }
}

enum err execution_get(struct req *r, struct resp *w)
{
    struct execution x;
    struct cx *cx = r->cx;
    TRY(execution_load(cx, r->who, req_path(r, "code"), &x));
    struct execution_view v = {
        .c = { .page = page_staff(r, str_from(tr(TR("Thi hành quyết định")))),
               .code = x.show.held.code, .title = x.show.c.title, .ended = x.show.c.ended },
        .stage = flow_words(cx->lang, x.show.held.stage->title),
        .has_decision = x.has_decision, .in_force = x.show.held.stage->in_force,
        .cancelled = str_eq(x.show.held.stage->name, S("cancelled")), .day = cx->today,
        .may = !x.show.c.ended && user_roles_in(r->who, x.show.held.unit) & ROLES_SANCTION
            && x.show.held.standing.conflict == CONFLICT_NONE,
    };
    clean_of(&x.show, &v);
    v.exhibits = x.beside.exhibits;
    v.kept = x.beside.kept;
    v.papers = x.beside.papers;
    v.lawsuits = x.beside.lawsuits;
    v.damages = x.beside.damages;
    v.costs = x.beside.costs;
    v.cost_unpaid = x.beside.unpaid;
    v.reminders = x.beside.reminders;
    parts_common(cx, r->who, &x.show, &v.c);
    parts_children(cx, x.children, x.n_children, &v.c);
    if (x.has_decision)
        money_of(cx, &x, &v);
    tpl_execution(resp_html(w, 200), &v);
    return OK;
}
