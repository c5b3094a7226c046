/*
 * Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2): kinds of pollution as service
 * types, filing, and what officials cleared for the public. Addresses end in .xml or
 * .json and say the same in both.
 *
 * Nothing of a report that was not cleared is to be seen here: no list, number, time
 * or different answer. Who files gets a token, and by it the number that the public
 * sees once there is one.
 */
#ifndef PAGES_API_OPEN311_H
#define PAGES_API_OPEN311_H

#include "http/http.h"

#define OPEN311_BODY_MAX (256 * KiB)

enum err open311_discovery_get(struct req *r, struct resp *w);
enum err open311_services_get(struct req *r, struct resp *w);
enum err open311_service_get(struct req *r, struct resp *w);
enum err open311_requests_get(struct req *r, struct resp *w);
enum err open311_requests_post(struct req *r, struct resp *w);
enum err open311_request_get(struct req *r, struct resp *w);
enum err open311_token_get(struct req *r, struct resp *w);

#endif
