/*
 * The accept loop; fcgi.c is the only file that knows FastCGI, and the only one
 * of the services that reads the clock.
 */
#ifndef RUN_FCGI_H
#define RUN_FCGI_H

#include "http/http.h"

struct fcgi_app {
    struct cx cx;             /* a, now, today and lang are set for each request */
    size_t arena_bytes;       /* most memory of one request */
    const char *socket;       /* path to listen on; NULL: descriptor 0, as spawn-fcgi passes it */
    /* Answer r in w: everything, error pages included. */
    void (*handle)(struct fcgi_app *app, struct req *r, struct resp *w);
    void *arg;
};

/*
 * Serve until SIGTERM or SIGUSR1 (the request in hand is finished), or until
 * the parent dies. Returns the exit status: 0, or 1 where the socket is unusable.
 */
int fcgi_serve(struct fcgi_app *app);

#endif
