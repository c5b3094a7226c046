#include "domain/audit/sealed.h"

static const char *const words[] = {
    [SEALED_VIOLATOR] = "violator", [SEALED_MINUTES] = "minutes", [SEALED_FILE] = "file",
};

enum err sealed_seen(struct cx *cx, const struct user *who, case_id cid, enum sealed_kind kind)
{
    return sealed_read_case(cx, (struct sealed_read_case_in){
        .cid = cid, .kind = str_from(words[kind]), .who = who->id, .now = cx->now,
        .once = str_fmt(cx->a, "%s:%lld:%lld:%s", words[kind], (long long)cid.v,
                        (long long)who->id.v, date_iso(cx->a, cx->today).p) });
}

static bool whole_province(const struct office *o)
{
    return str_eq(o->level, S("province")) || str_eq(o->level, S("department"));
}

const struct office *audits_in(const struct user *who)
{
    const struct office *found = NULL;
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].role & ROLE_AUDITOR
            && (!found || (!whole_province(found) && whole_province(&who->offices[i]))))
            found = &who->offices[i];
    return found;
}

enum err sealed_list(struct cx *cx, const struct user *who, struct sealed_filter f,
                     struct sealed_reads_row **rows, size_t *n)
{
    const struct office *o = audits_in(who);
    if (!o)
        return ERR_FORBIDDEN;
    return sealed_reads(cx, (struct sealed_reads_in){
        .before = f.before, .unit = o->unit, .all = whole_province(o), .login = f.login,
        .kind = f.kind }, rows, n);
}
