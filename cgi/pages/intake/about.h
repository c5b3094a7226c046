/* Pages that explain: what is kept; and the communes for the scripts. */
#ifndef PAGES_INTAKE_ABOUT_H
#define PAGES_INTAKE_ABOUT_H

#include "http/http.h"

enum err privacy_get(struct req *r, struct resp *w);

/*
 * [{"code":"06673","name":"Bãi Cháy","kind":"phường","lat":20.9,"lon":107.0,
 *   "old":["Hùng Thắng"]}], for the search as one types in report.js.
 */
enum err communes_json_get(struct req *r, struct resp *w);

#endif
