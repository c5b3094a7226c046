/* What the templates of the citizens' pages show. */
#ifndef PAGES_INTAKE_VIEW_H
#define PAGES_INTAKE_VIEW_H

#include "base/svg.h"
#include "domain/intake/draft.h"
#include "domain/intake/questions.h"
#include "domain/intake/track.h"
#include "html/page.h"

struct emergency {
    const char *number, *label;
    struct url tel;
};

/* The numbers to call when a life is in danger: 113, 114, 115, 112. */
#define N_EMERGENCY 4

/* Files of a form: those received, the field for more, and the limits for the script. */
struct kept_line {
    int64_t id;
    const char *label;          /* message id: "Ảnh", "Video" ... */
    str ext, size;              /* "mp4", "12,4 MB" */
};

struct files_view {
    const struct kept_line *kept;
    size_t n_kept;
    struct field field;         /* name "photos" */
    int64_t piece_bytes;
    int64_t photo_mb, video_mb, sound_mb, document_mb; /* largest file, in MB */
};

struct question_view {
    struct field field;
    str about, danger;          /* kinds of pollution; the answer that means danger */
    enum question_type type;
    bool shown;                 /* it is about the chosen kind */
    const struct choice *choices;
    size_t n_choices;
};

struct report_view {
    struct page page;
    str token;
    const struct problem *problems;
    size_t n_problems;
    const struct emergency *emergency;
    struct field pollution, what, commune, commune_name, place, point, day, nature, polluter;
    struct field name, phone, email, address, wish, avoid, avoid_why;
    const struct choice *wishes;
    size_t n_wishes;            /* 0: nothing can be sent */
    struct files_view files;
    const struct choice *pollutions, *communes, *natures;
    size_t n_pollutions, n_communes, n_natures;
    const struct question_view *questions;
    size_t n_questions;
    bool any_question;          /* one is shown */
    str tiles, attribution;     /* of the map; empty: our own outlines alone */
    str alike;                  /* how many reported the same; missing: not known yet */
    bool avoids;                /* something stands in the fields about who handles it */
    bool danger;                /* told: the numbers stand before the button again */
};

struct receipt_view {
    struct page page;
    str ref, unit, phone, key;  /* key as "ABCD-..." for copying */
    struct url tel;             /* zero without a phone */
    const str *groups;          /* the key in 6 groups of 4 */
    size_t n_groups;
    struct svg qr;
    str address;                /* of the tracking page, to be read and typed */
    instant received;
    opt_date due;
    int64_t photos;
    const struct emergency *emergency; /* NULL: nothing was said of danger */
    bool avoided;               /* not with the unit of the place, as was asked */
};

struct track_view {
    struct page page;
    struct field key;
    const struct problem *problems;
    size_t n_problems;
    const char *note;           /* message id; NULL for none */
};

struct status_view {
    struct page page;
    const struct track_status *s;
    struct url tel;             /* zero without a phone */
    const char *pollution;      /* message id */
    str token;                  /* of the form to write */
    struct field body, objection, forget;
    struct files_view files;    /* with the letter */
    const struct problem *problems;
    size_t n_problems;
    bool sent;
};

/* What a message is, as a heading over it: a message id. */
const char *message_label(const struct track_message *m);

#endif
