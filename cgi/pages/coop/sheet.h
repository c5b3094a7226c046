/* The sheet of a request for co-operation (phiếu chuyển): read, printed, its photos chosen. */
#ifndef PAGES_COOP_SHEET_H
#define PAGES_COOP_SHEET_H

#include "http/http.h"

/* GET, POST /staff/cases/{code}/sheet */
enum err coop_sheet_get(struct req *r, struct resp *w);
enum err coop_sheet_post(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/sheet/photos/{file} */
enum err coop_photo_get(struct req *r, struct resp *w);

#endif
