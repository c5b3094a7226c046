/*
 * What runs beside a sanction file: lawsuits about it, claims for damage, and costs
 * of inspection, sampling and coercion that the polluter pays. What happens to them
 * is added, never overwritten.
 *
 * Law     15/2012/QH13 arts. 13 (damage), 15 (lawsuit); the basis of each cost is
 *         typed with it.
 */
#ifndef DOMAIN_EXECUTION_CLAIMS_H
#define DOMAIN_EXECUTION_CLAIMS_H

#include "domain/violations/payment.h"

#define CLAIM_MONEY_MAX INT64_C(1000000000000)

enum claim_kind { CLAIM_LAWSUIT = 1, CLAIM_DAMAGE, CLAIM_COST };

/* Word of a kind as stored, and back; 0: unknown. */
str claim_word(enum claim_kind kind);
enum claim_kind claim_kind_of(str word);

struct claim_label {
    const char *word, *label; /* the label is a message id */
};

/* States that a claim of this kind can take, the first when it begins; label NULL ends them. */
const struct claim_label *claim_states(enum claim_kind kind);
/* What a cost is for. */
const struct claim_label *claim_parts(void);
/* Label of a word among these; NULL: none. */
const char *claim_label(const struct claim_label *labels, str word);

struct claim_new {
    enum claim_kind kind;
    str part; /* of a cost */
    str party, number, what, basis;
    opt_i64 amount; /* đồng; a cost needs it */
    struct date since;
};

/* ERR_INVALID: since lies ahead, or a cost without sum or part. Else as case_may_work. */
MUST_USE enum err claim_write(struct cx *cx, const struct user *who, str code,
                              const struct claim_new *in);

struct claim_news {
    claim_id id;
    str state, number, note;
    struct date on;
    opt_i64 amount;
};

/* ERR_INVALID: the day lies ahead or before the claim, or the kind has no such state. */
MUST_USE enum err claim_news_write(struct cx *cx, const struct user *who, str code,
                                   const struct claim_news *in);

/* A payment of costs; *fault as of a payment of the fine. ERR_NOT_FOUND: no such cost. */
MUST_USE enum err claim_pay(struct cx *cx, const struct user *who, str code, claim_id id,
                            const struct payment_new *in, struct payment_fault *fault);

struct claims {
    struct claims_of_case_row *rows;
    size_t n;
    struct claim_states_of_case_row *states;
    size_t n_states;
    struct cost_payments_of_case_row *payments;
    size_t n_payments;
};

/* Three statements. */
MUST_USE enum err claims_load(struct cx *cx, case_id cid, struct claims *out);

#endif
