/*
 * Opening who reported: an official of the unit asks with a reason, a custodian of the
 * province agrees, and only that custodian sees it, once per agreement; the unit itself
 * writes to the reporter through the relay. Each act is an event
 * of the case (Decision 174/QĐ-BTNMT art. 5: identity, phone, address secret).
 */
#ifndef DOMAIN_ACCOUNTS_IDENTITY_H
#define DOMAIN_ACCOUNTS_IDENTITY_H

#include "domain/accounts/user.h"
#include "sql/identity.h"

#define IDENTITY_REASON_MAX 1000

/*
 * ERR_NOT_FOUND: no such case for this person, or the report is not in it;
 * ERR_FORBIDDEN: not in the unit that holds the case; ERR_CONFLICT: the sender
 * gave no name (IDENTITY_MAIL: no sealed mail belongs to the report), or an open request
 * of this person exists.
 */
enum identity_purpose { IDENTITY_OPEN = 1, IDENTITY_ERASE, IDENTITY_MAIL };
MUST_USE enum err identity_request_add(struct cx *cx, const struct user *who, str code,
                                       report_id report, enum identity_purpose purpose,
                                       str reason);

enum identity_answer { IDENTITY_AGREED = 1, IDENTITY_REFUSED };

/*
 * The second person: a custodian of the province. Agreed to erase, the jobs destroy identity
 * and contact (domain/privacy/erase.h), unless the case is held: then once that is lifted.
 * ERR_FORBIDDEN: the same person, or no such office; ERR_CONFLICT: decided already.
 */
MUST_USE enum err identity_request_decide(struct cx *cx, const struct user *who, identity_id id,
                                          enum identity_answer answer);

struct identity_shown {
    str case_code, ref;
    str plain; /* JSON as the citizen's form sealed it: name, phone, email, address */
};

/*
 * ERR_NOT_FOUND: not the custodian who decided it, or none such; ERR_FORBIDDEN: not agreed to
 * be opened; ERR_CONFLICT: opened already.
 */
MUST_USE enum err identity_show(struct cx *cx, const struct user *who, identity_id id,
                                struct identity_shown *out);

/*
 * A mail as it came, whole: who sent it is in its head, so it is opened like an identity, one
 * mail for one agreement. mail: of the report that was asked for. Errors as identity_show;
 * ERR_FORBIDDEN also where something else was agreed; ERR_INVALID: the file is damaged, and
 * nothing counts as opened.
 */
struct identity_mail {
    str ref, blob;
};
MUST_USE enum err identity_mail_open(struct cx *cx, const struct user *who, identity_id id,
                                     int64_t mail, struct identity_mail *out);
MUST_USE enum err identity_mail_read(struct cx *cx, const struct identity_mail *m,
                                     enum err (*each)(void *arg, str piece), void *arg);

/* Sealed mails of a report in this case; and those that this person may open now. */
MUST_USE enum err identity_mails(struct cx *cx, case_id cid, report_id report,
                                 struct mails_in_case_row **rows, size_t *n);
MUST_USE enum err identity_mails_agreed(struct cx *cx, const struct user *who,
                                        struct mails_agreed_row **rows, size_t *n);

/* Requests of a case, and those that wait for this person. */
MUST_USE enum err identity_list(struct cx *cx, case_id cid, struct identity_of_case_row **rows,
                                size_t *n);
MUST_USE enum err identity_queue(struct cx *cx, const struct user *who,
                                 struct identity_waiting_row **rows, size_t *n);

#endif
