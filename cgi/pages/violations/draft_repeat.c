#include "pages/violations/draft_repeat.h"
#include "base/lang.h"
#include "domain/violations/ticks.h"
#include "pages/frame.h"
#include "pages/violations/draft_form.h"

#define WHY_MAX 2000

static const enum repeat_said all[] = { REPEAT_COUNT, REPEAT_WITHIN, REPEAT_DROP, REPEAT_NO };

static const char *same_field(struct arena *a, const struct earlier *e)
{
    return str_fmt(a, "same%lld_%lld", (long long)e->row->id.v, (long long)e->row->n).p;
}

enum err repeat_typed(struct cx *cx, struct form *f, struct draft_new *in, struct repeats *r)
{
    struct draft_act *acts = NEWS(cx->a, struct draft_act, in->n_acts);
    struct draft_same *sames = NEWS(cx->a, struct draft_same, r->n_earlier);
    for (size_t i = 0; i < in->n_acts; i++) {
        acts[i] = in->acts[i];
        if (repeat_asked(cx->law, r, i))
            acts[i].repeat = repeat_of_word(form_raw(f, draft_field(f->a, "repeat", i)));
    }
    in->n_sames = 0;
    for (size_t i = 0; i < r->n_earlier; i++) {
        const str said = form_raw(f, same_field(f->a, &r->earlier[i]));
        if (r->earlier[i].meaning == EARLIER_MAYBE && !str_empty(said))
            sames[in->n_sames++] = (struct draft_same){ r->earlier[i].row->id,
                r->earlier[i].row->n, str_eq(said, S("yes")) };
    }
    in->acts = acts;
    in->sames = sames;
    in->repeat_why = form_opt(f, "repeat_why", WHY_MAX);
    repeat_answer(r, in);
    return repeat_weigh(cx->a, cx->law, in, r);
}

static const struct { enum draft_wrong wrong; const char *words; } fault_words[] = {
    { DRAFT_SAME_UNSAID,
      TR("Hãy trả lời: quyết định này có cùng hành vi với lần này không (Điều 8 Nghị định "
         "118/2021/NĐ-CP).") },
    { DRAFT_REPEAT_UNSAID,
      TR("Có tái phạm hoặc vi phạm nhiều lần: hãy chọn cách tính (điểm b khoản 1 Điều 10 Luật "
         "15/2012/QH13).") },
    { DRAFT_REPEAT_RECORD,
      TR("Biên bản không ghi tình tiết tăng nặng nào: hãy chọn cách tính khác.") },
    { DRAFT_REPEAT_IGNORED,
      TR("Tái phạm, vi phạm nhiều lần là tình tiết tăng nặng (điểm b khoản 1 Điều 10 Luật "
         "15/2012/QH13): phải tính, hoặc ghi rõ lý do không tính.") },
    { DRAFT_REPEAT_NOT_SO,
      TR("Hành vi này không phải tái phạm, vi phạm nhiều lần, hoặc đã tính theo tái phạm "
         "(khoản 5, khoản 6 Điều 2; khoản 1 Điều 7; khoản 2 Điều 10 Luật 15/2012/QH13): không "
         "được tính là tăng nặng, trừ khi ghi rõ lý do.") },
};

void repeat_say(struct cx *cx, struct form *f, const struct repeats *r,
                const struct draft_new *in)
{
    const struct draft_fault *faults;
    const size_t n = repeat_check(f->a, cx->law, r, in, &faults);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < COUNT(fault_words); k++)
            if (fault_words[k].wrong == faults[i].wrong)
                form_problem(f, faults[i].wrong == DRAFT_SAME_UNSAID
                                    ? same_field(f->a, &r->earlier[faults[i].act])
                                    : draft_field(f->a, "repeat", faults[i].act),
                             str_from(tr(fault_words[k].words)));
}

static bool open_question(const struct repeats *r)
{
    for (size_t i = 0; i < r->n_earlier; i++)
        if (r->earlier[i].meaning == EARLIER_MAYBE && !r->earlier[i].said.has)
            return true;
    return false;
}

void repeat_filled(struct cx *cx, struct form *f, const struct repeats *r,
                   const struct draft_new *kept)
{
    for (size_t i = 0; i < r->found.n_acts; i++) {
        const bool found = r->found.acts[i].repeats;
        const bool ticked = r->ticked && ticks_repetition(cx->law, r->ticked[i]);
        const enum repeat_said certain = open_question(r) || (found && r->recorded[i] > 0)
            || (ticked && !found)
            ? REPEAT_UNSAID : found ? REPEAT_COUNT : REPEAT_NO;
        const bool was = kept && i < kept->n_acts && kept->acts[i].repeat;
        if (repeat_asked(cx->law, r, i))
            form_fill(f, draft_field(cx->a, "repeat", i),
                      repeat_word(was ? kept->acts[i].repeat : certain));
    }
    for (size_t i = 0; i < r->n_earlier; i++)
        if (r->earlier[i].meaning == EARLIER_MAYBE && r->earlier[i].said.has)
            form_fill(f, same_field(cx->a, &r->earlier[i]),
                      r->earlier[i].said.v ? S("yes") : S("no"));
    if (kept)
        form_fill(f, "repeat_why", kept->repeat_why);
}

