/* The procedures: their pictures, and which versions are in use. */
#ifndef PAGES_FLOWS_FLOWS_H
#define PAGES_FLOWS_FLOWS_H

#include "http/http.h"

/* /staff/flows/NAME/VERSION.svg?stage=a,b: the picture with these stages filled. */
enum err flow_picture_get(struct req *r, struct resp *w);

/* /staff/flows: versions, activations, and with ?activation=N the cases that stayed. */
enum err flows_get(struct req *r, struct resp *w);

#endif
