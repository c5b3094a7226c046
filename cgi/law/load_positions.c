/* positions.csv: who may sanction. */
#include "law/internal.h"

#include <string.h>

enum { O_CODE, O_NAME, O_NAME_VI, O_BODY, O_LEVEL, O_FIELD, O_MAY, O_ACTS, O_LISTED, O_SHARE,
       O_POWER, O_POWER_ORG, O_SUSPEND, O_CONFISCATE, O_REMEDIES, O_TEAM, O_BASIS, O_BASIS_VI,
       O_FROM, O_TO, O_SURE, O_NOTE };
static const char *const position_columns[] = {
    "code", "name", "name_vi", "body", "level", "field", "may_sanction", "acts", "acts_listed_in",
    "share_percent", "power_individual", "power_organization", "suspend", "confiscate",
    "remedies", "team", "basis", "basis_vi", "valid_from", "valid_to", "verified", "note",
};

/* Powers stated as a share of the field's ceiling must be that share. */
static void check_share(struct loader *l, str share, const struct law_position *o)
{
    if (str_empty(share))
        return;
    const int64_t percent = need_whole(l, share, "share_percent", 1, 100);
    const struct law_field *f = law_field(l->law, o->field);
    const struct law_number *top = f ? law_number(l->law, f->ceiling, o->from) : NULL;
    if (!top)
        fault(l, "share_percent without a ceiling in limits.csv on that day");
    else if (law_number_whole(top) * percent / 100 != o->power_individual)
        fault(l, "power_individual is not %lld%% of the ceiling", (long long)percent);
}

static void read_power(struct loader *l, const str *c, struct law_position *o)
{
    const bool none = str_empty(c[O_POWER]) && str_empty(c[O_POWER_ORG]);
    if (!o->may_sanction) {
        if (!none)
            fault(l, "a position that may not sanction has no power");
        return;
    }
    if (none && o->acts_unknown) {
        return; /* listed so that the reader knows it exists; never a signer */
    }
    o->power_known = true;
    o->power_individual = need_whole(l, c[O_POWER], "power_individual", 1, INT64_C(100000000000));
    o->power_organization =
        need_whole(l, c[O_POWER_ORG], "power_organization", 1, INT64_C(100000000000));
    if (o->power_individual > o->power_organization)
        fault(l, "power_individual is above power_organization");
    const struct law_field *f = law_field(l->law, o->field);
    const struct law_number *top = f ? law_number(l->law, f->ceiling, o->from) : NULL;
    if (top && o->power_individual > law_number_whole(top))
        fault(l, "power_individual is above %.*s", STR_ARG(f->ceiling));
    check_share(l, c[O_SHARE], o);
}

static void read_suspend(struct loader *l, str cell, struct law_position *o)
{
    static const char *const words[] = { "yes", "no", "permit_only", "unknown", NULL };
    static const enum law_may suspend[] = { LAW_MAY_NOT, LAW_MAY, LAW_MAY_NOT, LAW_MAY_NOT,
                                            LAW_MAY_UNKNOWN };
    static const enum law_may revoke[] = { LAW_MAY_NOT, LAW_MAY, LAW_MAY_NOT, LAW_MAY,
                                           LAW_MAY_UNKNOWN };
    const int w = need_word(l, cell, "suspend", words);
    o->suspend = suspend[w];
    o->revoke = revoke[w];
}

static void read_confiscate(struct loader *l, str cell, struct law_position *o)
{
    if (str_eq(cell, S("yes")))
        o->confiscate = LAW_MAY;
    else if (str_eq(cell, S("no")))
        o->confiscate = LAW_MAY_NOT;
    else if (str_eq(cell, S("unknown")))
        o->confiscate = LAW_MAY_UNKNOWN;
    else {
        o->confiscate = LAW_MAY;
        o->confiscate_max = need_whole(l, cell, "confiscate", 1, INT64_C(100000000000));
    }
}

/* all, none, unknown, letters of the decree's list, or "28.1: letters" of the Law's. */
static void read_remedies(struct loader *l, str cell, struct law_position *o)
{
    if (str_eq(need_text(l, cell, "remedies"), S("all"))) {
        o->remedy = LAW_MAY;
    } else if (str_eq(cell, S("none"))) {
        o->remedy = LAW_MAY_NOT;
    } else if (str_eq(cell, S("unknown")) || str_starts(cell, S("28.1:"))) {
        o->remedy = LAW_MAY_UNKNOWN;
        o->remedy_points = cell;
    } else {
        o->remedy = LAW_MAY;
        o->remedy_points = cell;
        str rest = cell, letter;
        while (str_next(&rest, ' ', &letter))
            if (letter.n != 1 && !str_eq(letter, S("đ")))
                fault(l, "remedies '%.*s' are no letters", STR_ARG(cell));
    }
}

static struct law_position read_position(struct loader *l, const str *c)
{
    static const char *const acts[] = { "all", "unknown", NULL };
    struct law_position o = {
        .code = need_text(l, c[O_CODE], "code"), .name = need_text(l, c[O_NAME], "name"),
        .name_vi = need_text(l, c[O_NAME_VI], "name_vi"),
        .body = need_text(l, c[O_BODY], "body"), .level = need_text(l, c[O_LEVEL], "level"),
        .field = c[O_FIELD], .may_sanction = need_yes(l, c[O_MAY], "may_sanction"),
        .acts_unknown = need_word(l, c[O_ACTS], "acts", acts) == 2, .articles = c[O_LISTED],
        .team = need_yes(l, c[O_TEAM], "team"), .basis = need_text(l, c[O_BASIS], "basis"),
        .basis_vi = need_basis_vi(l, c[O_BASIS_VI]), .sure = need_sure(l, c[O_SURE]),
        .note = c[O_NOTE],
    };
    if (!law_field(l->law, o.field))
        fault(l, "field '%.*s' is not in fields.csv", STR_ARG(o.field));
    need_period(l, c[O_FROM], c[O_TO], &o.from, &o.to);
    read_power(l, c, &o);
    read_suspend(l, c[O_SUSPEND], &o);
    read_confiscate(l, c[O_CONFISCATE], &o);
    read_remedies(l, c[O_REMEDIES], &o);
    return o;
}

void load_positions(struct loader *l)
{
    struct law *law = l->law;
    struct sheet *s = &law->positions_sheet;
    sheet_read(l, str_fmt(l->a, "%.*s/positions.csv", STR_ARG(l->dir)), S("positions.csv"),
               position_columns, COUNT(position_columns), s);
    law->positions = NEWS(l->a, struct law_position, s->n);
    struct period *p = NEWS(l->a, struct period, s->n);
    for (size_t i = 0; i < s->n; i++) {
        l->line = s->rows[i].line;
        const struct law_position o = read_position(l, s->rows[i].cell);
        p[i] = (struct period){ o.code, o.field, o.from, o.to, l->line };
        law->positions[i] = o;
    }
    law->n_positions = s->n;
    check_overlap(l, s, p, s->n);
}
