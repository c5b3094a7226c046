/*
 * Do two reports speak of the same matter? Pure: values in, points out, each with
 * its reason. Officials decide; a machine joins by this only what is word for word
 * the same (neighbours.h).
 *
 * Points, at most 100, of five things; SIMILAR_LIKELY of them and more are shown:
 *
 *     words    0..60   30 for pairs of neighbouring words that both have, of the pairs of
 *                      the shorter text (all 30 from SIMILAR_PAIRS on), 30 for single words
 *                      (from SIMILAR_FROM of the shorter text, all 30 from SIMILAR_FULL on).
 *                      Diacritics and case do not count, nor do words that every complaint
 *                      has (similar_common), nor the name of the commune
 *     place    +25     within 300 m; +15 within 1 km; 0 within 3 km; -40 farther away;
 *              +10     where one of them has no point, in the same commune; else -40
 *     kind     +10     the same kind of pollution; -5 another one
 *     time     +5      within 3 days; 0 within 14; -10 longer ago
 *     short    +20     one of them, not both, has at most SIMILAR_SHORT words that say
 *                      something ("me too"), same commune, same kind, within 7 days
 *
 * A text that shares no word of its own with the other gets no points for its place,
 * unless it is short: two neighbours may complain of two matters.
 */
#ifndef DOMAIN_INTAKE_SIMILAR_H
#define DOMAIN_INTAKE_SIMILAR_H

#include "base/date.h"
#include "base/ids.h"
#include "base/str.h"

#define SIMILAR_LIKELY 45
#define SIMILAR_PAIRS 0.25
#define SIMILAR_FROM 0.20
#define SIMILAR_FULL 0.60
#define SIMILAR_SHORT 5

struct similar_in {
    str text;         /* what, place and polluter, as they were written */
    str commune;      /* name of the commune of the place: says nothing within it */
    unit_id place;    /* that commune */
    str pollution;
    opt_f64 lat, lon;
    instant at;       /* when it came */
};

/* A report read once, to be compared with many. Numbers stand for words. */
struct similar_read {
    struct similar_in in;
    const uint32_t *words, *pairs; /* in order, each once */
    size_t n_words, n_pairs;
    size_t own; /* words that say something, also twice */
};

struct similar {
    int points;      /* 0..100 */
    int words;       /* that both have */
    bool near;       /* both have a point: metres is the distance */
    double metres;
    bool same_place, same_kind, is_short;
    int64_t hours;   /* between them */
};

void similar_read(struct arena *a, const struct similar_in *in, struct similar_read *out);
struct similar similar_of(const struct similar_read *x, const struct similar_read *y);

/*
 * The text of a report as one line of letters and digits, small, without diacritics
 * and signs: what is the same here was copied. Parts are kept apart.
 */
str similar_line(struct arena *a, const str *parts, size_t n);

/* Letters and digits of such a line. */
size_t similar_letters(str line);

/* Metres between two points; false: one has none. */
bool similar_metres(const struct similar_in *x, const struct similar_in *y, double *metres);

#endif
