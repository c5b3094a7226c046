/*
 * Publishing a sanction with names. Only where the law orders it or the person
 * who sanctioned chose it with a legal basis; one person writes the text,
 * another releases it. Row and step of the workflow stand or fall together.
 *
 * Law  15/2012/QH13 art. 72; Decree 45/2022/NĐ-CP art. 72 (which ones);
 *      Decree 118/2021/NĐ-CP art. 18 (how, how long, correction).
 */
#ifndef DOMAIN_PUBLICATION_PUBLICATION_H
#define DOMAIN_PUBLICATION_PUBLICATION_H

#include "domain/publication/gate.h"
#include "domain/cases/step.h"
#include "domain/publication/violators.h"
#include "sql/publication.h"

#define PUBLICATION_ACT_MAX 4000
#define PUBLICATION_SANCTION_MAX 1500
#define PUBLICATION_REMEDY_MAX 2000
#define PUBLICATION_REASON_MAX 2000
#define PUBLICATION_LAW S("Điều 72 Nghị định 45/2022/NĐ-CP")

enum publication_call {
    PUBLICATION_NO = 1, /* only counted: art. 72 does not name it and nobody chose it */
    PUBLICATION_MUST,   /* ordered by art. 72 */
    PUBLICATION_CHOSEN, /* by the person who sanctioned */
};

/* What the page of the first person starts with. */
struct publication_plan {
    enum publication_call call;
    decision_id decision;
    bool cancelled;           /* the decision is; nothing may be released */
    opt_facility_id facility;
    opt_publication_id draft; /* sent back to be mended: its text is in `text` */
    struct violator text;     /* as the public would see it */
    struct publication_gate gate; /* may it be named at all, and why */
};

/*
 * Text proposed from record and decision, or the draft that was sent back.
 * ERR_NOT_FOUND: no signed decision in this case.
 */
MUST_USE enum err publication_propose(struct cx *cx, case_id cid, struct publication_plan *out);

struct publication_text {
    str ground; /* a choice of the workflow's field publish_basis */
    str act, sanction, remedy;
};

/* May a decision of that call be published on that ground? A "must" names its case. */
bool publication_ground_ok(enum publication_call call, str ground);

/*
 * Does the text hold a run of nine digits or more, with blanks, points, dashes
 * and brackets between groups (0912.345.678): a personal number or a telephone?
 * An amount (40.000.000) is none. Pure.
 */
bool publication_has_number(str text);

/*
 * Errors  of step_take; ERR_FORBIDDEN: PUBLICATION_NO; ERR_INVALID: ground or a
 *         part of the text is missing, or a personal number stands in it.
 */
MUST_USE enum err publication_prepare(struct cx *cx, const struct user *who, str code, str step,
                                      const struct publication_text *in,
                                      struct step_fault *fault);

/* ERR_NOT_FOUND: the case has none. */
MUST_USE enum err publication_load(struct cx *cx, case_id cid,
                                   struct publication_of_case_row *out);

/* As the public sees, or would see it. */
struct violator publication_shown(const struct publication_of_case_row *p);

/*
 * made: of the row that was looked at.
 * Errors  of step_take; ERR_FORBIDDEN: the one who wrote it; ERR_CONFLICT: it is
 *         another text by now, or released already.
 */
MUST_USE enum err publication_release(struct cx *cx, const struct user *who, str code, str step,
                                      instant made, struct step_fault *fault);

/* Does the step take down what stands in public: it writes a reason, no other text? Pure. */
bool publication_takes_down(const struct flow_step *step);

/*
 * Steps that take it down; at once it is gone from the list. What was wrong waits for a second
 * person then, who lets it be written again or, where the law does not order it, end. Errors
 * of step_take.
 */
MUST_USE enum err publication_withdraw(struct cx *cx, const struct user *who, str code, str step,
                                       str reason, struct step_fault *fault);

/* The held case and a step of it that writes that record. ERR_CONFLICT: another one. */
MUST_USE enum err publication_hold(struct cx *cx, str code, str name, enum flow_record record,
                                   struct case_held *c, const struct flow_step **step);

/* May this person work on the publications of the unit: those who write, release, its head. */
bool publication_works(const struct user *who, unit_id unit);

/*
 * The proof that the designated site, another one than ours, posted the text: its address and
 * the day. ERR_CONFLICT: nothing is released for another site. Others as case_may_work.
 */
#define PUBLICATION_URL_MAX 500
MUST_USE enum err publication_posted(struct cx *cx, const struct user *who, str code, str url,
                                     struct date day);

/*
 * Somebody has seen that the other site took the text down, which went here. ERR_CONFLICT:
 * nothing of the case waits for that. Others as case_may_work.
 */
MUST_USE enum err publication_off_there(struct cx *cx, const struct user *who, str code);

struct publication_queue {
    struct publications_off_there_row *there; /* gone here, perhaps not on the other site */
    size_t n_there;
    struct publications_recalled_row *recalled; /* taken down, not looked at yet */
    size_t n_recalled;
    struct publications_due_row *due;
    size_t n_due;
    struct publications_waiting_row *waiting;
    size_t n_waiting;
    struct publication_notes_open_row *notes; /* corrections, statements, removals */
    size_t n_notes;
    struct publications_out_row *out;
    size_t n_out;
};

/* Of one unit: taken down, to be written, to be released, on the list now. Fifty each. */
MUST_USE enum err publication_queue_load(struct cx *cx, unit_id unit,
                                         struct publication_queue *out);

#endif
