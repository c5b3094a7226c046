/* text_fold with the way back: where in the original each folded byte comes from. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/str.h"

struct folded {
    str text;       /* what text_fold gives */
    uint32_t *from; /* text.n + 1 numbers: byte in the original where its character begins */
};

/*
 * Precondition: s is well-formed UTF-8 and smaller than 4 GiB. The part from..to of
 * the folded text stands in the original from from[from] to fold_end(f, to).
 */
void fold_map(struct arena *a, str s, struct folded *out);

/* Where the original of the folded text before byte `to` (> 0) ends, marks included. */
size_t fold_end(const struct folded *f, str original, size_t to);

#endif
