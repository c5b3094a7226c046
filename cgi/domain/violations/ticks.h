/*
 * What mitigates and what aggravates an act (Law 15/2012/QH13 arts. 9, 10), ticked from
 * circumstances.csv. Kept as text: a code a line, and behind the one that the Government
 * provides "=" and its words. A text that is missing (p NULL) is of an older file, of which only
 * how many is known.
 */
#ifndef DOMAIN_VIOLATIONS_TICKS_H
#define DOMAIN_VIOLATIONS_TICKS_H

#include "domain/violations/draft.h"

#define TICKS_MAX 60
#define TICKS_OTHER_MAX 500 /* bytes */

struct ticks {
    const struct law_circumstance *list[TICKS_MAX];
    size_t n;
    str other; /* which one the Government provides; "" */
};

/* Codes that the tables do not have are left out. */
struct ticks ticks_read(const struct law *law, str kept);
str ticks_kept(struct arena *a, const struct ticks *t);

/* As a row keeps them: "" is that none was ticked; no row, or p == NULL, that none was asked. */
opt_str ticks_opt(str kept);
str ticks_said(opt_str kept);

/* Those of the draft or decision, else those of the record. */
str ticks_of(const struct record_whole_row *r);

/* How many of each side; repetition is said beside them (repeat). Nothing where kept is missing. */
void ticks_apply(const struct law *law, str kept, struct law_act_in *act);

/* Is one of that fact among them, whatever its code; and repetition (art. 10.1.b)? */
bool ticks_have(const struct law *law, str kept, str fact);
bool ticks_repetition(const struct law *law, str kept);

/*
 * "tiếp tục vi phạm ... (điểm i khoản 1 Điều 10 Luật 15/2012/QH13); ..." of one side; "": none.
 * TICKS_REPEATED: repetition counts, whether or not it was ticked; TICKS_SINGLE: it does not.
 */
enum ticks_words { TICKS_ALONE = 1, TICKS_REPEATED, TICKS_SINGLE };
str ticks_words(struct cx *cx, enum lang lang, str kept, enum law_side side,
                enum ticks_words how);

/* The same of an act as the decision has it. */
str ticks_decided(struct cx *cx, enum lang lang, const struct record_whole_row *r,
                  enum law_side side);

enum tick_wrong {
    TICK_TWICE = 1, /* the same fact under two names */
    TICK_ITSELF,    /* an element of the act itself (art. 10.2) */
    TICK_UNNAMED,   /* the one that the Government provides has no words ... */
    TICK_UNTICKED,  /* ... or words and no tick */
    TICK_EXPIRED,   /* not in force on the day */
};

struct tick_fault {
    enum tick_wrong wrong;
    const struct law_circumstance *at; /* NULL: of TICK_UNTICKED */
};

/* All that is wrong with the ticks of an act on that day; the array is in the arena. Pure. */
size_t ticks_check(struct arena *a, const struct law *law, const struct ticks *t,
                   const struct law_act *act, struct date day, const struct tick_fault **out);

/* Is anything wrong with those of a draft? */
bool draft_ticks_wrong(struct cx *cx, const struct law_assessment *as,
                       const struct draft_new *in);

#endif
