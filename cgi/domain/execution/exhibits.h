/*
 * Exhibits, means and papers that were seized: the list of each order with unit,
 * quantity, state, seal and keeper, and what became of every part. Nothing goes
 * unaccounted: what was taken is what was given back, confiscated, destroyed or
 * handed on, and what is still kept. Quantities are thousandths of the unit.
 *
 * Law     15/2012/QH13 arts. 125, 126; forms MQĐ20-24, MBB15-21 as far as they are
 *         known. The term is the one that the order says: no length is in the tables.
 */
#ifndef DOMAIN_EXECUTION_EXHIBITS_H
#define DOMAIN_EXECUTION_EXHIBITS_H

#include "domain/cases/step.h"
#include "sql/execution.h"

#define EXHIBIT_QUANTITY_MAX INT64_C(1000000000000) /* thousandths: a thousand million */

enum exhibit_act {
    EXHIBIT_RETURN = 1, EXHIBIT_CONFISCATE, EXHIBIT_DESTROY,
    EXHIBIT_HAND, /* to a criminal procedure body, or another that is competent */
    EXHIBIT_KEEP, EXHIBIT_SEAL, /* another keeper, another seal: nothing goes out */
    EXHIBIT_ACTS,
};

/* Word of an act as stored, and back; 0: unknown. */
str exhibit_word(enum exhibit_act act);
enum exhibit_act exhibit_act_of(str word);

/* Where the quantity of one exhibit is. Always: sum of out[] + left == quantity. */
struct exhibit_count {
    int64_t quantity, out[EXHIBIT_ACTS], left;
};

/* Pure. ERR_INVALID: more than is left, none where some must go, or some where none does. */
MUST_USE enum err exhibit_count_add(struct exhibit_count *c, enum exhibit_act act,
                                    int64_t quantity);

/* "12,5" in thousandths; ERR_INVALID: no number, 0, finer, or above EXHIBIT_QUANTITY_MAX. */
MUST_USE enum err exhibit_quantity(str text, int64_t *out);
/* "12,5" again. */
str exhibit_quantity_words(struct arena *a, int64_t quantity);

struct exhibits {
    struct seizures_of_case_row *seizures;
    size_t n_seizures;
    struct exhibits_of_case_row *rows; /* one a move, see the statement */
    size_t n;
};

/* Two statements. The case must have been found visible before. */
MUST_USE enum err exhibits_load(struct cx *cx, case_id cid, struct exhibits *out);

/* What is left of the exhibit of row i, which is its first; *next: of the exhibit after it. */
struct exhibit_count exhibit_count_of(const struct exhibits *x, size_t i, size_t *next);

struct seizure_new {
    str number, signer, reason, place, minutes;
    struct date ordered, taken, until;
    const struct document *file; /* the signed order */
};

/* Why one of these was refused. */
enum exhibit_wrong {
    EXHIBIT_DAY_AHEAD = 1, /* a day in the future, or before the order */
    EXHIBIT_UNTIL,         /* the last day comes before the order, or is no later than before */
    EXHIBIT_TOO_MUCH,      /* more than is left */
};
struct exhibit_fault {
    enum exhibit_wrong wrong;
    int64_t left;
};

/*
 * Each keeps what was typed and an event. Only people of the unit that holds the
 * file. Errors of case_may_work; ERR_CONFLICT: the file is over (moves go on until
 * nothing is left); ERR_NOT_FOUND; ERR_INVALID with *fault.
 *
 * First an order of seizure with the end of its term.
 */
MUST_USE enum err seizure_write(struct cx *cx, const struct user *who, str code,
                                const struct seizure_new *in, struct exhibit_fault *fault);

struct seizure_longer {
    seizure_id id;
    str number, reason;
    struct date ordered, until;
};
/* A later end of its term, by a decision of its own; the end before stays in the history. */
MUST_USE enum err seizure_prolong(struct cx *cx, const struct user *who, str code,
                                  const struct seizure_longer *in, struct exhibit_fault *fault);

struct exhibit_new {
    seizure_id seizure;
    str kind; /* thing, means or paper */
    str name, unit, state, seal, keeper;
    int64_t quantity;
};
/* One line of the list of what an order seized. */
MUST_USE enum err exhibit_write(struct cx *cx, const struct user *who, str code,
                                const struct exhibit_new *in);

struct exhibit_move {
    exhibit_id id;
    enum exhibit_act act;
    int64_t quantity; /* 0 for EXHIBIT_KEEP and EXHIBIT_SEAL */
    struct date on;
    str number, party, state;
};
/* What became of a quantity of it; never more than is left. */
MUST_USE enum err exhibit_move_write(struct cx *cx, const struct user *who, str code,
                                     const struct exhibit_move *in, struct exhibit_fault *fault);

#endif
