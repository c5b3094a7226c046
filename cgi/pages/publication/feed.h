/* What programs follow: the Atom feed, the sitemap and the rules for robots. */
#ifndef PAGES_PUBLICATION_FEED_H
#define PAGES_PUBLICATION_FEED_H

#include "http/http.h"

/* What an entry of the feed says of one sanction; `what` as in the log of changes. */
struct feed_said {
    str what, name, act, sanction, unit_name, number, correction; /* correction may be empty */
    struct date signed_on;
};
str feed_title(struct arena *a, const struct feed_said *s);
str feed_text(struct arena *a, const struct feed_said *s);

/* GET /feed.atom: the last changes of what is published, with the text in force. */
enum err feed_get(struct req *r, struct resp *w);

/* GET /sitemap.xml and its files /sitemap0.xml (our own pages), /sitemap1.xml ... */
enum err sitemap_get(struct req *r, struct resp *w);
enum err sitemap_part_get(struct req *r, struct resp *w);

enum err robots_get(struct req *r, struct resp *w);

#endif
