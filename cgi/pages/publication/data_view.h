/* What the page of the open data shows. */
#ifndef PAGES_PUBLICATION_DATA_VIEW_H
#define PAGES_PUBLICATION_DATA_VIEW_H

#include "domain/publication/opendata.h"
#include "domain/publication/purge.h"
#include "html/page.h"

struct data_view {
    struct page page;
    int64_t rows;
    instant changed; /* 0: nothing yet */
    const struct dump_file *files;
    size_t n_files; /* 0: the dump is being made */
    str dump_day;
    struct url licence; /* not checked.p: not set */
    str licence_name, key;
};

#endif
