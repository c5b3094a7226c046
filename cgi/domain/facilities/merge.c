#include "domain/facilities/merge.h"
#include "domain/facilities/edit.h"
#include "store/db.h"

struct joining {
    const struct user *who;
    facility_id twin, target;
    str reason;
};

static enum err roots_set(struct cx *cx, facility_id id, facility_id root)
{
    struct facility_subtree_row *rows;
    size_t n;
    TRY(facility_subtree(cx, (struct facility_subtree_in){ id }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        TRY(facility_root_set(cx, (struct facility_root_set_in){ rows[i].id, root }));
    return OK;
}

/* Both chains tell of it, each of the other. */
static enum err told(struct cx *cx, const struct joining *j, facility_id other,
                     const char *of_twin, const char *of_other)
{
    const str twin[] = { S("facility"), str_fmt(cx->a, "%lld", (long long)other.v), S("reason"),
                         j->reason };
    const str target[] = { S("facility"), str_fmt(cx->a, "%lld", (long long)j->twin.v),
                           S("reason"), j->reason };
    TRY(facility_event(cx, j->who, j->twin, str_from(of_twin), twin, 2));
    return facility_event(cx, j->who, other, str_from(of_other), target, 2);
}

static enum err join_tx(struct cx *cx, void *arg)
{
    const struct joining *j = arg;
    struct facility a, b;
    /* The lower number is locked first, so that two who merge do not wait for each other. */
    const bool twin_first = j->twin.v < j->target.v;
    if (j->twin.v == j->target.v)
        return ERR_INVALID;
    TRY(facility_hold(cx, j->who, twin_first ? j->twin : j->target, FACILITY_RATING, &a));
    TRY(facility_hold(cx, j->who, twin_first ? j->target : j->twin, FACILITY_RATING, &b));
    TRY(facility_merge(cx, (struct facility_merge_in){ j->twin, j->target, cx->now }));
    TRY(roots_set(cx, j->twin, j->target));
    return told(cx, j, j->target, "facility_merged", "facility_took_in");
}

enum err facility_join(struct cx *cx, const struct user *who, facility_id twin,
                       facility_id target, str reason)
{
    return db_tx(cx, join_tx, &(struct joining){ who, twin, target, reason });
}

static enum err split_tx(struct cx *cx, void *arg)
{
    struct joining *j = arg;
    struct facility_lock_row lock;
    struct facility f;
    TRY(facility_lock(cx, (struct facility_lock_in){ .id = j->twin }, &lock));
    TRY(facility_load(cx, j->who, j->twin, &f));
    if (!facility_may(j->who, &f, FACILITY_RATING))
        return ERR_FORBIDDEN;
    if (!f.row.merged.has)
        return ERR_CONFLICT;
    TRY(facility_lock(cx, (struct facility_lock_in){ .id = f.row.merged.v }, &lock));
    TRY(facility_unmerge(cx, (struct facility_unmerge_in){ j->twin }));
    TRY(roots_set(cx, j->twin, j->twin));
    return told(cx, j, f.row.merged.v, "facility_split", "facility_gave_back");
}

enum err facility_split(struct cx *cx, const struct user *who, facility_id twin, str reason)
{
    return db_tx(cx, split_tx, &(struct joining){ .who = who, .twin = twin, .reason = reason });
}
