#include "pages/violations/draft_form.h"
#include "base/config.h"
#include "base/lang.h"
#include "pages/frame.h"
#include "pages/violations/draft_repeat.h"
#include "pages/violations/lines.h"
#include "pages/violations/ticks_form.h"

#define FINE_MAX INT64_C(1000000000000)

const char *draft_field(struct arena *a, const char *name, size_t act)
{
    return str_fmt(a, "%s%zu", name, act).p;
}

const char *measure_field(struct arena *a, const char *name, size_t act, size_t k)
{
    return str_fmt(a, "%s%zu_%zu", name, act, k).p;
}

const char *ticks_stem(struct arena *a, size_t act)
{
    return str_fmt(a, "circ%zu_", act).p;
}

static struct draft_act read_act(struct form *f, const struct law_act_out *o, size_t i)
{
    const struct law_act *act = o->act;
    struct draft_act out = { 0 };
    struct draft_measure *list = NEWS(f->a, struct draft_measure, act->n_extras + act->n_remedies);
    const char *fine = draft_field(f->a, "fine", i);
    if (!str_empty(str_trim(form_raw(f, fine))))
        out.fine = SOME_I64(form_money(f, fine, FINE_MAX));
    for (size_t k = 0; k < act->n_extras; k++)
        if (form_flag(f, measure_field(f->a, "extra", i, k))) {
            struct draft_measure *m = &list[out.n_measures++];
            m->code = act->extras[k].measure->code;
            if (act->extras[k].months_max > 0)
                m->months = form_opt_i64(f, measure_field(f->a, "months", i, k), 1, 600);
        }
    for (size_t k = 0; k < act->n_remedies; k++)
        if (form_flag(f, measure_field(f->a, "remedy", i, k)))
            list[out.n_measures++].code = act->remedies[k]->code;
    out.measures = list;
    return out;
}

/* The field that a measure's term stands in, else its box; act NULL: it has no measures. */
static const char *field_of_measure(struct arena *a, const struct law_act *act,
                                    const struct draft_fault *fault)
{
    for (size_t k = 0; act && k < act->n_extras; k++)
        if (str_eq(act->extras[k].measure->code, fault->measure))
            return measure_field(a, fault->wrong == DRAFT_MONTHS ? "months" : "extra", fault->act,
                                 k);
    return draft_field(a, "fine", fault->act);
}

static void say_range(struct form *f, const struct law_act_out *o, const struct draft_fault *fault)
{
    const str args[] = { money_words(f->a, o->fine_min), money_words(f->a, o->fine_max) };
    const char *text = fault->wrong == DRAFT_FINE_LOW
        ? TR("Thấp hơn mức luật cho phép: từ {0} đến {1} đồng (khoản 1 Điều 9 Nghị định "
             "118/2021/NĐ-CP).")
        : fault->wrong == DRAFT_FINE_HIGH
        ? TR("Cao hơn mức luật cho phép: từ {0} đến {1} đồng (khoản 1 Điều 9 Nghị định "
             "118/2021/NĐ-CP).")
        : TR("Hành vi này phải phạt tiền: từ {0} đến {1} đồng.");
    form_problem(f, draft_field(f->a, "fine", fault->act), tr_args(f->a, text, args, 2));
}

/* Circumstances that count and are not named. */
static void say_words(struct form *f, enum draft_wrong wrong)
{
    if (wrong == DRAFT_AGGRAVATING_WORDS)
        form_problem(f, "aggravating",
                     str_from(tr(TR("Mức phạt tính nhiều tình tiết tăng nặng hơn số ghi ở "
                                    "đây: ghi rõ từng tình tiết, mỗi dòng một tình tiết (Điều "
                                    "10 Luật 15/2012/QH13)."))));
    else
        form_problem(f, "mitigating",
                     str_from(tr(TR("Mức phạt tính nhiều tình tiết giảm nhẹ hơn số ghi ở đây: "
                                    "ghi rõ từng tình tiết, mỗi dòng một tình tiết (Điều 9 "
                                    "Luật 15/2012/QH13)."))));
}

