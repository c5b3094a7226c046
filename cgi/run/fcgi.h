/*
 * The accept loop; fcgi.c is the only file that knows FastCGI, and the only one
 * of the services that reads the clock.
 *
 * Stopping: SIGTERM, SIGUSR1 (what multiwatch makes of TERM) and SIGINT let the
 * request in hand finish and take no other. libfcgi's own way has a gap between
 * its look at the flag and accept(); here the handler puts /dev/null in the
 * listener's place, so that accept fails whenever it is called, and signals wait
 * while a request is answered. When the parent dies the worker gets SIGTERM;
 * `spawn-fcgi` therefore runs with -n or in front of multiwatch.
 */
#ifndef RUN_FCGI_H
#define RUN_FCGI_H

#include "http/http.h"

struct fcgi_app {
    struct cx cx;       /* a, now, today and lang are set for each request */
    size_t arena_bytes; /* most memory of one request */
    const char *socket; /* path to listen on; NULL: descriptor 0, as spawn-fcgi passes it */
    /* Answer r in w: everything, error pages too. r->fault is looked at first. */
    void (*handle)(struct fcgi_app *app, struct req *r, struct resp *w);
    void *arg;
};

/* Serve until told to stop. Exit status: 0, or 1 where the socket is unusable. */
int fcgi_serve(struct fcgi_app *app);

/* The time now; for what a command needs before its first request. */
instant clock_now(void);

#endif
