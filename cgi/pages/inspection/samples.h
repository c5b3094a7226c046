/*
 * /staff/cases/{code}/samples: samples of a case and the acts that their results amount to;
 * /samples/{id}: one sample, its chain of custody, its results; /result: what the laboratory found.
 */
#ifndef PAGES_INSPECTION_SAMPLES_H
#define PAGES_INSPECTION_SAMPLES_H

#include "domain/inspection/sample.h"
#include "http/http.h"

/* Fields of a sample and of a hand-over as forms name them, without item and moment. */
struct sample_new sample_read(struct form *f);
struct hand_new hand_read(struct form *f);
/* The problem that a fault of a hand-over is. */
void hand_say(struct form *f, enum hand_fault fault);

/* GET, POST /staff/cases/{code}/samples */
enum err samples_get(struct req *r, struct resp *w);
enum err samples_post(struct req *r, struct resp *w);
/* GET /staff/cases/{code}/samples/{id} */
enum err sample_get(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/samples/{id}/hand */
enum err sample_hand_post(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/samples/{id}/void */
enum err sample_void_post(struct req *r, struct resp *w);
/* GET, POST /staff/cases/{code}/samples/{id}/result */
enum err sample_result_get(struct req *r, struct resp *w);
enum err sample_result_post(struct req *r, struct resp *w);
/* POST /staff/cases/{code}/samples/{id}/scan */
enum err sample_scan_post(struct req *r, struct resp *w);

#endif
