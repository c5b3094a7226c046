/*
 * Sessions of officials. The cookie holds a 256-bit token, the database only
 * its hash. A session ends after the idle time, at its absolute age, at logout.
 */
#ifndef DOMAIN_ACCOUNTS_SESSIONS_H
#define DOMAIN_ACCOUNTS_SESSIONS_H

#include "domain/accounts/user.h"

struct session {
    str token;     /* as the cookie has it */
    bool seen_due; /* its idle limit is to be moved: session_touch */
    int64_t since; /* db_count when it was asked for */
};

/*
 * The user of the cookie's token in *s; sets seen_due once a minute.
 * ERR_LOGIN: no such session, too old, account disabled or without office today.
 */
MUST_USE enum err session_user(struct cx *cx, struct session *s, struct user **out);

/*
 * Move the idle limit where it is due, when the page is made: it waits for one
 * that has a statement left of the ten that each may send.
 */
MUST_USE enum err session_touch(struct cx *cx, const struct session *s);

/* A new session after a right password; an old token of this browser ends. */
MUST_USE enum err session_begin(struct cx *cx, account_id account, str old_token, str *token);

/*
 * A mark of the account whose session the token was, over or not; empty where it is not known.
 * It tells nobody who that is.
 */
MUST_USE enum err session_whose(struct cx *cx, str token, str *mark);

/* The same mark of an account. */
str session_mark(struct cx *cx, account_id account);

/* Logout; an unknown token is no error. */
MUST_USE enum err session_end(struct cx *cx, str token);

/* What every form of this session must carry; derived, so nothing is stored. */
str session_csrf(struct cx *cx, str token);

#endif
