/* What kinds of files citizens may send, and how much of each. Pure. */
#ifndef DOMAIN_INTAKE_MEDIUM_H
#define DOMAIN_INTAKE_MEDIUM_H

#include "base/config.h"

enum medium { MEDIUM_PICTURE = 1, MEDIUM_VIDEO, MEDIUM_SOUND, MEDIUM_DOCUMENT };

struct file_type {
    const char *word; /* as the table report_file has it */
    const char *mime, *ext;
    enum medium medium;
};

/* NULL: no such word. */
const struct file_type *file_type_of(str word);

/* The largest file of that medium, in bytes. */
int64_t medium_bytes_max(const struct config *conf, enum medium m);

/* Most files, and bytes of all together: pictures apart from everything else. */
int64_t medium_files_max(const struct config *conf, enum medium m);
int64_t medium_sum_max(const struct config *conf, enum medium m);

#endif
