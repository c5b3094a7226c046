#include "run/run.h"

#include <stdio.h>
#include <string.h>

bool usage_asked(int argc, char **argv, const char *usage)
{
    if (argc < 2 || (strcmp(argv[1], "--help") != 0 && strcmp(argv[1], "-h") != 0))
        return false;
    fputs(usage, stdout);
    return true;
}

int usage_error(const char *name, const char *what)
{
    fprintf(stderr, "hotline %s: %s\nTry 'hotline %s --help'.\n", name, what, name);
    return 2;
}
