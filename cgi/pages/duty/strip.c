#include "domain/accounts/user.h"
#include "domain/duty/alarm.h"
#include "domain/duty/rota.h"
#include "pages/duty/duty.h"
#include "pages/duty/lines.h"

const struct duty_person *duty_people(struct arena *a, const struct duty_now_row *rows, size_t n)
{
    struct duty_person *out = NEWS(a, struct duty_person, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct duty_person){ .name = rows[i].name, .until = rows[i].until,
                                       .phone = rows[i].phone.has ? rows[i].phone.v : S("") };
    return out;
}

enum err duty_strip(struct req *r, struct duty_strip *out)
{
    struct duty_now_row *rows;
    struct alarms_open_row *alarms;
    const struct office *home = user_home(r->who);
    TRY(duty_load(r->cx, home->unit, &rows, &out->n_people));
    TRY(alarms_load(r->cx, home, &alarms, &out->n_alarms));
    out->people = duty_people(r->cx->a, rows, out->n_people);
    out->shown = true;
    return OK;
}
