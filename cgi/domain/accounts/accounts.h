/* Making and changing accounts and offices; the passwords come from files or are made. */
#ifndef DOMAIN_ACCOUNTS_ACCOUNTS_H
#define DOMAIN_ACCOUNTS_ACCOUNTS_H

#include "base/cx.h"
#include "base/ids.h"

struct office_new {
    str unit_code; /* of a unit valid today */
    str role;      /* word of the table `office` */
    str position;  /* code of positions.csv; "" for none */
};

/*
 * A login name as it is kept: lower case, no diacritics. A keyboard that adds
 * them changes nothing, and each name has one spelling that the slow-down counts.
 */
str account_login(struct arena *a, str typed);

/*
 * A new account without office. login 1..60 bytes, any spelling; name 1..120.
 * ERR_DUPLICATE: the login is taken; ERR_INVALID: password too short or long.
 */
MUST_USE enum err account_create(struct cx *cx, str login, str name, str password,
                                 account_id *id);

/* ERR_NOT_FOUND: no such unit today; ERR_INVALID: no such role; ERR_DUPLICATE: held already. */
MUST_USE enum err account_give_office(struct cx *cx, account_id id, const struct office_new *o);

#endif
