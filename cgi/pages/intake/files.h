/* Files in pieces, for the script of the form and its queue; see domain/intake/pieces.h. */
#ifndef PAGES_INTAKE_FILES_H
#define PAGES_INTAKE_FILES_H

#include "http/http.h"

/*
 * POST /report/files, multipart/form-data, fields in this order:
 *
 *     token  of the form        name   the sender's name for the file, 16..64 characters
 *     total  bytes of the file  at     offset of the piece
 *     chain  hash so far, hex; may be left out
 *     label  what to call the file in a refusal; may be left out
 *     piece  the bytes, as a file
 *
 * Without piece it only asks; with do=remove the file is taken back. The answer is
 * JSON, {"have":N,"done":false}: go on at offset N. 200; 409: look at have, or the
 * form was sent; 422: refused for the reason in "problem" (without one the piece
 * arrived damaged: send it again); 413: the piece is too large; 503: try again later.
 */
enum err report_files_post(struct req *r, struct resp *w);

#endif
