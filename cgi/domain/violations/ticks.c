#include "domain/violations/ticks.h"
#include "base/lang.h"

#define WORDS_MAX 16000

struct ticks ticks_read(const struct law *law, str kept)
{
    struct ticks t = { .other = S("") };
    str rest = kept, line, code;
    while (t.n < TICKS_MAX && !str_empty(rest) && str_next(&rest, '\n', &line)) {
        str words = line;
        if (!str_next(&words, '=', &code))
            continue;
        const struct law_circumstance *c = law_circumstance(law, code);
        if (!c)
            continue;
        t.list[t.n++] = c;
        if (c->other)
            t.other = words.p ? words : S("");
    }
    return t;
}

str ticks_kept(struct arena *a, const struct ticks *t)
{
    struct buf b = { .a = a, .max = WORDS_MAX };
    for (size_t i = 0; i < t->n; i++) {
        buf_fmt(&b, "%s%.*s", i ? "\n" : "", STR_ARG(t->list[i]->code));
        if (t->list[i]->other)
            buf_byte(&b, '=');
        for (size_t k = 0; t->list[i]->other && k < t->other.n; k++)
            buf_byte(&b, (unsigned char)t->other.p[k] < ' ' ? ' ' : t->other.p[k]); /* one line */
    }
    return t->n ? buf_str(&b) : S("");
}

opt_str ticks_opt(str kept)
{
    return kept.p ? SOME_STR(kept) : (opt_str){ 0 };
}

str ticks_said(opt_str kept)
{
    return !kept.has ? (str){ 0 } : str_empty(kept.v) ? S("") : kept.v;
}

str ticks_of(const struct record_whole_row *r)
{
    return ticks_said(r->decided.has ? r->decided : r->circumstances);
}

static bool repetition(const struct law_circumstance *c)
{
    return str_eq(c->fact, S(LAW_FACT_REPETITION));
}

bool ticks_have(const struct law *law, str kept, str fact)
{
    const struct ticks t = ticks_read(law, kept);
    for (size_t i = 0; i < t.n; i++)
        if (str_eq(t.list[i]->fact, fact))
            return true;
    return false;
}

bool ticks_repetition(const struct law *law, str kept)
{
    return ticks_have(law, kept, S(LAW_FACT_REPETITION));
}

void ticks_apply(const struct law *law, str kept, struct law_act_in *act)
{
    if (!kept.p)
        return;
    const struct ticks t = ticks_read(law, kept);
    act->mitigating = act->aggravating = 0;
    act->repeat = ticks_repetition(law, kept) ? LAW_REPEAT_COUNTED : LAW_REPEAT_BY_LAW;
    for (size_t i = 0; i < t.n; i++) {
        act->mitigating += t.list[i]->side == LAW_MITIGATING;
        act->aggravating += t.list[i]->side == LAW_AGGRAVATING && !repetition(t.list[i]);
    }
}

static void add_words(struct buf *b, enum lang lang, const struct law_circumstance *c, str other)
{
    const bool en = lang == LANG_EN;
    const str name = c->other && !str_empty(other) ? other : en ? c->name : c->name_vi;
    buf_fmt(b, "%s%.*s (%.*s)", b->n ? "; " : "", STR_ARG(name),
            STR_ARG(en ? c->basis : c->basis_vi));
}

str ticks_words(struct cx *cx, enum lang lang, str kept, enum law_side side,
                enum ticks_words how)
{
    const struct ticks t = ticks_read(cx->law, kept);
    const struct law_circumstance *c;
    struct buf b = { .a = cx->a, .max = WORDS_MAX };
    for (size_t i = 0; i < t.n; i++)
        if (t.list[i]->side == side && (how == TICKS_ALONE || !repetition(t.list[i])))
            add_words(&b, lang, t.list[i], t.other);
    for (size_t at = 0; how == TICKS_REPEATED
         && (c = law_next_circumstance(cx->law, cx->today, &at));)
        if (c->side == side && repetition(c))
            add_words(&b, lang, c, S(""));
    return b.n ? buf_str(&b) : S("");
}

str ticks_decided(struct cx *cx, enum lang lang, const struct record_whole_row *r,
                  enum law_side side)
{
    const enum repeat_said said = repeat_of_word(r->repeated);
    return ticks_words(cx, lang, ticks_of(r), side,
                       said == REPEAT_UNSAID ? TICKS_ALONE
                       : said == REPEAT_COUNT || said == REPEAT_WITHIN ? TICKS_REPEATED
                       : TICKS_SINGLE);
}

/* The first thing wrong with one of them; 0: nothing. */
static enum tick_wrong wrong_of(const struct law *law, const struct ticks *t, size_t i,
                                const struct law_act *act, struct date day)
{
    const struct law_circumstance *c = t->list[i];
    if (date_cmp(day, c->from) < 0 || (c->to.has && date_cmp(day, c->to.v) > 0))
        return TICK_EXPIRED;
    if (act && law_circumstance_itself(law, c, act, day))
        return TICK_ITSELF;
    if (c->other && str_empty(str_trim(t->other)))
        return TICK_UNNAMED;
    for (size_t k = 0; k < i; k++)
        if (t->list[k] == c || (!str_empty(c->fact) && str_eq(t->list[k]->fact, c->fact)))
            return TICK_TWICE;
    return 0;
}

size_t ticks_check(struct arena *a, const struct law *law, const struct ticks *t,
                   const struct law_act *act, struct date day, const struct tick_fault **out)
{
    struct tick_fault *list = NEWS(a, struct tick_fault, t->n + 1);
    size_t n = 0;
    bool other = false;
    for (size_t i = 0; i < t->n; i++) {
        const enum tick_wrong wrong = wrong_of(law, t, i, act, day);
        other |= t->list[i]->other;
        if (wrong)
            list[n++] = (struct tick_fault){ wrong, t->list[i] };
    }
    if (!other && !str_empty(str_trim(t->other)))
        list[n++] = (struct tick_fault){ TICK_UNTICKED, NULL };
    *out = list;
    return n;
}

bool draft_ticks_wrong(struct cx *cx, const struct law_assessment *as,
                       const struct draft_new *in)
{
    const struct tick_fault *faults;
    for (size_t i = 0; i < in->n_acts && i < as->n_acts; i++) {
        const struct ticks t = ticks_read(cx->law, in->acts[i].ticks);
        if (ticks_check(cx->a, cx->law, &t, as->acts[i].act, as->file.handled_on, &faults))
            return true;
    }
    return false;
}
