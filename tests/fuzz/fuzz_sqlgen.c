/* The SQL binder: any bytes are parsed or refused with a line; what is parsed can be written. */
#include "make/sqlgen.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new((size_t)256 << 20);
    struct sql_file f;
    str fault = { 0 };
    const str text = str_dup(a, (str){ (const char *)data, size });
    if (sql_parse(a, S("f.sql"), text, &f, &fault) == OK) {
        struct buf c = { .a = a, .max = 64u << 20 }, h = { .a = a, .max = 64u << 20 };
        sql_emit_c(&c, &f, S("f.h"));
        sql_emit_h(&h, &f, S("f.h"));
        for (size_t i = 0; i < f.n; i++) {
            size_t marks = 0;
            for (size_t k = 0; k < f.v[i].n_binds; k++)
                marks += f.v[i].binds[k] < f.v[i].params.n;
            if (marks != f.v[i].n_binds || !f.v[i].sql.n)
                abort();
        }
    } else if (!str_starts(fault, S("f.sql:"))) {
        abort();
    }
    arena_free(a);
    return 0;
}
