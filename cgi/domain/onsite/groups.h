/*
 * The minutes of an inspection in groups of fields: what two people may write at the same time
 * without meeting. Each group has its own versions (onsite.h).
 */
#ifndef DOMAIN_ONSITE_GROUPS_H
#define DOMAIN_ONSITE_GROUPS_H

#include "base/buf.h"

struct onsite_part {
    const char *name, *label;
    const char *hint; /* NULL: none */
    size_t max;       /* bytes */
    int rows;         /* 0: one line */
    bool moment;      /* YYYY-MM-DDTHH:MM */
    bool finding;     /* a choice of the workflow's field "finding" */
};

#define ONSITE_PARTS_MAX 3

struct onsite_group {
    const char *name, *title;
    struct onsite_part parts[ONSITE_PARTS_MAX];
    size_t n;
};

extern const struct onsite_group onsite_groups[];
extern const size_t n_onsite_groups;

/* NULL: no such group. */
const struct onsite_group *onsite_group(str name);

/* Text of a part in the JSON of an entry; "" where it has none. */
str onsite_text(struct arena *a, str body, const char *part);

#endif
