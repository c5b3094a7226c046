/* What the JSON answers of the inspector's telephone share. */
#ifndef PAGES_ONSITE_JSON_H
#define PAGES_ONSITE_JSON_H

#include "domain/inspection/site.h"
#include "domain/onsite/onsite.h"
#include "http/http.h"

/* Start an answer. */
struct buf *onsite_json(struct resp *w, int status);

/* "name":"text" ; "name":number ; a comma stands before unless it is the first of a record. */
void json_text(struct buf *b, const char *name, str text);
void json_number(struct buf *b, const char *name, int64_t n);

/* "version":..,"author":..,"at":..,"texts":{..}: one version of a group; texts is JSON. */
void json_version(struct buf *b, int64_t number, str author, instant at, str texts);

/* Texts of an answer of the checklist, or of a note, which has no answer; as JSON. */
str onsite_entry_texts(struct arena *a, opt_str answer, str body);

/* {"version":..}: it was kept as that version. */
MUST_USE enum err onsite_kept(struct resp *w, int64_t version);

/* "groups":[...] of the case: the newest version of each group, and answers of the checklist;
 * "samples":[{id, label, point, seal, takers, at, hands:[{id, given_by, ...}]}]. */
MUST_USE enum err onsite_groups_json(struct req *r, struct buf *b, case_id cid);

/* Microseconds as the milliseconds of a browser. */
int64_t json_ms(instant at);

/* {"problem": ...} with that status; words of TR("..."). Returns OK. */
enum err onsite_refuse(struct resp *w, int status, const char *words);

/* The same for an error of the domain; what is no refusal is returned. */
enum err onsite_error(struct resp *w, enum err e);

/* The id that the telephone made: 16 bytes. A problem of the form where it is none. */
str onsite_id(struct form *f);

/* When it was written by the telephone's clock, and how far that clock is behind ours. */
instant onsite_written(struct req *r, struct form *f, int64_t *skew_ms);

/* The same never in the future: what a fast clock says becomes the moment it came. */
struct site_at onsite_at(struct req *r, struct form *f);

/* The texts of a group as typed, one per part; problems where one is too long or no moment. */
void onsite_texts(struct form *f, const struct onsite_group *g, str *texts);

/* All problems of a form in one text, 422. Returns OK. */
enum err onsite_problems(struct resp *w, const struct form *f);

#endif
