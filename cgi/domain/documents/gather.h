/*
 * What a case knows, under the keys that forms name (workflows/forms/README.md lists them).
 * Nothing here reads who reported.
 */
#ifndef DOMAIN_DOCUMENTS_GATHER_H
#define DOMAIN_DOCUMENTS_GATHER_H

#include "domain/accounts/user.h"
#include "domain/cases/chain.h"
#include "domain/cases/show.h"
#include "domain/documents/form.h"
#include "domain/violations/file.h"
#include "sql/cases.h"
#include "sql/papers.h"

/*
 * One form may be made more than once in a file (a distraint for each thing, a stay for each
 * complaint): which of these papers is meant, and which there are.
 */
#define PAPER_LAST 0    /* the one that was made last; none was: the next */
#define PAPER_NEXT (-1) /* one that is still to be made ... */
#define PAPER_NEXT_OF(seizure) (-1 - (seizure)) /* ... and belongs to this order of seizure */
struct paper_turn {
    int64_t seq; /* of the step that made it */
    instant at;
    str number;
    struct date day; /* that it bears */
};
struct paper_turns {
    int64_t want; /* seq of a turn, PAPER_LAST, PAPER_NEXT or PAPER_NEXT_OF */
    const struct paper_turn *v; /* the last first, 50 at most */
    size_t n;
    size_t at;             /* the one that is meant; n: none, or the next */
    instant since, until; /* what is typed for it is typed between ... */
    int64_t about; /* ... and for this order of seizure; 0: it belongs to none */
    bool no_next;  /* each turn is an order of seizure that the paper may speak of */
    const struct paper_turn *orders; /* of seizure, to which a next one may belong */
    size_t n_orders;
};

/* What of the seizures a paper speaks of; 0, and not set: of none, or of the last move. */
struct paper_seized {
    int64_t seizure, term;
    opt_str moved;
    opt_date moved_on;
};

/* Until, of a paper that is still typed for. No "now": who began to wait for the case before
 * the other one typed has an earlier now, and must see those words all the same. */
#define PAPER_STILL_TYPED INT64_MAX

/* A form about a case, with all that it is filled with. */
struct paper {
    const struct paper_form *form;
    struct case_by_code_row c;
    struct paper_turns turns; /* of forms that a step makes; of others none */
    const struct chain *chain; /* it is drafted there; NULL: on no way of approval */
    struct paper_data *data;
    struct paper_around around;
    bool ready;  /* what the form needs (a record, a decision) is there */
    bool theirs; /* the reader works on the case */
    bool asks;   /* and has something to type before the paper is made */
    int64_t version; /* of what was typed; 0: nothing yet ... */
    str writer;      /* ... by this person ... */
    instant written; /* ... then */
};

/*
 * The version of the form of the day on which the document was or will be made, and the
 * data of the case. turn: PAPER_LAST, PAPER_NEXT, or seq of a step that made such a paper; only
 * forms that are numbered by a step look at it. At most nine statements.
 * Errors  ERR_NOT_FOUND: no such form, case or turn for this reader.
 */
MUST_USE enum err paper_make(struct cx *cx, const struct user *who, str code, str slug,
                             int64_t turn, struct paper *out);

/*
 * The paper of a step as it would be printed from the present version of its draft, for whoever
 * stands on its way of approval: what only the signature brings is open. s, ch: of that page; at
 * most seven statements. ERR_NOT_FOUND: nothing is drafted, or the step makes no paper.
 */
MUST_USE enum err paper_of_draft(struct cx *cx, const struct user *who, const struct case_show *s,
                                 const struct chain *ch, struct paper *out);
/* The form of what the step makes; NULL: it makes no paper that this procedure prints. */
const struct paper_form *paper_form_of(const struct cx *cx, const struct case_held *c,
                                       const struct flow_step *step);

/* MQD34 or MQD35 by what was given, MQD37 once it was ended. ERR_NOT_FOUND: others. */
MUST_USE enum err paper_of_delegation(struct cx *cx, const struct user *who, delegation_id id,
                                      str slug, struct paper *out);

/*
 * The register of a unit: hotline cases opened from..to, both included.
 * Errors  ERR_INVALID: ends before it begins; ERR_TOO_MANY: more than PAPER_REGISTER_MAX.
 */
#define PAPER_REGISTER_MAX 2000
MUST_USE enum err paper_of_register(struct cx *cx, const struct office *office,
                                    struct date from, struct date to, struct paper *out);

struct paper_list {
    const struct paper_form *const *v;
    size_t n;
    str title; /* of the case */
};
/*
 * The forms that cases of this procedure use today, in the order of their files.
 * ERR_NOT_FOUND: no such case, or not for this person to see.
 */
MUST_USE enum err papers_of_case(struct cx *cx, const struct user *who, str code,
                                 struct paper_list *out);

/*
 * head.number, head.suffix: the number as it was kept. One with a symbol of its own
 * ("37/QĐ-UBND") gets no other behind it; "37" gets that of the form.
 */
void gather_put_number(const struct paper_form *f, str number, struct paper_data *d);

/* body.name, .above, .words, .place, .signature: the body as it was named on that day. */
MUST_USE enum err gather_body(struct cx *cx, unit_id unit, struct date day,
                              struct paper_data *d);