/* The longer term of the decision. */
static void say_days(struct cx *cx, struct form *f, const struct draft_new *in)
{
    static const str none[DRAFT_WORDS];
    const str law[] = { str_fmt(f->a, "%lld", (long long)draft_pay_days(cx->law, none,
                                                                         cx->today)) };
    const enum draft_wrong wrong = draft_pay_days_check(f->a, cx->law, in->words, cx->today);
    if (wrong == DRAFT_PAY_DAYS)
        form_problem(f, "pay_days",
                     tr_args(f->a, TR("Luật đã cho {0} ngày: chỉ ghi số ngày khi quyết định "
                                      "cho thời hạn dài hơn, nếu không thì để trống (khoản 1 "
                                      "Điều 73 Luật 15/2012/QH13)."), law, 1));
    else if (wrong == DRAFT_PAY_DAYS_LONG)
        form_problem(f, "pay_days",
                     str_from(tr(TR("Thời hạn này kết thúc khi quyết định đã hết thời hiệu "
                                    "thi hành: hãy ghi ngắn hơn (khoản 1 Điều 74 Luật "
                                    "15/2012/QH13)."))));
    else if (wrong == DRAFT_PAY_DAYS_WHY)
        form_problem(f, str_empty(in->words[WORD_PAY_DAYS]) ? "pay_days" : "pay_days_why",
                     str_from(tr(TR("Thời hạn dài hơn và lý do của nó phải được ghi cùng nhau "
                                    "(khoản 1 Điều 73 Luật 15/2012/QH13)."))));
}

static void say_no_fine(struct form *f, const struct draft_fault *fault)
{
    form_problem(f, draft_field(f->a, "fine", fault->act),
                 fault->wrong == DRAFT_FINE_AGE
                     ? str_from(tr(TR("Người vi phạm chưa đủ tuổi bị phạt tiền: chỉ cảnh cáo, "
                                      "để trống mức phạt (Điều 135 Luật 15/2012/QH13).")))
                     : str_from(tr(TR("Hành vi này không phạt tiền: chỉ cảnh cáo, hoặc đã hết "
                                      "thời hiệu."))));
}

static void say_fault(struct form *f, const struct law_assessment *as,
                      const struct draft_fault *fault)
{
    const struct law_act_out *o = fault->act < as->n_acts ? &as->acts[fault->act] : NULL;
    const struct law_act *act = o ? o->act : NULL;
    switch (fault->wrong) {
    case DRAFT_FINE_MISSING:
    case DRAFT_FINE_LOW:
    case DRAFT_FINE_HIGH:
        if (o)
            say_range(f, o, fault);
        return;
    case DRAFT_FINE_NONE:
    case DRAFT_FINE_AGE:
        say_no_fine(f, fault);
        return;
    case DRAFT_MEASURE_UNKNOWN:
    case DRAFT_TWO_OF_CHOICE:
        form_problem(f, field_of_measure(f->a, act, fault),
                     str_from(tr(TR("Các hình thức này thay thế nhau: chỉ chọn một."))));
        return;
    case DRAFT_MONTHS:
        form_problem(f, field_of_measure(f->a, act, fault),
                     str_from(tr(TR("Thời hạn (tháng) còn thiếu hoặc ngoài khoảng quy định."))));
        return;
    case DRAFT_REMEDY_TERM:
        form_problem(f, "remedy_due", str_from(tr(TR("Biện pháp khắc phục phải có hạn, không ở quá "
                                                     "khứ."))));
        return;
    case DRAFT_PUBLISH_BASIS:
        form_problem(f, "publish_basis",
                     str_from(tr(TR("Công bố khi luật không buộc thì phải ghi căn cứ pháp "
                                    "luật."))));
        return;
    case DRAFT_AGGRAVATING_WORDS:
    case DRAFT_MITIGATING_WORDS:
        say_words(f, fault->wrong);
        return;
    case DRAFT_PAY_DAYS:      /* of the term: say_days */
    case DRAFT_PAY_DAYS_LONG:
    case DRAFT_PAY_DAYS_WHY:
    case DRAFT_SAME_UNSAID: /* of repetition: repeat_say */
    case DRAFT_REPEAT_UNSAID:
    case DRAFT_REPEAT_RECORD:
    case DRAFT_REPEAT_IGNORED:
    case DRAFT_REPEAT_NOT_SO:
        return;
    }
}

bool draft_word_asked(const struct repeats *r, size_t word)
{
    return (word != WORD_AGGRAVATING && word != WORD_MITIGATING) || !r->ticked[0].p;
}