static const char *said_words(enum repeat_said said)
{
    switch (said) {
    case REPEAT_COUNT: return TR("Tính là tăng nặng");
    case REPEAT_WITHIN: return TR("Tính là tăng nặng, biên bản đã tính rồi");
    case REPEAT_DROP: return TR("Không tính, bỏ ra khỏi số tình tiết của biên bản");
    case REPEAT_NO: return TR("Không tính, biên bản cũng không tính");
    case REPEAT_UNSAID: break;
    }
    return "";
}

static const char *found_words(const struct law_act_out *o)
{
    if (o->repeats && o->repeat_of)
        return TR("Tái phạm (khoản 5 Điều 2 Luật 15/2012/QH13): là tình tiết tăng nặng (điểm "
                  "b khoản 1 Điều 10).");
    if (o->repeats)
        return TR("Vi phạm nhiều lần (khoản 6 Điều 2 Luật 15/2012/QH13): là tình tiết tăng "
                  "nặng (điểm b khoản 1 Điều 10).");
    if (o->repeat_of || o->n_multiple)
        return TR("Khung của hành vi đã tính theo tái phạm, vi phạm nhiều lần: không tính "
                  "thêm (khoản 2 Điều 10 Luật 15/2012/QH13).");
    return TR("Chưa thấy tái phạm hay vi phạm nhiều lần ở hành vi này.");
}

void repeat_act(struct cx *cx, const struct draft_page *p, const struct form *f, size_t i,
                struct draft_block *b)
{
    if (!repeat_asked(cx->law, &p->again, i))
        return;
    struct choice *list = NEWS(cx->a, struct choice, COUNT(all));
    b->repeat = field_of(f, (struct field){
        .name = draft_field(cx->a, "repeat", i), .label = TR("Tái phạm, vi phạm nhiều lần"),
        .required = p->again.found.acts[i].repeats });
    for (size_t k = 0; k < COUNT(all); k++)
        if (p->again.recorded[i] > 0 || all[k] == REPEAT_COUNT || all[k] == REPEAT_NO)
            list[b->n_repeats++] = (struct choice){
                .value = repeat_word(all[k]), .label = str_from(tr(said_words(all[k]))),
                .on = str_eq(b->repeat.value, repeat_word(all[k])) };
    const str args[] = { str_fmt(cx->a, "%d", p->again.recorded[i]) };
    b->repeats = list;
    b->found = str_from(tr(found_words(&p->again.found.acts[i])));
    b->recorded = !p->again.ticked[i].p
        ? tr_args(cx->a, TR("Biên bản ghi {0} tình tiết tăng nặng."), args, 1)
        : str_from(tr(ticks_repetition(cx->law, p->again.ticked[i])
                      ? TR("Biên bản đã ghi tình tiết này.")
                      : TR("Biên bản không ghi tình tiết này.")));
    b->found_counts = p->again.found.acts[i].repeats;
}

static struct same_line same_of(struct cx *cx, const struct form *f, const struct earlier *e)
{
    struct same_line out = { .number = e->row->number, .decided = e->row->decided,
                             .act = e->row->act };
    struct choice *list = NEWS(cx->a, struct choice, 2);
    out.field = field_of(f, (struct field){
        .name = same_field(cx->a, e), .label = TR("Có cùng hành vi với lần này không?"),
        .required = true });
    list[0] = (struct choice){ .value = S("yes"),
        .label = str_from(tr(TR("Cùng hành vi, chỉ khác mức độ hoặc hậu quả"))),
        .on = str_eq(out.field.value, S("yes")) };
    list[1] = (struct choice){ .value = S("no"), .label = str_from(tr(TR("Hành vi khác"))),
        .on = str_eq(out.field.value, S("no")) };
    out.choices = list;
    return out;
}

void repeat_rest(struct cx *cx, const struct draft_page *p, const struct form *f,
                 struct draft_view *v)
{
    struct same_line *list = NEWS(cx->a, struct same_line, p->again.n_earlier);
    for (size_t i = 0; i < p->again.n_earlier; i++)
        if (p->again.earlier[i].meaning == EARLIER_MAYBE)
            list[v->n_sames++] = same_of(cx, f, &p->again.earlier[i]);
    v->sames = list;
    for (size_t i = 0; i < p->as.n_acts; i++)
        v->asks_repeat = v->asks_repeat || repeat_asked(cx->law, &p->again, i);
    v->repeat_why = field_of(f, (struct field){
        .name = "repeat_why", .rows = 3,
        .label = TR("Lý do tính khác về tái phạm, vi phạm nhiều lần (nếu có)") });
}
