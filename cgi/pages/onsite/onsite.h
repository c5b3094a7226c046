/*
 * The inspector's telephone, which works without network (web/static/onsite*.js). The page is
 * the same for everybody and knows nobody, so that the telephone may keep it; everything else
 * comes and goes as JSON, asked for with the session of the official.
 *
 * Each POST carries csrf and id, 32 hex digits made by the telephone: what is sent twice is
 * kept once and answered alike. at: milliseconds by the telephone's clock when it was written;
 * now: the same when it is sent.
 *
 * What is refused is answered {"problem": "why and what to do"} with 403, 404, 409 or 422;
 * 401: nobody is logged in; 503: try again later.
 */
#ifndef PAGES_ONSITE_H
#define PAGES_ONSITE_H

#include "base/ids.h"
#include "http/http.h"

/* GET /staff/field: the page, empty */
enum err onsite_app_get(struct req *r, struct resp *w);

/* GET /staff/field/list.json: {me, name, csrf, cases: [{code, title, place, due}]} */
enum err onsite_list_get(struct req *r, struct resp *w);

/*
 * POST /staff/field/take.json, case: take it along. {code, title, place, lat, lon, until,
 * findings: [{value, label}], questions: [{code, question, basis}], order and team (of the
 * decision to inspect, if any), facility, points: [names of discharge points], groups: see
 * state.json}
 */
enum err onsite_take_post(struct req *r, struct resp *w);

/* GET /staff/field/state.json?case=: {groups: [{group, version, author, at, texts}], samples:
 * [{id, label, point, seal, takers, at, hands: [{id, given_by, given_to, hand_seal, intact,
 * at}]}]}; an answer of the checklist is the group "q:" and the code of its question, a note the
 * group "n:" and its number */
enum err onsite_state_get(struct req *r, struct resp *w);

/*
 * POST /staff/field/entry.json, case, group, base, aside (1: a text given up), and the texts of
 * the group under their names: {version}. 409 with {conflict: {version, author, at, texts}}: a
 * newer version came meanwhile; nothing was kept, a person chooses.
 */
enum err onsite_entry_post(struct req *r, struct resp *w);

/*
 * POST /staff/field/sign.json, case, name, part, title, strokes, digest (64 hex digits, of the
 * minutes that the signer saw): {}
 */
enum err onsite_sign_post(struct req *r, struct resp *w);

/*
 * POST /staff/field/answer.json, case, item (of the checklist), base, answer (yes, no, na), body,
 * aside: as entry.json
 */
enum err onsite_answer_post(struct req *r, struct resp *w);

/*
 * POST /staff/field/note.json, case, item (32 hex digits made by the telephone: which note), base,
 * body (1..7800 bytes), lat, lon (both or neither), aside: as entry.json
 */
enum err onsite_note_post(struct req *r, struct resp *w);

/*
 * POST /staff/field/photo.json, multipart, fields in this order: csrf, id, case, at (when it was
 * taken), now, total (bytes), offset, sha256, lat, lon, accuracy (metres; all three may be
 * missing), caption, sample (id of the sample it shows; may be missing), piece (a file).
 * {have, done}: go on at byte `have`. Without piece it only asks. 409 with them: the piece does
 * not follow, or the whole is not what sha256 says (have 0): send from there.
 */
enum err onsite_photo_post(struct req *r, struct resp *w);

/* POST /staff/field/sample.json: case and the fields of sample_read, lat, lon: {} */
enum err onsite_sample_post(struct req *r, struct resp *w);
/* POST /staff/field/hand.json: case, sample (its id) and the fields of hand_read: {} */
enum err onsite_hand_post(struct req *r, struct resp *w);

/* GET, POST /staff/cases/{code}/field: minutes and signatures at the desk */
enum err onsite_desk_get(struct req *r, struct resp *w);
enum err onsite_desk_post(struct req *r, struct resp *w);

/* The form of the inspection record before anybody typed: what the minutes say. One statement. */
MUST_USE enum err onsite_fill(struct req *r, case_id cid, struct form *f);

/* GET /staff/cases/{code}/field/{id}: a signature as a picture */
enum err onsite_ink_get(struct req *r, struct resp *w);

#endif
