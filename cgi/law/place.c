/* What the place adds: a city's own fines (Law art. 23), surroundings polluted already
 * (Decree 45/2022 arts. 24.4 to 24.6, 26.9). */
#include "law/internal.h"

void find_local(const struct law *law, const struct law_file *file, const struct law_act_in *in,
                struct law_act_out *o)
{
    o->local_percent = 100;
    for (size_t i = 0; i < law->n_locals; i++) {
        const struct law_local *r = &law->locals[i];
        if (!str_eq(r->area, file->area) || !in_force(r->from, r->to, in->day))
            continue;
        const bool meant = str_eq(r->acts, o->frame_of->field)
            || act_among(o->frame_of->code, r->acts);
        if (!meant || r->percent <= o->local_percent)
            continue;
        o->local = r;
        o->local_percent = r->percent;
    }
}

enum err find_ambient(struct arena *a, const struct law *law, const struct law_act_in *in,
                      struct law_act_out *o, struct buf *why)
{
    if (str_empty(in->ambient))
        return OK;
    for (size_t i = 0; i < law->n_ambients; i++) {
        const struct ambient *r = &law->ambients[i];
        if (!str_eq(r->code, in->ambient) || !in_force(r->from, r->to, in->day)
            || !act_among(o->act->code, r->acts))
            continue;
        o->ambient_min = r->percent_min;
        o->ambient_max = r->percent_max;
        if (!str_empty(r->extras_of))
            weigh_suspension(o, law_act(law, r->extras_of, in->day));
        return OK;
    }
    buf_add(why, str_fmt(a, "%.*s: ambient '%.*s' does not go with this act (Decree "
                         "45/2022/NĐ-CP arts. 24.4 to 24.6, 26.9)", STR_ARG(in->act),
                         STR_ARG(in->ambient)));
    return ERR_INVALID;
}
