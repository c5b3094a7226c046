/*
 * Who is asking, and may they: between the router and the handlers. Every
 * route names what it needs; zero means refused, so a forgotten column fails
 * closed. What a person may do with one particular case is asked again in the
 * domain, where the case is known.
 */
#ifndef PAGES_GATE_H
#define PAGES_GATE_H

#include "http/http.h"

enum need {
    REFUSED = 0,
    ANYONE,      /* citizens, and the login page */
    LOGGED_IN,   /* any official */
    CASE_READ,   /* roles that see cases */
    CASE_WORK,   /* roles that take steps */
    INSPECT,     /* officer, inspector */
    SANCTION,    /* drafts, signs, follows a decision */
    DESK,        /* takes calls, is on duty */
    PUBLISH,     /* writes or releases a publication */
    IDENTITY_ASK,
    IDENTITY_AGREE,
    OVERSEE,     /* figures of units, minutes of handovers: heads, auditors, administrators */
    LEAD,        /* the desk of who leads: heads and signers */
    AUDIT,
    OBSERVE,     /* Fatherland Front, elected council: sample of closed cases */
    SUPERVISE,   /* supervision requests: who writes and who answers them */
    ADMIN,       /* procedures and their versions, terms of the province */
};

/* Roles that a need admits; a role in any unit will do. 0: of nobody, or it asks for none. */
unsigned gate_roles(enum need need);

/* Answer one request of the public or the staff service: everything, error pages too. */
void gate_public(struct req *r, struct resp *w);
void gate_staff(struct req *r, struct resp *w);

/* At start: both tables are well-formed. On ERR_INVALID *bad is the path of the row. */
MUST_USE enum err gate_check(const char **bad);

#endif
