/* What every page has around it: names for cookies, layout data, choices and fields from forms. */
#ifndef PAGES_FRAME_H
#define PAGES_FRAME_H

#include "html/page.h"
#include "http/http.h"

#define COOKIE_PUBLIC "__Host-pub"
#define COOKIE_STAFF "__Host-staff"

/* Layout of a citizen's page. path: of this page, for the language switch (NULL: no switch). */
struct page page_public(struct req *r, const char *title, const char *path);

/* The language switch of a page whose address has more than a path, or takes no requests. */
void page_in_both(struct req *r, struct page *p, struct url here);

/* Layout of an official's page; title is shown as it is. */
struct page page_staff(struct req *r, str title);

/* One more value of a form that is shown before anybody typed: what is known already. */
void form_fill(struct form *f, const char *name, str value);

/* An address of officials' own pages, with its query: it may be sent back to. */
bool staff_address(str address);

/* value and problem of a field as the form has them. */
struct field field_of(const struct form *f, struct field field);

#endif
