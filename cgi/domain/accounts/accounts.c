#include "domain/accounts/accounts.h"
#include "base/config.h"
#include "base/text.h"
#include "crypto/password.h"
#include "domain/accounts/user.h"
#include "sql/accounts.h"
#include "sql/units.h"
#include "store/db.h"

str account_login(struct arena *a, str typed)
{
    return text_fold(a, typed);
}

enum err account_create(struct cx *cx, str typed, str name, str password, account_id *id)
{
    str hash;
    const str login = account_login(cx->a, typed);
    if (str_empty(login) || login.n > 60 || str_empty(name) || name.n > 120
        || text_points(password) < (size_t)cx->conf->login.password_min)
        return ERR_INVALID;
    TRY(password_hash(cx->a, password, &hash));
    TRY(account_add(cx, (struct account_add_in){
        .login = login, .name = name, .password = hash, .now = cx->now }));
    id->v = db_last_id(cx);
    return OK;
}

enum err account_give_office(struct cx *cx, account_id id, const struct office_new *o)
{
    struct unit_on_row unit;
    if (user_role(o->role) == 0)
        return ERR_INVALID;
    TRY(unit_on(cx, (struct unit_on_in){ .code = o->unit_code, .day = cx->today }, &unit));
    return office_add(cx, (struct office_add_in){
        .account = id, .unit = unit.id, .role = o->role, .position = str_opt(o->position),
        .since = cx->today });
}
