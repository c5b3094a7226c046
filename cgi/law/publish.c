/* When a decision must be published with names: Decree 45/2022/NĐ-CP art. 72. */
#include "law/internal.h"

bool act_within(str act, str article)
{
    return str_starts(act, article) && (act.n == article.n || act.p[article.n] == '.');
}

bool act_among(str act, str articles)
{
    str rest = articles, one;
    while (!str_empty(articles) && str_next(&rest, ' ', &one))
        if (act_within(act, one))
            return true;
    return false;
}

static bool triggered(const struct publish_rule *r, const struct law_imposed *m)
{
    if (r->person)
        return false;
    if (r->article)
        return act_within(m->act, r->trigger);
    for (size_t i = 0; i < m->n_measures; i++)
        if (str_eq(m->measures[i], r->trigger))
            return true;
    return false;
}

static struct law_publish_rule rule_of(const struct publish_rule *r)
{
    return (struct law_publish_rule){
        .verdict = r->must ? LAW_PUBLISH_MUST : LAW_PUBLISH_ASK,
        .trigger = r->trigger, .basis = r->basis, .basis_vi = r->basis_vi,
    };
}

const struct law_publish_rule *law_publish_rules(struct arena *a, const struct law *law,
                                                 const struct law_imposed *imposed, size_t n_acts,
                                                 struct date decided_on, size_t *n)
{
    struct law_publish_rule *out = NEWS(a, struct law_publish_rule, law->n_publish);
    *n = 0;
    for (size_t i = 0; i < law->n_publish; i++) {
        const struct publish_rule *r = &law->publish[i];
        bool met = false;
        for (size_t k = 0; k < n_acts && in_force(r->from, r->to, decided_on); k++)
            met = met || triggered(r, &imposed[k]);
        if (met)
            out[(*n)++] = rule_of(r);
    }
    return out;
}

struct law_publish_rule law_must_publish(const struct law *law, const struct law_imposed *imposed,
                                         size_t n, struct date decided_on)
{
    struct law_publish_rule out = { .verdict = LAW_PUBLISH_MAY };
    for (size_t i = 0; i < law->n_publish; i++) {
        const struct publish_rule *r = &law->publish[i];
        if (!in_force(r->from, r->to, decided_on) || (!r->must && out.verdict != LAW_PUBLISH_MAY))
            continue;
        for (size_t k = 0; k < n; k++) {
            if (!triggered(r, &imposed[k]))
                continue;
            out = rule_of(r);
            if (r->must)
                return out;
        }
    }
    return out;
}

bool law_publish_held(const struct law *law, str who, struct date decided_on,
                      struct law_publish_rule *out)
{
    for (size_t i = 0; i < law->n_publish; i++) {
        const struct publish_rule *r = &law->publish[i];
        if (!r->person || !str_eq(r->trigger, who) || !in_force(r->from, r->to, decided_on))
            continue;
        *out = (struct law_publish_rule){ .verdict = LAW_PUBLISH_MAY, .trigger = r->trigger,
                                          .basis = r->basis, .basis_vi = r->basis_vi };
        return true;
    }
    return false;
}