enum err draft_typed(struct cx *cx, struct form *f, struct repeats *r, struct draft_new *out)
{
    const struct law_assessment *as = &r->as;
    const struct draft_fault *faults;
    struct draft_act *acts = NEWS(cx->a, struct draft_act, as->n_acts);
    for (size_t i = 0; i < as->n_acts; i++) {
        acts[i] = read_act(f, &as->acts[i], i);
        if (r->ticked[i].p)
            acts[i].ticks = ticks_typed(cx, f, ticks_stem(cx->a, i), TICKS_DECISION,
                                        as->acts[i].act);
    }
    *out = (struct draft_new){
        .acts = acts, .n_acts = as->n_acts,
        .remedy_due = form_date(f, "remedy_due"),
        .remedy_how = form_opt(f, "remedy_how", 4000),
        .reason = form_str(f, "reason", 4000),
        .publish = str_eq(form_raw(f, "publish"), S("chosen")),
        .publish_basis = form_opt(f, "publish_basis", 500),
    };
    for (size_t i = 0; i < DRAFT_WORDS; i++)
        out->words[i] = draft_word_asked(r, i)
            ? form_opt(f, draft_words[i].name, draft_words[i].max) : S("");
    TRY(repeat_typed(cx, f, out, r));
    const size_t n = draft_check(cx->a, as, out, &faults);
    for (size_t i = 0; i < n; i++)
        say_fault(f, as, &faults[i]);
    repeat_say(cx, f, r, out);
    say_days(cx, f, out);
    return OK;
}

static const struct draft_measure *kept_measure(const struct draft_act *d, str code)
{
    for (size_t k = 0; d && k < d->n_measures; k++)
        if (str_eq(d->measures[k].code, code))
            return &d->measures[k];
    return NULL;
}

static void fill_act(struct form *f, const struct law_act_out *o, const struct draft_act *d,
                     size_t i)
{
    const bool certain = !d && o->act->penalty == LAW_FINE && o->in_time
        && o->fine_min == o->fine_max;
    const opt_i64 fine = d ? d->fine : (opt_i64){ certain, o->fine_min };
    if (fine.has)
        form_fill(f, draft_field(f->a, "fine", i), money_words(f->a, fine.v));
    for (size_t k = 0; k < o->act->n_extras; k++) {
        const struct draft_measure *m = kept_measure(d, o->act->extras[k].measure->code);
        if (m)
            form_fill(f, measure_field(f->a, "extra", i, k), S("1"));
        if (m && m->months.has)
            form_fill(f, measure_field(f->a, "months", i, k),
                      str_fmt(f->a, "%lld", (long long)m->months.v));
    }
    for (size_t k = 0; k < o->act->n_remedies; k++)
        if (kept_measure(d, o->act->remedies[k]->code))
            form_fill(f, measure_field(f->a, "remedy", i, k), S("1"));
}

void draft_filled(struct cx *cx, struct form *f, const struct repeats *r,
                  const struct draft_new *kept)
{
    const struct law_assessment *as = &r->as;
    repeat_filled(cx, f, r, kept);
    for (size_t i = 0; i < as->n_acts; i++) {
        const struct draft_act *d = kept && i < kept->n_acts ? &kept->acts[i] : NULL;
        fill_act(f, &as->acts[i], d, i);
        ticks_fill(cx, f, ticks_stem(cx->a, i), TICKS_DECISION,
                   d && d->ticks.p ? d->ticks : r->ticked[i]);
    }
    if (!kept) {
        form_fill(f, "pay_where", cx->conf->documents.pay_where);
        form_fill(f, "pay_account", cx->conf->documents.pay_account);
        form_fill(f, "collector", cx->conf->documents.collector);
        form_fill(f, "executor", cx->conf->documents.executor);
        form_fill(f, "effective", S("ngày ký"));
        return;
    }
    if (kept->remedy_due.has)
        form_fill(f, "remedy_due", date_iso(cx->a, kept->remedy_due.v));
    form_fill(f, "remedy_how", kept->remedy_how);
    form_fill(f, "reason", kept->reason);
    form_fill(f, "publish", kept->publish ? S("chosen") : S("no"));
    form_fill(f, "publish_basis", kept->publish_basis);
    for (size_t i = 0; i < DRAFT_WORDS; i++)
        form_fill(f, draft_words[i].name, kept->words[i]);
}
