#include "domain/accounts/user.h"
#include "base/lang.h"

unsigned user_role(str word)
{
    static const struct { const char *word; unsigned role; } roles[] = {
        { "operator", ROLE_OPERATOR },   { "officer", ROLE_OFFICER },
        { "head", ROLE_HEAD },           { "inspector", ROLE_INSPECTOR },
        { "signer", ROLE_SIGNER },       { "custodian", ROLE_CUSTODIAN },
        { "auditor", ROLE_AUDITOR },     { "admin", ROLE_ADMIN },
        { "section", ROLE_SECTION },     { "office", ROLE_OFFICE },
        { "clerk", ROLE_CLERK },         { "observer", ROLE_OBSERVER },
        /* Who releases must be another person than who wrote; the workflow and
         * the database both hold them apart, so one office may do either side. */
        { "publisher", ROLE_PUBLISHER | ROLE_RELEASER },
    };
    for (size_t i = 0; i < COUNT(roles); i++)
        if (str_eq(word, str_from(roles[i].word)))
            return roles[i].role;
    return 0;
}

unsigned user_roles_in(const struct user *u, unit_id unit)
{
    unsigned roles = 0;
    for (size_t i = 0; i < u->n_offices; i++)
        if (u->offices[i].unit.v == unit.v)
            roles |= u->offices[i].role;
    return roles;
}

str office_area(const struct office *o)
{
    return str_eq(o->level, S("department")) ? o->parent : o->unit_code;
}

const struct office *user_home(const struct user *u)
{
    return &u->offices[0];
}

/* Its own name says what it is: no people's committee. */
static bool named_alone(str level)
{
    return str_eq(level, S("department")) || str_eq(level, S("body"));
}

str unit_body_name(struct arena *a, str level, str kind, str name)
{
    if (named_alone(level))
        return str_fmt(a, "%.*s %.*s", STR_ARG(kind), STR_ARG(name));
    return str_fmt(a, "UBND %.*s %.*s", STR_ARG(kind), STR_ARG(name));
}

str unit_kind_words(str kind)
{
    static const char *const kinds[] = {
        TR("xã"), TR("phường"), TR("đặc khu"), TR("thị trấn"), TR("huyện"), TR("quận"),
        TR("thị xã"), TR("thành phố"), TR("tỉnh"),
    };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_eq(kind, str_from(kinds[i])))
            return str_from(tr(kinds[i]));
    return kind;
}

str unit_place_words(struct arena *a, enum lang lang, str kind, str name)
{
    const str k = unit_kind_words(kind);
    return lang == LANG_EN ? str_fmt(a, "%.*s %.*s", STR_ARG(name), STR_ARG(k))
                           : str_fmt(a, "%.*s %.*s", STR_ARG(k), STR_ARG(name));
}

/* Departments are a province's own: one we have no words for keeps its name. */
static str department_words(str name)
{
    static const char *const known[] = {
        TR("Sở Nông nghiệp và Môi trường"), TR("Sở Tài nguyên và Môi trường"),
    };
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_eq(name, str_from(known[i])))
            return str_from(tr(known[i]));
    return name;
}

str unit_body_words(struct arena *a, enum lang lang, str level, str kind, str name)
{
    if (lang != LANG_EN)
        return unit_body_name(a, level, kind, name);
    if (named_alone(level))
        return department_words(unit_body_name(a, level, kind, name));
    return str_fmt(a, "People's Committee of %.*s",
                   STR_ARG(unit_place_words(a, lang, kind, name)));
}
