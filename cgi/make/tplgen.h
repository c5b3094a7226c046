/* Template compiler: HTML with {{directives}} in, one C function out. Syntax: html/out.h. */
#ifndef MAKE_TPLGEN_H
#define MAKE_TPLGEN_H

#include "base/str.h"

#define TPL_SRC_MAX ((size_t)256 * 1024)

struct tpl_result {
    str c, h; /* source and header */
    str error; /* "FILE:LINE:COL: what is wrong", or empty */
};

/*
 * Compile one template. file is the path for messages and #line, name the name of the
 * function without "tpl_" ([a-z][a-z0-9_]*). false: look at error.
 */
bool tpl_compile(struct arena *a, const char *file, str name, str src, struct tpl_result *out);

#endif
