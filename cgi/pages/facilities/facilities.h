/* The register of facilities: lists, one entry with everything on it, and its forms. */
#ifndef PAGES_FACILITIES_FACILITIES_H
#define PAGES_FACILITIES_FACILITIES_H

#include "http/http.h"

/* GET /staff/facilities */
enum err facilities_get(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/new */
enum err facility_new_get(struct req *r, struct resp *w);
enum err facility_new_post(struct req *r, struct resp *w);
/* GET /staff/facilities/{id} */
enum err facility_get(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/edit */
enum err facility_edit_get(struct req *r, struct resp *w);
enum err facility_edit_post(struct req *r, struct resp *w);
/* GET /staff/facilities/{id}/timeline */
enum err facility_timeline_get(struct req *r, struct resp *w);
/* GET /staff/facilities/{id}/history */
enum err facility_history_get(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/places */
enum err facility_places_get(struct req *r, struct resp *w);
enum err facility_places_post(struct req *r, struct resp *w);
/* POST /staff/facilities/{id}/places/{place}/end */
enum err facility_place_end_post(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/permits */
enum err facility_permits_get(struct req *r, struct resp *w);
enum err facility_permits_post(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/permits/{permit} */
enum err facility_permit_get(struct req *r, struct resp *w);
enum err facility_permit_post(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/duties */
enum err facility_duties_get(struct req *r, struct resp *w);
enum err facility_duties_post(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/duties/{duty} */
enum err facility_duty_page_get(struct req *r, struct resp *w);
enum err facility_duty_post(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/rating */
enum err facility_rating_get(struct req *r, struct resp *w);
enum err facility_rating_post(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/monitoring */
enum err facility_monitoring_get(struct req *r, struct resp *w);
enum err facility_monitoring_post(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/person */
enum err facility_person_get(struct req *r, struct resp *w);
enum err facility_person_post(struct req *r, struct resp *w);
/* GET, POST /staff/facilities/{id}/merge */
enum err facility_merge_get(struct req *r, struct resp *w);
enum err facility_merge_post(struct req *r, struct resp *w);
/* GET, POST /staff/cases/{code}/facility */
enum err case_facility_get(struct req *r, struct resp *w);
enum err case_facility_post(struct req *r, struct resp *w);

#endif
