/* The second opinion at arrival: which place the words of a report name, where its point lies. */
#ifndef DOMAIN_INTAKE_SAID_H
#define DOMAIN_INTAKE_SAID_H

#include "base/cx.h"
#include "base/ids.h"

struct said_in {
    report_id report;
    str what, place;
    str province; /* whose zones may hold it */
    opt_f64 lat, lon;
    struct date day; /* of filing: which units are meant */
};

/*
 * Keep both beside the report, and the zone with its board, for the page of its case; they
 * change nobody's competence (route.h does, where the province decided it). Inside a
 * transaction; one statement for the point, one for zones, one to write, one for each commune
 * that the words may mean (at most SAID_COMMUNES_MAX; more say too little to be kept).
 */
MUST_USE enum err said_note(struct cx *cx, const struct said_in *in);

#define SAID_COMMUNES_MAX 16

/* What an official is told of it. */
enum opinion {
    OPINION_NONE = 1,  /* all agree, or nothing is known */
    OPINION_WORDS,     /* the words name another commune than the one that has it */
    OPINION_BOTH,      /* words and point: both another one */
    OPINION_POINT,     /* the words agree or are silent; the point lies elsewhere */
};

struct opinion_in {
    bool said;               /* the words name some place */
    bool said_owner;         /* the unit that has it is among what they may mean */
    bool point;              /* the point lies in some commune */
    bool point_owner;        /* in the one that has it */
    bool point_said;         /* in one of those that the words may mean */
    bool point_sure;         /* inside an official outline */
    bool point_inside;       /* inside some outline */
};

/* A point that is not certain says nothing against words that agree with the receiver. Pure. */
enum opinion opinion_of(const struct opinion_in *in);

#endif
