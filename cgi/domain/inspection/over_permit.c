/* What the results of a case have above the permits of its facility. */
#include "domain/inspection/sample.h"

/* The sample of a value, if a record may rest on it (Decree 45/2022 art. 8). */
static const struct samples_of_case_row *sound(const struct sample_rows *in, sample_id id)
{
    for (size_t i = 0; i < in->n_samples; i++) {
        const struct samples_of_case_row *s = &in->samples[i];
        if (s->id.v == id.v)
            return s->void_why.has || !s->result.has || s->broken
                || str_empty(s->accreditation.v) ? NULL : s;
    }
    return NULL;
}

static bool over(const struct sample_values_of_case_row *v,
                 const struct permit_limits_of_case_row *limit)
{
    int64_t factor;
    const struct law_measured m = { .kind = LAW_WASTEWATER, .ph = v->ph, .value = v->value,
                                    .min = limit->least, .max = limit->most };
    const enum law_over how = law_over(&m, &factor);
    return how == LAW_OVER || how == LAW_BELOW_MIN;
}

static bool exceeds(struct arena *a, const struct sample_rows *rows,
                    const struct permit_limits_of_case_row *limits, size_t n,
                    const struct sample_values_of_case_row *v, struct permit_excess *out)
{
    const struct samples_of_case_row *s = v->below ? NULL : sound(rows, v->sample);
    const struct permit_limits_of_case_row *limit = !s ? NULL : permit_limit_for(
        a, limits, n, &(struct permit_ask){ .parameter = v->parameter, .unit = v->unit,
                                            .place = s->place });
    if (!limit || !over(v, limit))
        return false;
    *out = (struct permit_excess){ .point = s->point, .parameter = v->parameter,
                                   .unit = v->unit, .permit = limit->number,
                                   .source = permit_source(a, limit), .value = v->value,
                                   .min = limit->least, .max = limit->most };
    return true;
}

enum err sample_over_permit(struct cx *cx, case_id cid, const struct sample_rows *rows,
                            struct permit_excess **out, size_t *n)
{
    struct permit_limits_of_case_row *limits;
    size_t n_limits;
    *n = 0;
    *out = NEWS(cx->a, struct permit_excess, rows->n_values);
    if (rows->n_values == 0)
        return OK;
    TRY(permit_limits_of_case(cx, (struct permit_limits_of_case_in){
        .cid = cid, .day = instant_date(rows->samples[0].taken) }, &limits, &n_limits));
    for (size_t i = 0; i < rows->n_values; i++)
        *n += exceeds(cx->a, rows, limits, n_limits, &rows->values[i], &(*out)[*n]);
    return OK;
}
