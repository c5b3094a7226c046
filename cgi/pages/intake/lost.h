/* A lost key: asked for here, helped through the sealed contact alone. */
#ifndef PAGES_INTAKE_LOST_H
#define PAGES_INTAKE_LOST_H

#include "html/page.h"
#include "http/http.h"

/* GET, POST /track/lost: the same answer to everybody */
enum err lost_get(struct req *r, struct resp *w);
enum err lost_post(struct req *r, struct resp *w);

/* The new key after a code was used, shown once. */
MUST_USE enum err renewed_page(struct req *r, struct resp *w, str key);

/* POST /track/reward: the reporter's answer, by key */
enum err track_reward_post(struct req *r, struct resp *w);

struct lost_view {
    struct page page;
    struct field ref;
    bool sent;
};

struct renewed_view {
    struct page page;
    str key;
    const str *groups;
    size_t n_groups;
};

#endif
