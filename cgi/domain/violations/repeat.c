#include "domain/violations/repeat.h"
#include "domain/violations/ticks.h"

static const struct { enum repeat_said said; const char *word; } words[] = {
    { REPEAT_COUNT, "count" }, { REPEAT_WITHIN, "within" },
    { REPEAT_DROP, "drop" }, { REPEAT_NO, "no" },
};

str repeat_word(enum repeat_said said)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].said == said)
            return str_from(words[i].word);
    return S("");
}

enum repeat_said repeat_of_word(str word)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(word, str_from(words[i].word)))
            return words[i].said;
    return REPEAT_UNSAID;
}

void repeat_apply(enum repeat_said said, struct law_act_in *act)
{
    if (said == REPEAT_UNSAID)
        return;
    act->repeat = said == REPEAT_COUNT ? LAW_REPEAT_COUNTED : LAW_REPEAT_NOT;
    if (said == REPEAT_DROP && act->aggravating > 0)
        act->aggravating--;
}

enum err repeat_load(struct cx *cx, case_id cid, const struct violation *v,
                     const struct law_assessment *plain, struct repeats *out)
{
    int *recorded = NEWS(cx->a, int, v->n);
    str *ticked = NEWS(cx->a, str, v->n);
    for (size_t i = 0; i < v->n; i++) {
        ticked[i] = ticks_said(v->rows[i].circumstances);
        recorded[i] = ticked[i].p ? 0 : (int)v->rows[i].aggravating;
    }
    *out = (struct repeats){ .found = *plain, .as = *plain, .recorded = recorded,
                             .ticked = ticked };
    return earlier_load(cx, cid, plain, &out->earlier, &out->n_earlier);
}

void repeat_answer(struct repeats *r, const struct draft_new *in)
{
    for (size_t i = 0; i < r->n_earlier; i++) {
        struct earlier *e = &r->earlier[i];
        e->said = (opt_i64){ 0 };
        for (size_t k = 0; k < in->n_sames; k++)
            if (in->sames[k].decision.v == e->row->id.v && in->sames[k].n == e->row->n)
                e->said = SOME_I64(in->sames[k].same);
    }
}

static str ticks_in(const struct repeats *r, const struct draft_new *in, size_t i)
{
    return in && i < in->n_acts && in->acts[i].ticks.p ? in->acts[i].ticks
        : r->ticked ? r->ticked[i] : (str){ 0 };
}

/* Does the record name repetition among its circumstances? */
static bool ticked_repeat(const struct law *law, const struct repeats *r, size_t i)
{
    return r->ticked && ticks_repetition(law, r->ticked[i]);
}

static bool same_act(const struct earlier *e)
{
    return e->meaning == EARLIER_MAYBE && e->said.has && e->said.v;
}

enum err repeat_weigh(struct arena *a, const struct law *law, const struct draft_new *in,
                      struct repeats *r)
{
    struct law_file file = r->found.file;
    struct law_act_in *acts = NEWS(a, struct law_act_in, file.n_acts);
    struct law_act_in *said = NEWS(a, struct law_act_in, file.n_acts);
    struct law_earlier *history = NEWS(a, struct law_earlier, r->n_earlier);
    struct buf why = { .a = a, .max = 2000 };
    file.has_history = true;
    file.history = history;
    file.n_history = 0;
    for (size_t i = 0; i < r->n_earlier; i++)
        if (r->earlier[i].meaning == EARLIER_REPEAT || same_act(&r->earlier[i])) {
            history[file.n_history] = earlier_law(r->earlier[i].row);
            history[file.n_history++].same = same_act(&r->earlier[i]);
        }
    for (size_t i = 0; i < file.n_acts; i++) {
        acts[i] = file.acts[i];
        acts[i].aggravating = r->recorded[i];
        ticks_apply(law, ticks_in(r, in, i), &acts[i]);
        acts[i].repeat = LAW_REPEAT_BY_LAW;
        said[i] = acts[i];
        if (in && i < in->n_acts)
            repeat_apply(in->acts[i].repeat, &said[i]);
    }
    file.acts = acts;
    TRY(law_assess(a, law, &file, &r->found, &why));
    file.acts = said;
    return law_assess(a, law, &file, &r->as, &why);
}

bool repeat_asked(const struct law *law, const struct repeats *r, size_t act)
{
    const struct law_act_out *o = &r->found.acts[act];
    bool any = o->n_multiple > 0 || r->recorded[act] > 0 || ticked_repeat(law, r, act);
    for (size_t i = 0; i < r->n_earlier; i++)
        any = any || r->earlier[i].meaning == EARLIER_REPEAT
            || r->earlier[i].meaning == EARLIER_MAYBE;
    return any;
}

/* 0: what is said of the act may stand. */
static enum draft_wrong wrong_of(const struct law *law, const struct repeats *r,
                                 const struct draft_new *in, size_t i)
{
    const enum repeat_said said = i < in->n_acts ? in->acts[i].repeat : REPEAT_UNSAID;
    const bool found = r->found.acts[i].repeats, reason = !str_empty(in->repeat_why);
    const bool counts = said == REPEAT_COUNT || said == REPEAT_WITHIN;
    if (said == REPEAT_UNSAID)
        return found || ticked_repeat(law, r, i) ? DRAFT_REPEAT_UNSAID : 0;
    if ((said == REPEAT_WITHIN || said == REPEAT_DROP) && r->recorded[i] == 0)
        return DRAFT_REPEAT_RECORD;
    if (counts == found || reason)
        return 0;
    return found ? DRAFT_REPEAT_IGNORED : DRAFT_REPEAT_NOT_SO;
}

size_t repeat_check(struct arena *a, const struct law *law, const struct repeats *r,
                    const struct draft_new *in, const struct draft_fault **out)
{
    struct draft_fault *list = NEWS(a, struct draft_fault, r->n_earlier + r->found.n_acts);
    size_t n = 0;
    for (size_t i = 0; i < r->n_earlier; i++)
        if (r->earlier[i].meaning == EARLIER_MAYBE && !r->earlier[i].said.has)
            list[n++] = (struct draft_fault){ DRAFT_SAME_UNSAID, i, S("") };
    for (size_t i = 0; i < r->found.n_acts; i++) {
        const enum draft_wrong wrong = wrong_of(law, r, in, i);
        if (wrong)
            list[n++] = (struct draft_fault){ wrong, i, S("") };
    }
    *out = list;
    return n;
}
