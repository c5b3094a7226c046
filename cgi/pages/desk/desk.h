/*
 * The telephone desk: one page, by keyboard alone. What a caller tells becomes a report like
 * any other, sealed before it reaches the database; the operator reads the answer out.
 */
#ifndef PAGES_DESK_DESK_H
#define PAGES_DESK_DESK_H

#include "domain/intake/places.h"
#include "domain/intake/report.h"
#include "http/http.h"

/* GET /staff/desk: the empty form. */
enum err desk_get(struct req *r, struct resp *w);
/* POST /staff/desk: register; 200 with what is read out, no redirect (it shows the key). */
enum err desk_post(struct req *r, struct resp *w);

/* The form with what was typed; chosen: commune to show as chosen, or NULL. */
MUST_USE enum err desk_page(struct req *r, struct resp *w, int status, const struct form *f,
                            str token, const struct places *places,
                            const struct commune *chosen);

/* What the operator reads out; f says the case of the same event and whether it is urgent. */
MUST_USE enum err desk_receipt_page(struct req *r, struct resp *w, const struct receipt *receipt,
                                    struct form *f);

struct desk_found;

/* Cases that fit the words, for the form. */
MUST_USE enum err desk_found(struct req *r, str query, str same, struct desk_found *out);

/* POST /staff/desk/search: the same as a piece of a page, for the script. */
enum err desk_search_post(struct req *r, struct resp *w);
/* POST /staff/desk/join: the report just registered is about the same event. */
enum err desk_join_post(struct req *r, struct resp *w);

/* GET, POST /staff/desk/callbacks: sampled reporters of closed cases, and what they say. */
enum err callbacks_get(struct req *r, struct resp *w);
enum err callbacks_post(struct req *r, struct resp *w);

/* GET, POST /staff/desk/notes: messages for somebody else, callers who abuse the line. */
enum err desk_notes_get(struct req *r, struct resp *w);
enum err desk_notes_post(struct req *r, struct resp *w);
/* POST /staff/desk/notes/{id}: settled, or decided. */
enum err desk_note_settle_post(struct req *r, struct resp *w);

#endif
