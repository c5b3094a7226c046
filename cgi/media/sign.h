/*
 * Videos, sounds and documents by how they begin. Our own table: libmagic tells
 * containers apart by guesses, and a sound without tags it does not know at all.
 */
#ifndef MEDIA_SIGN_H
#define MEDIA_SIGN_H

#include "base/str.h"

/*
 * "mp4", "mov", "webm", "3gp", "mp3", "m4a", "ogg", "wav", "amr" or "pdf"; .p == NULL:
 * none of them. head: the first 4096 bytes, or all of a shorter file. Pure.
 */
str media_sign(str head);

/*
 * Bytes of a frame of MPEG layer III with this head; 0: none, or of a rate that it does not
 * tell. four: its first 4 bytes. Pure.
 */
size_t media_frame_bytes(str four);

#endif
