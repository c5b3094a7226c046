/*
 * A second look before a text leaves the house: what may say who somebody is stands
 * marked under the form, each part can be covered with one tap, and the text goes out
 * only once an official has ticked that it was read as it stands.
 *
 * The mark of the box is that of this very text: a text changed since is looked at again.
 */
#ifndef PAGES_PRIVACY_LOOK_H
#define PAGES_PRIVACY_LOOK_H

#include "html/page.h"
#include "http/form.h"

#define LOOKS_MAX 3

/* One part of the text, as the page shows it. */
struct look_part {
    str text;
    str label; /* what it may be; empty: nothing */
    str cover; /* value of the button that covers it */
};

struct look_view {
    const char *field; /* name of the text; NULL: nothing to look at */
    const struct look_part *parts;
    size_t n_parts;
    str warning; /* another reason to look again; empty: none */
    str mark;
    bool unsure;
};

/* All texts of a form. */
struct looks {
    struct look_view v[LOOKS_MAX];
    size_t n;
};

/*
 * Read after the field and before form_ok. Buttons: look_cover=FIELD:N or FIELD:all; box:
 * look_FIELD. Where the text must be looked at, or a part was covered (the form then has
 * the new text), a problem is added to the form and *l is filled for the page.
 * warning may be empty.
 */
void look_at(struct req *r, struct form *f, const char *field, str text, str warning,
             struct looks *l);

#endif
