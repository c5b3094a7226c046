#include "pages/inspection/sample_words.h"
#include "base/lang.h"
#include "domain/inspection/site.h"

static const char *const codes[] = { "wastewater", "emission", "noise", "vibration", "water",
                                     "air", "soil", "waste" };
static const char *const labels[] = {
    TR("Nước thải"), TR("Khí thải"), TR("Tiếng ồn"), TR("Độ rung"), TR("Nước mặt, nước ngầm"),
    TR("Không khí xung quanh"), TR("Đất, trầm tích"), TR("Chất thải"),
};

const char *sample_medium_label(str medium)
{
    for (size_t i = 0; i < COUNT(codes); i++)
        if (str_eq(medium, str_from(codes[i])))
            return labels[i];
    return labels[COUNT(codes) - 1];
}

const char *const *medium_codes(size_t *n)
{
    *n = COUNT(codes);
    return codes;
}

const struct choice *medium_choices(struct cx *cx, str typed, size_t *n)
{
    struct choice *out = NEWS(cx->a, struct choice, COUNT(codes));
    for (size_t i = 0; i < COUNT(codes); i++)
        out[i] = (struct choice){ .value = str_from(codes[i]), .label = str_from(tr(labels[i])),
                                  .on = str_eq(typed, str_from(codes[i])) };
    *n = COUNT(codes);
    return out;
}

str sample_path(struct arena *a, str code, sample_id id)
{
    return str_fmt(a, "/staff/cases/%.*s/samples/%lld", STR_ARG(code), (long long)id.v);
}

str form_item(struct req *r, const struct form *f, const char *name)
{
    const str typed = form_raw(f, name);
    return site_id_valid(typed) ? typed : site_id_new(r->cx->a);
}

instant form_past(struct req *r, struct form *f, const char *name)
{
    const struct moment m = form_moment(f, name);
    if (!date_valid(m.day))
        return 0;
    if (instant_of(m) <= r->cx->now)
        return instant_of(m);
    form_problem(f, name, str_from(tr(TR("Thời điểm này ở tương lai. Hãy ghi lúc đã xảy ra."))));
    return 0;
}
