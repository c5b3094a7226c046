#include "domain/notices/notices.h"
#include "sql/handover.h"

enum err notices_of(struct cx *cx, const struct user *who, struct notices_unread_row **rows,
                    size_t *n)
{
    return notices_unread(cx, (struct notices_unread_in){ .account = who->id }, rows, n);
}

enum err notices_set_read(struct cx *cx, const struct user *who, str code)
{
    return notices_read(cx, (struct notices_read_in){ .account = who->id, .code = code,
                                                      .now = cx->now });
}

enum err notices_set_kind_read(struct cx *cx, const struct user *who, str kind)
{
    return notices_kind_read(cx, (struct notices_kind_read_in){
        .account = who->id, .code = kind, .now = cx->now });
}

enum err notices_set_handover_read(struct cx *cx, const struct user *who, handover_id id)
{
    return handover_notices_read(cx, (struct handover_notices_read_in){ who->id, id, cx->now });
}
