#include "pages/intake/kinds.h"
#include "base/lang.h"
#include "domain/accounts/user.h"

const struct kind pollution_kinds[] = {
    { "water", TR("Nước thải, nước bẩn"), TR("xả ra sông, suối, biển, cống"), "water" },
    { "air", TR("Khói, bụi, khí thải"), NULL, "air" },
    { "odour", TR("Mùi hôi"), NULL, "smell" },
    { "solid_waste", TR("Rác, chất thải rắn"), TR("đổ trộm, không thu gom, đốt rác"), "waste" },
    { "hazardous_waste", TR("Chất thải nguy hại"), TR("hóa chất, dầu, rác y tế"), "hazard" },
    { "noise", TR("Tiếng ồn, rung"), NULL, "noise" },
    { "soil", TR("Đất bị ô nhiễm"), NULL, "nature" },
    { "other", TR("Khác, không rõ"), NULL, "other" },
    { "vibration", TR("Rung"), NULL, NULL },
    { "light", TR("Ánh sáng"), NULL, NULL },
};
const size_t n_pollution_kinds = COUNT(pollution_kinds);

const struct kind natures[] = {
    { "sudden", TR("Mới xảy ra, một lần"), NULL, NULL },
    { "frequent", TR("Nhiều lần hoặc kéo dài"), NULL, NULL },
    { "unknown", TR("Tôi không rõ"), NULL, NULL },
};
const size_t n_natures = COUNT(natures);

const char *kind_label(str code)
{
    for (size_t i = 0; i < n_pollution_kinds; i++)
        if (str_eq(code, str_from(pollution_kinds[i].code)))
            return pollution_kinds[i].label;
    return TR("Khác, không rõ");
}

bool kind_known(const struct kind *kinds, size_t n, str code)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(code, str_from(kinds[i].code)))
            return true;
    return false;
}

const struct choice *kind_choices(struct arena *a, const struct kind *kinds, size_t n, str chosen,
                                  size_t *n_choices)
{
    struct choice *c = NEWS(a, struct choice, n);
    const bool icons = kinds[0].icon != NULL;
    *n_choices = 0;
    for (size_t i = 0; i < n; i++)
        if (!icons || kinds[i].icon)
            c[(*n_choices)++] = (struct choice){
                .value = str_from(kinds[i].code), .label = str_from(tr(kinds[i].label)),
                .hint = kinds[i].hint ? str_from(tr(kinds[i].hint)) : (str){ 0 },
                .icon = kinds[i].icon, .on = str_eq(chosen, str_from(kinds[i].code)) };
    return c;
}

const struct choice *commune_choices(struct arena *a, const struct places *p, str code)
{
    struct choice *c = NEWS(a, struct choice, p->n);
    for (size_t i = 0; i < p->n; i++)
        c[i] = (struct choice){
            .value = p->communes[i].code,
            .label = str_fmt(a, "%.*s (%.*s)", STR_ARG(p->communes[i].name),
                             STR_ARG(unit_kind_words(p->communes[i].kind))),
            .on = str_eq(p->communes[i].code, code) };
    return c;
}
