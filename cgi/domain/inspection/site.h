/*
 * What a team keeps on the spot: notes, answers of the checklist, photos. Each piece carries
 * numbers made by the device (`item`, `edit`: 1..40 bytes of a-z A-Z 0-9 - _ .), so that what
 * is sent again is kept once. Nothing is overwritten: a change names the version it was
 * made upon, and where somebody was faster the newest version comes back for a person to choose.
 */
#ifndef DOMAIN_INSPECTION_SITE_H
#define DOMAIN_INSPECTION_SITE_H

#include "domain/cases/step.h"
#include "sql/inspection.h"

#define SITE_ID_MAX 40
#define SITE_BODY_MAX 8000
#define SITE_CAPTION_MAX 500

/* When and where, as the device says; lat and lon both or neither. */
struct site_at {
    instant at;
    opt_f64 lat, lon;
};

enum site_kind { SITE_NOTE = 1, SITE_ANSWER };

struct site_entry_new {
    enum site_kind kind;
    str item;     /* of an answer: code of the question */
    str edit;
    int64_t base; /* version that was changed; 0: it is new */
    str answer;   /* yes, no, na; empty for a note */
    str body;     /* 0..SITE_BODY_MAX bytes; a note has some */
    struct site_at at;
};

struct site_kept {
    int64_t version;             /* as it stands now */
    bool again;                  /* this very change was kept before */
    struct site_newest_row other; /* ERR_CONFLICT: what somebody else wrote since `base` */
};

/*
 * May the person keep pieces of that case? Sees it, works in its unit as inspector, officer or
 * head, no conflict of interest; the case is open. Fills c->standing. Inside a transaction.
 * ERR_NOT_FOUND, ERR_FORBIDDEN, ERR_RECUSED; ERR_CONFLICT: ended, or joined to another.
 */
MUST_USE enum err site_may(struct cx *cx, const struct user *who, struct case_held *c);

/* The same as a question for a page; no lock. */
bool site_may_now(const struct user *who, const struct case_held *c);

/* Number made by a device or a form: see above; a new one. */
bool site_id_valid(str id);
str site_id_new(struct arena *a);
/* What was left out is the empty text. */
str site_text(str s);

/*
 * Keep a note or an answer, with an event.
 * Errors  of site_may; ERR_INVALID: an id, the answer or the words are not what they must be,
 *         or a time in the future; ERR_CONFLICT with out->version > 0: changed by somebody
 *         else, see out->other.
 */
MUST_USE enum err site_entry_keep(struct cx *cx, const struct user *who, str code,
                                  const struct site_entry_new *in, struct site_kept *out);

struct site_photo_new {
    str item;
    str sha256;    /* 32 bytes as the device computed them; missing: not checked */
    struct site_at at;
    opt_i64 accuracy_m;
    str caption;   /* 0..SITE_CAPTION_MAX bytes */
    str sample;    /* item of the sample it shows; may be empty */
};

/* A photo on its way in: sealed as it comes, hashed beside. */
struct site_photo_in;

/* A new one in the folder of blobs. ERR_INTERNAL: it cannot be written. */
MUST_USE enum err site_photo_begin(struct cx *cx, struct site_photo_in **out);
MUST_USE enum err site_photo_bytes(struct site_photo_in *p, str bytes);
/* ERR_MEDIA_TYPE: neither JPEG nor PNG. */
MUST_USE enum err site_photo_end(struct site_photo_in *p);
/* Before site_photo_end, where the form stops: nothing of it is left. */
void site_photo_drop(struct site_photo_in *p);
/* After site_photo_end, where it is not kept: remove the sealed file again. */
void site_photo_forget(struct cx *cx, const struct site_photo_in *p);
/* A hash as people compare it: hexadecimal. */
str site_hash_words(struct arena *a, str sha256);
/* SHA-256 of what came, 32 bytes; after site_photo_end. */
str site_photo_sha256(const struct site_photo_in *p);

/*
 * Keep the photo, with an event that holds its hash. The sealed file is removed again
 * where it is not kept.
 * Errors  of site_may; ERR_INVALID: the hash of the device is another (broken on its way), an
 *         id, or a time in the future; ERR_DUPLICATE: the item has another photo. The same
 *         photo again is OK with *again set.
 */
MUST_USE enum err site_photo_keep(struct cx *cx, const struct user *who, str code,
                                  const struct site_photo_new *in, struct site_photo_in *p,
                                  bool *again);

#endif
