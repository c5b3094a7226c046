#include "pages/violations/assessed.h"
#include "base/lang.h"

/* Names of what may be imposed besides the fine; of what is only for a time, how long. */
static const str *measures_of(struct cx *cx, const struct law_act *act, size_t *n)
{
    str *out = NEWS(cx->a, str, act->n_extras + act->n_remedies);
    const bool en = cx->lang == LANG_EN;
    *n = 0;
    for (size_t i = 0; i < act->n_extras; i++) {
        const struct law_extra *x = &act->extras[i];
        const str args[] = { en ? x->measure->name : x->measure->name_vi,
                             str_fmt(cx->a, "%d", x->months_min),
                             str_fmt(cx->a, "%d", x->months_max) };
        out[(*n)++] = x->months_max > 0
            ? tr_args(cx->a, TR("{0}, từ {1} đến {2} tháng"), args, 3) : args[0];
    }
    for (size_t i = 0; i < act->n_remedies; i++)
        out[(*n)++] = en ? act->remedies[i]->name : act->remedies[i]->name_vi;
    return out;
}

struct fine_lines fine_lines(struct cx *cx, const struct law_assessment *as,
                             const struct law_act_out *o)
{
    size_t n;
    const str *measures = measures_of(cx, o->act, &n);
    return (struct fine_lines){
        .code = o->act->code, .name = cx->lang == LANG_EN ? o->act->name : o->act->name_vi,
        .words = law_fine_words(cx->a, cx->lang, as, o),
        .has_frame = o->has_fine, .has_fine = o->has_fine && o->in_time, .in_time = o->in_time,
        .frame_min = o->frame_min, .frame_max = o->frame_max,
        .average = (o->frame_min + o->frame_max) / 2, .addition = o->addition_percent,
        .fine_min = o->fine_min, .fine_max = o->fine_max, .power = o->power_tested,
        .limit = o->limit.due.day, .sure = o->act->sure == LAW_TEXT,
        .measures = measures, .n_measures = n,
    };
}

static const struct signer_line *signer_lines(struct cx *cx, const struct law_assessment *as,
                                              const struct law_signer *list, size_t n)
{
    struct signer_line *out = NEWS(cx->a, struct signer_line, n);
    for (size_t i = 0; i < n; i++) {
        const struct law_position *at = list[i].position;
        out[i].name = cx->lang == LANG_EN ? at->name : at->name_vi;
        out[i].words = law_signer_words(cx->a, cx->lang, as, &list[i]);
    }
    return out;
}

struct signer_lists signer_lists(struct cx *cx, const struct law_assessment *as)
{
    return (struct signer_lists){
        .may = signer_lines(cx, as, as->signers, as->n_signers), .n_may = as->n_signers,
        .refused = signer_lines(cx, as, as->refused, as->n_refused), .n_refused = as->n_refused,
    };
}
