/* Pages around the public list: acts, places, facilities, texts to be read out and put up. */
#ifndef PAGES_PUBLICATION_AROUND_H
#define PAGES_PUBLICATION_AROUND_H

#include "http/http.h"

/* GET /acts/{slug}: an act of the law, its fine, and how many decisions about it are published. */
enum err act_get(struct req *r, struct resp *w);

/* GET /violators/map: publications by commune, as a list and the same as a map. */
enum err violators_map_get(struct req *r, struct resp *w);

/* GET /violators/board: the list as a sheet for a notice board; filters of the list. */
enum err violators_board_get(struct req *r, struct resp *w);

/* GET /facilities/{slug} */
enum err public_facility_get(struct req *r, struct resp *w);

/* GET /press/{slug}: one publication for newspaper, radio and loudspeaker. */
enum err press_get(struct req *r, struct resp *w);

#endif
