/*
 * Lines for many people about many cases, without a storm: whoever has more
 * unread lines of a kind than jobs.notice_lines gets one line with the number.
 */
#ifndef DOMAIN_NOTICES_TELL_H
#define DOMAIN_NOTICES_TELL_H

#include "base/cx.h"
#include "base/ids.h"

/* What waits to be told; begin with zeros. */
struct tell_list {
    struct tell *v;
    size_t n, cap;
};

/* One line for this person about this case; code as in event_title. */
void tell_add(struct cx *cx, struct tell_list *list, account_id account, str code, case_id cid);

/* One line that says how many matters of a kind, of no case. Inside a transaction. */
MUST_USE enum err tell_count(struct cx *cx, account_id account, str code, int64_t n);

/* Write all of them. Inside a transaction. */
MUST_USE enum err tell_all(struct cx *cx, const struct tell_list *list);

#endif
