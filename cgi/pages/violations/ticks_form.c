#include "pages/violations/ticks_form.h"
#include "base/lang.h"
#include "pages/frame.h"

#define BOXES_MAX 60

static const char *box(struct arena *a, const char *stem, const struct law_circumstance *c)
{
    return str_fmt(a, "%s%.*s", stem, STR_ARG(c->code)).p;
}

static const char *words_box(struct arena *a, const char *stem)
{
    return str_fmt(a, "%swords", stem).p;
}

/* Has the form a box for it? */
static bool offered(const struct law_circumstance *c, enum ticks_of_form of)
{
    return of == TICKS_RECORD || !str_eq(c->fact, S(LAW_FACT_REPETITION));
}

static void say(struct form *f, const char *stem, const struct tick_fault *fault)
{
    static const struct { enum tick_wrong wrong; const char *words; } all[] = {
        { TICK_TWICE, TR("Cùng một sự việc chỉ được tính một lần: hãy bỏ bớt một ô.") },
        { TICK_ITSELF, TR("Tình tiết này đã là yếu tố của chính hành vi, không được tính thêm "
                          "(khoản 2 Điều 10 Luật 15/2012/QH13): hãy bỏ chọn.") },
        { TICK_UNNAMED, TR("Hãy ghi rõ tình tiết khác là tình tiết nào và văn bản quy định nó.") },
        { TICK_UNTICKED, TR("Đã ghi tình tiết khác nhưng chưa chọn ô của nó.") },
        { TICK_EXPIRED, TR("Tình tiết này không có trong luật của ngày hôm nay.") },
    };
    const bool at_words = fault->wrong == TICK_UNNAMED || fault->wrong == TICK_UNTICKED;
    for (size_t i = 0; i < COUNT(all); i++)
        if (all[i].wrong == fault->wrong)
            form_problem(f, at_words ? words_box(f->a, stem) : box(f->a, stem, fault->at),
                         str_from(tr(all[i].words)));
}

str ticks_typed(struct cx *cx, struct form *f, const char *stem, enum ticks_of_form of,
                const struct law_act *act)
{
    struct ticks t = { .other = S("") };
    const struct tick_fault *faults;
    const struct law_circumstance *c;
    for (size_t at = 0; t.n < TICKS_MAX && (c = law_next_circumstance(cx->law, cx->today, &at));)
        if (offered(c, of) && form_flag(f, box(f->a, stem, c)))
            t.list[t.n++] = c;
    t.other = form_opt(f, words_box(f->a, stem), TICKS_OTHER_MAX);
    const size_t n = ticks_check(f->a, cx->law, &t, act, cx->today, &faults);
    for (size_t i = 0; i < n; i++)
        say(f, stem, &faults[i]);
    return ticks_kept(cx->a, &t);
}

void ticks_fill(struct cx *cx, struct form *f, const char *stem, enum ticks_of_form of, str kept)
{
    const struct ticks t = ticks_read(cx->law, kept);
    for (size_t i = 0; i < t.n; i++)
        if (offered(t.list[i], of))
            form_fill(f, box(f->a, stem, t.list[i]), t.list[i]->name_vi);
    if (!str_empty(t.other))
        form_fill(f, words_box(f->a, stem), t.other);
}

static struct tick_box box_of(struct cx *cx, const struct form *f, const char *stem,
                              const struct law_circumstance *c)
{
    const bool en = cx->lang == LANG_EN;
    return (struct tick_box){
        .field = field_of(f, (struct field){ .name = box(cx->a, stem, c),
                                             .label = str_c(cx->a, en ? c->name : c->name_vi) }),
        .value = c->name_vi, .basis = en ? c->basis : c->basis_vi,
        .sure = c->sure == LAW_TEXT };
}

struct tick_boxes ticks_boxes(struct cx *cx, const struct form *f, const char *stem,
                              enum ticks_of_form of)
{
    struct tick_boxes out = { 0 };
    const struct law_circumstance *c;
    for (enum law_side side = LAW_MITIGATING; side <= LAW_AGGRAVATING; side++) {
        struct tick_side *s = &out.sides[side - 1];
        struct tick_box *list = NEWS(cx->a, struct tick_box, BOXES_MAX);
        s->label = side == LAW_MITIGATING ? TR("Tình tiết giảm nhẹ") : TR("Tình tiết tăng nặng");
        for (size_t at = 0; s->n < BOXES_MAX
             && (c = law_next_circumstance(cx->law, cx->today, &at));)
            if (c->side == side && offered(c, of)) {
                list[s->n] = box_of(cx, f, stem, c);
                out.open |= field_used(&list[s->n++].field);
            }
        s->list = list;
    }
    out.words = field_of(f, (struct field){
        .name = words_box(cx->a, stem), .quiet = true,
        .label = TR("Tình tiết khác do Chính phủ quy định: ghi rõ, kèm điều khoản") });
    out.open |= field_used(&out.words);
    return out;
}
