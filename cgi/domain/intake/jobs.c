#include "domain/intake/jobs.h"
#include "base/config.h"
#include "domain/accounts/once.h"
#include "crypto/filebox.h"
#include "domain/audit/rows.h"
#include "domain/audit/supervision.h"
#include "domain/drafts/form_draft.h"
#include "domain/onsite/photo.h"
#include "domain/duty/alarm.h"
#include "domain/figures/told.h"
#include "domain/handover/run.h"
#include "domain/intake/keyhelp.h"
#include "domain/publication/asks.h"
#include "domain/publication/life.h"
#include "domain/privacy/erase.h"
#include "domain/notices/send.h"
#include "domain/publication/index.h"
#include "sql/jobs.h"
#include "sql/keyhelp.h"
#include "store/db.h"

#define HOUR_US (3600 * US_PER_S)

const struct job jobs[] = {
    { "report", take_list, take_one },
    { "message", hear_list, hear_one },
    { "alarm", climb_list, climb_one },
    { "endless", endless_list, endless_one },
    { "publication", expire_list, expire_one },
    { "index", index_list, index_one },
    { "clock", .batch = late_batch },
    { "ask", asks_late_list, asks_late_one },
    { "supervision", supervision_look_list, supervision_look_one },
    { "erase", erase_list, erase_one },
    { "keeping", .batch = retention_batch },
    { "outbox", outbox_list, outbox_one },
    { "key", key_help_list, key_help_one },
    { "draft", drafts_list, drafts_one },
    { "flow", move_list, move_one },
    { "unit", rename_list, rename_one },
    { "bounce", .batch = bounce_batch },
    { "relay", .batch = relay_batch },
    { "figures", .batch = figures_close_batch },
};
const size_t n_jobs = COUNT(jobs);

enum err jobs_lease(struct cx *cx, str holder, int64_t seconds, bool *ours)
{
    const instant until = cx->now + seconds * US_PER_S;
    TRY(lease_make(cx, (struct lease_make_in){
        .name = S("jobs"), .holder = holder, .until = until }));
    TRY(lease_take(cx, (struct lease_take_in){
        .name = S("jobs"), .holder = holder, .now = cx->now, .until = until }));
    *ours = db_affected(cx) == 1;
    return OK;
}

enum err jobs_sweep(struct cx *cx)
{
    const struct config *c = cx->conf;
    const instant pub = cx->now - c->sessions.public_absolute_hours * HOUR_US;
    const instant staff = cx->now - c->sessions.staff_absolute_hours * HOUR_US;
    TRY(pub_sessions_drop(cx, (struct pub_sessions_drop_in){ .before = pub }));
    TRY(pub_session_ends_drop(cx, (struct pub_session_ends_drop_in){ .before = pub - HOUR_US }));
    TRY(sessions_drop(cx, (struct sessions_drop_in){ .idle = staff }));
    TRY(login_slow_drop(cx, (struct login_slow_drop_in){ .before = cx->now - 24 * HOUR_US }));
    TRY(report_drafts_drop(cx, (struct report_drafts_drop_in){
        .before = cx->now - c->limits.draft_hours * HOUR_US }));
    TRY(publications_set_late(cx, (struct publications_set_late_in){ .now = cx->now }));
    TRY(drafts_expire(cx));
    TRY(forms_expire(cx));
    TRY(photos_expire(cx));
    TRY(key_asks_drop(cx, (struct key_asks_drop_in){ .before = cx->now - 30 * 24 * HOUR_US }));
    TRY(pieces_sweep(cx));
    TRY(rows_mark(cx));
    filebox_sweep(cx->a, c->blobs.dir, (time_t)(cx->now / US_PER_S - 3600));
    return blobs_sweep(cx);
}