void gather_put_body(struct cx *cx, const struct paper_body_row *row, struct date day,
                     struct paper_data *d);
/* The body that issued the paper, "UBND xã ABC", in the place of another that has the file now. */
void gather_put_issuer(struct cx *cx, str name, struct paper_data *d);

/* value.NAME: what was typed last at the steps of the case, in words. */
MUST_USE enum err gather_values(struct cx *cx, const struct paper_form *form,
                                const struct case_by_code_row *c, struct paper_data *d);

/* The same of a draft of the step: what it says, and nothing that was said before. */
MUST_USE enum err gather_draft(struct cx *cx, const struct paper_form *form,
                               const struct flow *flow, const struct chain *ch,
                               struct paper_data *d);

/*
 * turns->want says which of the steps that made this form: its values over those of later steps,
 * and step.number, step.day, step.signer, step.title. The rest of turns is filled. *made: the day
 * its document bears; not set: never made, or the next. Two statements, of the last mostly one.
 * ERR_NOT_FOUND: no such turn.
 */
MUST_USE enum err gather_step(struct cx *cx, const struct paper_form *form,
                              const struct case_by_code_row *c, struct paper_turns *turns,
                              struct paper_data *d, opt_date *made);

/*
 * Minutes of coercion, once all else is there: what was typed at the decision that they carry out
 * (form->carries), and carried.number; without one these places are open. One statement; other
 * forms none.
 */
MUST_USE enum err gather_carried(struct cx *cx, const struct paper *p);

/* report: the reports of the case, without what may say who sent them; visit: inspections. */
MUST_USE enum err gather_reports(struct cx *cx, const struct case_by_code_row *c,
                                 struct paper_data *d);
MUST_USE enum err gather_visits(struct cx *cx, case_id cid, struct paper_data *d);

/* sample: those not taken back, with seal and results, of the case it was opened from too. */
MUST_USE enum err gather_samples(struct cx *cx, case_id cid, struct paper_data *d);

/* record, violator, act: of the violation record; decision: of the draft or the decision. */
void gather_record(struct cx *cx, const struct violation *v, struct paper_data *d);
/* decision.days: as these words of a draft say, else the law of the day. */
void gather_days(struct cx *cx, const str words[DRAFT_WORDS], struct date day,
                 struct paper_data *d);
MUST_USE enum err gather_decision(struct cx *cx, const struct decision *decision,
                                  const struct violation *v, struct paper_data *d);

/*
 * record, person, org, close, refused, receipt: the rest of form MBB01; who the violator is in
 * detail only with SHEET_OPEN. *found: there is a sheet. Two statements.
 */
enum sheet_shown { SHEET_CLOSED = 1, SHEET_OPEN };
MUST_USE enum err gather_sheet(struct cx *cx, const struct violation *v, enum sheet_shown shown,
                               struct paper_data *d, bool *found);

/* person, org: of the sheet alone, opened. One statement. */
MUST_USE enum err gather_identity(struct cx *cx, const struct violation *v,
                                  struct paper_data *d, bool *found);

/*
 * The newest minutes of the form (MBB02, MBB03, MBB05) over what the steps say; *made is then
 * their day, and minutes.number their number. One statement; other forms: none.
 */
MUST_USE enum err gather_minutes(struct cx *cx, case_id cid, str form, struct paper_data *d,
                                 opt_date *made);

/* submission: the newest to the provincial chair; *made: its day. One statement. */
MUST_USE enum err gather_submission(struct cx *cx, case_id cid, struct paper_data *d,
                                    opt_date *made);

/*
 * hearing, verification: minutes; stay, postponement: the last such decision; goods, sealed,
 * seized.list: exhibits still held; seized.returned: given back last; seizure, taken, until,
 * longer, longer_until and item: that order of seizure, its minutes, end, longer term and list;
 * returned, confiscated, destroyed: what became of things by that paper, else by the last of its
 * kind, which is returned_by ...; target: the decision that a paper of this form changes or
 * carries out. One statement.
 */
MUST_USE enum err gather_beside(struct cx *cx, case_id cid, const struct paper_form *form,
                                const struct paper_seized *of, struct paper_data *d);

/*
 * Which order of seizure, longer term or move of exhibits the paper is of: turns->want says which
 * of those there are; a form that a step makes is of the only order, or of none that is known.
 * One statement; forms that speak of no seizure: none. ERR_NOT_FOUND: no such turn.
 */
MUST_USE enum err gather_seized(struct cx *cx, case_id cid, const struct case_by_code_row *c,
                                const struct paper_form *form, struct paper_turns *turns,
                                struct paper_seized *of);

/*
 * "CHỦ TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH": what stands above a signature, by the code of
 * the position on that day (positions.csv, deputies.csv). collective: the body itself
 * decides, so its head signs "TM. ỦY BAN NHÂN DÂN". A code "acting_X" signs "Q.".
 */
enum sign_for { SIGN_OWN_POWER = 1, SIGN_COLLECTIVE };
str signature_title(struct arena *a, const struct law *law, str position, struct date day,
                    enum sign_for sign_for);

#endif
