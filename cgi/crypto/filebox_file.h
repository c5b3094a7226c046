/* Shape of a sealed file; only for filebox*.c. */
#ifndef CRYPTO_FILEBOX_FILE_H
#define CRYPTO_FILEBOX_FILE_H

#include "crypto/filebox.h"
#include "crypto/ring.h"

#define MAGIC "DDXF1\n"
#define MAGIC_BYTES (sizeof MAGIC - 1)
#define STREAM_KEY_BYTES crypto_secretstream_xchacha20poly1305_KEYBYTES
#define STREAM_HEAD_BYTES crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define STREAM_EXTRA_BYTES crypto_secretstream_xchacha20poly1305_ABYTES
#define STREAM_FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define STREAM_MORE crypto_secretstream_xchacha20poly1305_TAG_MESSAGE

struct filebox_head {
    unsigned char magic[MAGIC_BYTES];
    unsigned char key[STREAM_KEY_BYTES + crypto_box_SEALBYTES];
    unsigned char stream[STREAM_HEAD_BYTES];
};
_Static_assert(sizeof(struct filebox_head) == 110, "no gaps");

/* 32 lower case hex digits? Nothing else may become part of a path. */
bool filebox_name_ok(str name);

/* DIR/ab/cd/NAME */
const char *filebox_path(struct arena *a, str dir, str name);

#endif
