/*
 * The relay: reporters learn by e-mail or SMS, as they wished, that there is news
 * of their report, and officials never see an address.
 *
 * Here a notice is queued, inside the transaction of what it tells of; `hotline
 * jobs` opens the sealed contact and sends. A notice has neutral words picked by
 * its code, the reference number and the address of the tracking page: no place,
 * no kind of pollution, no name, nothing of what was written. Whoever has no
 * wish gets nothing, and the same notice is not queued twice while it waits, so a
 * caller may tell as often as something happens.
 *
 * Law  Decision 174/QĐ-BTNMT (2022) art. 5: identity, telephone and content are secret.
 */
#ifndef DOMAIN_NOTICES_RELAY_H
#define DOMAIN_NOTICES_RELAY_H

#include "base/cx.h"
#include "base/ids.h"

enum relay_code {
    RELAY_RECEIVED = 1, /* the report has arrived, its number; jobs tell it on taking */
    RELAY_NEWS,         /* something new is on the tracking page */
    RELAY_QUESTION,     /* the agency asks the reporter something */
    RELAY_ANSWER,       /* the official answer is there */
    RELAY_CLOSED,       /* handled: is it fixed? the reporter may confirm or object */
    RELAY_REOPENED,     /* opened again after an objection */
    RELAY_KEY,          /* a code against a lost key: key_help_code (intake/keyhelp.h) gives it */
};

/* As the table `relay` lists it: "news". */
str relay_word(enum relay_code code);

/* To the sender of one report. ERR_DB. */
MUST_USE enum err relay_tell(struct cx *cx, report_id report, enum relay_code code);

/* To the sender of every report that is part of the case now. ERR_DB. */
MUST_USE enum err relay_tell_case(struct cx *cx, case_id cid, enum relay_code code);

#endif
