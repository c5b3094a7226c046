/*
 * What was published and is withdrawn, has expired or reads otherwise now must be nowhere
 * a moment later: neither in nginx's cache nor in the files of the daily dump.
 *
 * Folder published.dir:
 *     now -> versions/NAME       what holds at this moment; moved in one rename
 *     versions/NAME/dump -> ../../dumps/NAME    the dump, where there is a true one
 *     versions/NAME/cut -> NAME  the version at which something last went or changed
 * nginx keys its cache by the path that `now` leads to, and asks for it before it asks a
 * worker: what is kept under a version was read after that version began, so with the next
 * version nothing of before is served, not even an answer that was on its way. Versions that
 * only brought something new keep the dump; any other loses it until jobs made the next.
 */
#ifndef DOMAIN_PUBLICATION_PURGE_H
#define DOMAIN_PUBLICATION_PURGE_H

#include "base/cx.h"

/*
 * Begin a new version if publications changed since the last look. After each act of an
 * official, and by jobs between all they do, for whoever was killed in between. Nothing
 * without published.dir. ERR_UNAVAILABLE: the folder cannot be written, or somebody has held
 * its lock for a second and a half (a stopped process): then there is no version, so that
 * nothing kept is served, and the changes stay to be done.
 */
MUST_USE enum err pages_purge(struct cx *cx);

/*
 * Begin a new version for another reason: figures of a month were told, a request was
 * answered in public. The dump stays. Errors of pages_purge.
 */
MUST_USE enum err pages_anew(struct cx *cx);

/* Folder of files that a dump may go to, and the version its rows are as old as. */
struct dump_place {
    str name, folder, cut;
};

/* A new, empty one. Errors of pages_purge. */
MUST_USE enum err dump_begin(struct cx *cx, struct dump_place *out);

/* Is there a true dump now, and of which day is it (instant of its folder)? */
bool dump_there(struct cx *cx, instant *made);

/* A file of the dump as its SHA256SUMS names it. */
struct dump_file {
    str name, digest; /* of SHA-256, hex */
};

#define DUMP_FILES_MOST 20
#define DUMP_SUMS "SHA256SUMS"

/* Those of the dump that is there now; *n 0: there is none, or it cannot be read. */
void dump_files(struct cx *cx, struct dump_file **out, size_t *n);

/* Takes such a list apart. ERR_INVALID: it is none. Pure. */
MUST_USE enum err dump_sums(struct arena *a, str text, struct dump_file **out, size_t *n);

/*
 * What stands in the folder is the dump from now on. ERR_CONFLICT: something went or changed
 * since dump_begin; the folder is removed, make it anew.
 */
MUST_USE enum err dump_end(struct cx *cx, const struct dump_place *p);

#endif
