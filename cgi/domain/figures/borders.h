/*
 * Figures of a province by unit, on the borders of their time or on those of
 * today. Every figure stands in exactly one line, so that both tables have the
 * same sum: what belongs to a unit that was divided has a line of its own.
 */
#ifndef DOMAIN_FIGURES_BORDERS_H
#define DOMAIN_FIGURES_BORDERS_H

#include "domain/handover/register.h"

enum borders { BORDERS_NEW = 1, BORDERS_OLD };

enum counted {
    COUNTED_RECEIVED, COUNTED_VERIFIED, COUNTED_ANSWERED, COUNTED_HANDLED, COUNTED_LATE,
    COUNTED_DECIDED, COUNTED_PUBLISHED, COUNTED_ASKED, COUNTED_CONFIRMED, COUNTED_OBJECTED,
    COUNTED_KINDS,
};
/* Word of the table `figure` for each. */
extern const char *const counted_codes[COUNTED_KINDS];
/* What people read for each: message ids. */
extern const char *const counted_words[COUNTED_KINDS];
/* The enum counted of a word; COUNTED_KINDS: it is none. */
enum counted counted_of(str what);

enum border_line {
    LINE_UNIT = 1,
    LINE_DIVIDED, /* units that several units of today took over: cannot be added to any */
    LINE_UNKNOWN, /* ended, and no source says who took over */
};

struct figure_line {
    enum border_line kind;
    const struct unit_row *unit; /* LINE_UNIT */
    int64_t n[COUNTED_KINDS];
};

struct border_figures {
    const struct figure_line *lines; /* units by code, then what cannot be added */
    size_t n;
    int64_t total[COUNTED_KINDS];
};

/* first, last: "YYYY-MM", both included. Three statements, the register among them. */
MUST_USE enum err figures_on_borders(struct cx *cx, str province, str first, str last,
                                     enum borders borders, struct border_figures *out);

#endif
