#include "domain/intake/due.h"
#include "base/log.h"
#include "law/law.h"

opt_date intake_reply_due(struct cx *cx, instant received)
{
    static const char *const steps[] = {
        "HOTLINE_STEP_RECEIVE", "HOTLINE_STEP_VERIFY", "HOTLINE_STEP_HANDLE",
        "HOTLINE_STEP_REPLY",
    };
    struct moment from = instant_moment(received);
    for (size_t i = 0; i < COUNT(steps); i++) {
        struct law_due due;
        const enum err e = law_due(cx->a, cx->law, str_from(steps[i]), from, &due);
        if (e != OK) {
            log_line(LOG_WARN, "no_reply_date", LOG_CODE("term", steps[i]), LOG_ERR("error", e));
            return (opt_date){ 0 };
        }
        from = due.due;
    }
    return (opt_date){ .has = true, .v = from.day };
}
