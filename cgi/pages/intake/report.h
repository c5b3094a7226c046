/* The citizen's form: shown, sent, and the receipt. */
#ifndef PAGES_INTAKE_REPORT_H
#define PAGES_INTAKE_REPORT_H

#include "domain/intake/places.h"
#include "domain/intake/report.h"
#include "http/http.h"

enum err intake_home_get(struct req *r, struct resp *w);
/* The same form without a token, to be kept by the browser for when there is no network. */
enum err intake_offline_get(struct req *r, struct resp *w);
enum err intake_report_post(struct req *r, struct resp *w);

enum report_danger { DANGER_NONE = 1, DANGER_TOLD };

/*
 * The form with what was typed; chosen: commune to show as chosen, or NULL. DANGER_TOLD: what
 * was typed speaks of danger to life, so the numbers to call stand before the button again.
 */
MUST_USE enum err report_page(struct req *r, struct resp *w, int status, const struct form *f,
                              str token, const struct places *places,
                              const struct commune *chosen, enum report_danger danger);

/* 200 and no redirect: the private key must not be in an address. */
MUST_USE enum err receipt_page(struct req *r, struct resp *w, const struct receipt *receipt,
                               enum report_danger danger);

#endif
