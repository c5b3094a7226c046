/*
 * The submission (tờ trình) to the provincial chair: a violation beyond the power of the
 * body, a repeat, a listed serious polluter, or one that carries suspension or revocation.
 * The law engine names the grounds; the text comes from the data of the file and stays with
 * its number and what became of it.
 *
 * Law: 15/2012/QH13 arts. 38, 52 (power by act), 2.5 (repeat), 25 (suspension, revocation).
 */
#ifndef DOMAIN_VIOLATIONS_SUBMISSION_H
#define DOMAIN_VIOLATIONS_SUBMISSION_H

#include "domain/violations/file.h"
#include "sql/submissions.h"

#define SUBMISSION_SUFFIX "/TTr"
#define SUBMISSION_BODY_MAX 12000
#define SUBMISSION_ANSWER_MAX 4000

enum submission_ground {
    GROUND_POWER = 1 << 0,      /* nobody of the body may sign for some act */
    GROUND_REPEAT = 1 << 1,     /* a decision in force makes some act a repeat */
    GROUND_POLLUTER = 1 << 2,   /* on the list of serious polluters */
    GROUND_SUSPENSION = 1 << 3, /* some act carries suspension or revocation */
};

struct submission_why {
    unsigned grounds;
    const struct earlier_acts_row *repeat; /* the earlier decision; NULL: none */
    const struct law_act_out *beyond;      /* act beyond the power; NULL: none */
    const struct law_act_out *suspends;    /* act that may be suspended for; NULL: none */
    str province;                          /* body of the chair */
    unit_id to;
};

/*
 * What the law says of the record of a held case today. grounds 0: no submission is due.
 * ERR_NOT_FOUND: no record yet, or no province above.
 */
MUST_USE enum err submission_due(struct cx *cx, const struct case_held *c,
                                 const struct violation *v, struct submission_why *out);

/* The text proposed for it, in the words of documents. body: name of the unit that submits. */
str submission_text(struct cx *cx, str body, const struct violation *v,
                    const struct submission_why *why);

/* The word of the table for grounds, and back. */
str submission_grounds_words(struct arena *a, unsigned grounds);
unsigned submission_grounds(str words);
/* Message id of one ground. */
const char *submission_ground_label(enum submission_ground g);

struct submission_new {
    str number, body;
    struct date dated;
};

/* Why a submission was refused. */
struct submission_fault {
    bool number_taken, days, not_due, waits;
};

/*
 * Errors  ERR_INVALID with *fault; ERR_FORBIDDEN: officers, inspectors and heads of the unit
 *         that holds the file; ERR_NOT_FOUND, ERR_RECUSED.
 */
MUST_USE enum err submission_make(struct cx *cx, const struct user *who, str code,
                                  const struct submission_new *in,
                                  struct submission_fault *fault);

/* May the person answer for the chair's body? */
bool submission_answerer(const struct user *who, unit_id to);

/* Those that wait for this person's answer, the oldest first; none but for the chair's body. */
MUST_USE enum err submissions_waiting(struct cx *cx, const struct user *who,
                                      struct submissions_to_row **rows, size_t *n);

/*
 * Back with comments, or answered. ERR_FORBIDDEN; ERR_CONFLICT: none waits.
 */
enum submission_reply { SUBMISSION_RETURN = 1, SUBMISSION_ANSWER };
MUST_USE enum err submission_reply_to(struct cx *cx, const struct user *who, str code,
                                      enum submission_reply reply, str answer);

#endif
