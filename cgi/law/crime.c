/*
 * When an act may be a crime (Penal Code art. 235): its scale in the table of acts is
 * held against the thresholds of its day. It only warns; a person decides.
 */
#include "law/internal.h"

static const struct crime *crime_row(const struct law *law, str code, struct date day)
{
    for (size_t i = 0; i < law->n_crimes; i++)
        if (str_eq(law->crimes[i].code, code)
            && in_force(law->crimes[i].from, law->crimes[i].to, day))
            return &law->crimes[i];
    return NULL;
}

/* Does the range [from, to) of the act, open above when to is empty, pass the threshold? */
static bool passes(str to, int64_t least)
{
    int64_t top;
    return str_empty(to) || (decimal_read(to, NANO, &top) && top > least);
}

/* percent: the share of the amount that suffices. */
static bool reaches(const struct law_act *act, const struct crime *c, int64_t percent)
{
    int64_t low;
    const bool weighed = str_eq(act->measure, S("mass")); /* its band is the amount */
    if (!act_among(act->code, c->acts) || !str_eq(act->scale_unit, c->unit)
        || !passes(weighed ? act->band_to : act->scale_to, c->amount / 100 * percent))
        return false;
    if (c->factor_from == 0)
        return true;
    return decimal_read(act->band_from, NANO, &low) && passes(act->band_to, c->factor_from)
        && (c->factor_to == 0 || low < c->factor_to);
}

/* The last row of the code with a number: what is known while the new one is not. */
static const struct crime *last_set(const struct law *law, const struct crime *c)
{
    const struct crime *last = NULL;
    for (size_t i = 0; i < law->n_crimes; i++) {
        const struct crime *d = &law->crimes[i];
        if (str_eq(d->code, c->code) && d->set && (!last || date_cmp(d->from, last->from) > 0))
            last = d;
    }
    return last;
}

static void add_threshold(struct arena *a, struct buf *en, struct buf *vi, const struct crime *c)
{
    const str amount = vnd_words(a, LANG_EN, c->amount / NANO);
    const str amount_vi = vnd_words(a, LANG_VI, c->amount / NANO);
    buf_fmt(en, "%s%.*s from %.*s %.*s", en->n ? "; " : "", STR_ARG(c->name), STR_ARG(amount),
            STR_ARG(c->unit));
    buf_fmt(vi, "%s%.*s từ %.*s %.*s", vi->n ? "; " : "", STR_ARG(c->name_vi),
            STR_ARG(amount_vi), STR_ARG(c->unit));
}

static const char end_en[] = "; a person decides; on signs of a crime hand the case over at once "
                             "(Law 15/2012/QH13 art. 62.1)";
static const char end_vi[] = "; người có thẩm quyền quyết định; có dấu hiệu tội phạm thì "
                             "chuyển ngay hồ sơ (khoản 1 Điều 62 Luật 15/2012/QH13)";

/* Nothing is entered for the day: say so where even the last known amount is passed. */
static bool unset_words(struct arena *a, const struct law *law, const struct law_act_in *in,
                        const struct law_act_out *o, str *en, str *vi)
{
    for (size_t i = 0; i < law->n_crimes; i++) {
        const struct crime *c = &law->crimes[i], *known = last_set(law, c);
        if (c->set || !in_force(c->from, c->to, in->day) || !act_among(o->act->code, c->acts))
            continue;
        if (!o->act->crime_check && !(known && reaches(o->act, known, 100)))
            continue;
        *en = str_fmt(a, "%.*s: may be a crime: the thresholds of %.*s are not entered%s",
                      STR_ARG(o->act->code), STR_ARG(c->basis), end_en);
        *vi = str_fmt(a, "%.*s: có thể là tội phạm: chưa nhập mức định lượng của %.*s%s",
                      STR_ARG(o->act->code), STR_ARG(c->basis_vi), end_vi);
        return true;
    }
    return false;
}

bool crime_words(struct arena *a, const struct law *law, const struct law_act_in *in,
                 const struct law_act_out *o, str *en, str *vi)
{
    struct buf list = { .a = a, .max = 2000 }, list_vi = { .a = a, .max = 3000 };
    const struct crime *basis = NULL;
    const struct law_number *half =
        o->repeat_of ? law_number(law, S("CRIME_SHARE_AFTER_SANCTION"), in->day) : NULL;
    const int64_t percent = half ? law_number_whole(half) : 100;
    for (size_t i = 0; i < law->n_crimes; i++) {
        const struct crime *c = &law->crimes[i];
        if (!c->set || crime_row(law, c->code, in->day) != c || !reaches(o->act, c, percent))
            continue;
        add_threshold(a, &list, &list_vi, c);
        basis = c;
    }
    if (!basis)
        return unset_words(a, law, in, o, en, vi);
    *en = str_fmt(a, "%.*s: may be a crime (%.*s: %.*s%s)%s", STR_ARG(o->act->code),
                  STR_ARG(basis->basis), STR_ARG(buf_str(&list)),
                  half ? "; after a sanction for such an act about half, not verified" : "",
                  end_en);
    *vi = str_fmt(a, "%.*s: có thể là tội phạm (%.*s: %.*s%s)%s", STR_ARG(o->act->code),
                  STR_ARG(basis->basis_vi), STR_ARG(buf_str(&list_vi)),
                  half ? "; đã bị xử phạt về hành vi này thì khoảng một nửa, chưa xác minh" : "",
                  end_vi);
    return true;
}
