/*
 * The picture of a workflow with the stages marked in which a case stands. It is drawn
 * beforehand (`hotline flow draw --all`) under a name made of its content, so that no
 * request waits for the drawing program and none gets a picture that is out of date.
 */
#ifndef DOMAIN_FLOWS_PICTURE_H
#define DOMAIN_FLOWS_PICTURE_H

#include "base/cx.h"
#include "flow/flow.h"

/* What is drawn for the page of a case, and the name of the file it is kept in. */
str flow_picture_dot(struct arena *a, const struct flow *f, enum lang lang);
str flow_picture_name(struct arena *a, str dot);

/* Is there one, in the reader's language? */
bool flow_picture_there(const struct cx *cx, const struct flow *f);

/*
 * SVG with the stages filled. ERR_NOT_FOUND: there is no picture, or one of the stages is
 * not of this flow.
 */
MUST_USE enum err flow_picture(struct cx *cx, const struct flow *f, const str *stages, size_t n,
                               str *svg);

#endif
