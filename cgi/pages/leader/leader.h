/* The desk of who leads a unit: heads and signers. */
#ifndef PAGES_LEADER_LEADER_H
#define PAGES_LEADER_LEADER_H

#include "http/http.h"

enum err leader_get(struct req *r, struct resp *w);
enum err leader_list_get(struct req *r, struct resp *w);
enum err leader_late_get(struct req *r, struct resp *w);

#endif
