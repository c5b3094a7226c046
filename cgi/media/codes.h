/* Exit codes of hotline-media, read by child.c. */
#ifndef MEDIA_CODES_H
#define MEDIA_CODES_H

enum media_exit {
    MEDIA_EXIT_OK = 0,
    MEDIA_EXIT_USAGE = 2,
    MEDIA_EXIT_TYPE = 3,   /* not JPEG, PNG, WebP or HEIC */
    MEDIA_EXIT_LARGE = 4,  /* too many bytes or pixels */
    MEDIA_EXIT_BROKEN = 5, /* cannot be decoded */
    MEDIA_EXIT_SYSTEM = 6, /* CHILD_EXIT_SYSTEM: no memory, or reading or writing failed */
};

#endif
