/*
 * The gate: must, may or must not a decision be published with names, and why, each reason
 * with its article. Nothing is prepared or released against it.
 *
 * Law  15/2012/QH13 art. 72.1; Decree 45/2022/NĐ-CP art. 72 (the table publication.csv);
 *      Decree 118/2021/NĐ-CP art. 18 (where). Who is under 18 is kept back: no rule was found.
 */
#ifndef DOMAIN_PUBLICATION_GATE_H
#define DOMAIN_PUBLICATION_GATE_H

#include "domain/publication/life.h"
#include "law/law.h"

#define GATE_LINES 16

enum gate_verdict { GATE_MUST = 1, GATE_MAY, GATE_MUST_NOT };
enum gate_mark { GATE_YES = 1, GATE_NO, GATE_NOTE };

struct gate_line {
    enum gate_mark mark;
    const char *says; /* to be translated; {0} is arg */
    str arg;
    str basis;        /* in the reader's language; may be empty */
};

struct publication_gate {
    enum gate_verdict verdict;
    bool held; /* who was sanctioned is kept back, whatever was decided */
    struct gate_line lines[GATE_LINES];
    size_t n;
};

struct gate_in {
    const struct law *law;
    enum lang lang;
    bool signed_, cancelled, minor;
    struct date on;     /* of the decision */
    str publish, basis; /* what the decision says: must, chosen, no; and on what */
    const struct law_imposed *imposed;
    size_t n_imposed;
    struct publication_site site;
};

/* Pure. */
void publication_gate(struct arena *a, const struct gate_in *in, struct publication_gate *out);

struct publication_source_row; /* sql/publications.h */

/* Of a decision that was read already; NULL: there is none. One statement. */
MUST_USE enum err publication_gate_from(struct cx *cx, const struct publication_source_row *s,
                                        struct publication_gate *out);

/* Of the decision of a case as it stands; without one nobody is named. Two statements. */
MUST_USE enum err publication_gate_load(struct cx *cx, case_id cid,
                                        struct publication_gate *out);

#endif
