/* Inside of hotline-mime: one untrusted mail in, frames out (wire/frames.h). */
#ifndef WIRE_MIME_MIME_H
#define WIRE_MIME_MIME_H

#include "wire/frames.h"
#include <glib.h>
#include <gmime/gmime.h>
#include <stdbool.h>

/* Write one frame, of a text at most max bytes; ends the program where output fails. */
void frame_put(char tag, const char *bytes, size_t n, size_t max);
void frame_text(char tag, const char *text, size_t max);

/*
 * Opens what converts the charsets that mails of here use, before lockdown, as
 * later no table can be read from the disk.
 */
void charsets_open(void);

/* Gives back what charsets_open() took; once, when nothing is read any more. */
void charsets_close(void);

/*
 * Bytes of a text in the charset that the mail names (NULL: none) as UTF-8 without
 * NULs; what cannot be read becomes U+FFFD. What is well-formed UTF-8 is UTF-8,
 * whatever the mail says.
 */
GString *charset_text(const char *bytes, size_t n, const char *charset);

/* Words of an HTML text, a line for each block. */
GString *html_text(const GString *html);

/* Frames of the head of the message: who, to whom, which machine. */
void head_frames(GMimeMessage *m);

/* Frames of everything inside. */
void body_frames(GMimeMessage *m);

#endif
