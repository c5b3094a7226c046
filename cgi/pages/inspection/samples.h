/*
 * /staff/cases/{code}/samples: samples of a case and the acts that their results amount to;
 * /samples/{id}: one sample, its chain of custody, its results; /result: what the laboratory found.
 */
#ifndef PAGES_INSPECTION_SAMPLES_H
#define PAGES_INSPECTION_SAMPLES_H

#include "http/http.h"

enum err samples_get(struct req *r, struct resp *w);
enum err samples_post(struct req *r, struct resp *w);
enum err sample_get(struct req *r, struct resp *w);
enum err sample_hand_post(struct req *r, struct resp *w);
enum err sample_void_post(struct req *r, struct resp *w);
enum err sample_result_get(struct req *r, struct resp *w);
enum err sample_result_post(struct req *r, struct resp *w);
enum err sample_scan_post(struct req *r, struct resp *w);

#endif
