#include "crypto/filebox_file.h"
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct walk {
    struct arena *a;
    time_t before;
    size_t most;
    enum err (*each)(void *, str);
    void *arg;
};

static bool hex_pair(const char *name)
{
    static const char digits[] = "0123456789abcdef";
    return name[0] && strchr(digits, name[0]) && name[1] && strchr(digits, name[1]) && !name[2];
}

static enum err walk_files(struct walk *w, DIR *d)
{
    for (const struct dirent *e; w->most > 0 && (e = readdir(d));) {
        struct stat st;
        if (!filebox_name_ok(str_from(e->d_name))
            || fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0
            || !S_ISREG(st.st_mode) || st.st_mtime >= w->before)
            continue;
        w->most--;
        TRY(w->each(w->arg, str_dup(w->a, str_from(e->d_name))));
    }
    return OK;
}

enum err filebox_walk(struct arena *a, str dir, unsigned part, time_t before, size_t most,
                      enum err (*each)(void *arg, str name), void *arg)
{
    struct walk w = { a, before, most, each, arg };
    DIR *top = opendir(str_fmt(a, "%.*s/%02x", STR_ARG(dir), part & 0xff).p);
    enum err err = OK;
    if (!top)
        return OK; /* no file of this part was ever written */
    for (const struct dirent *e; err == OK && w.most > 0 && (e = readdir(top));) {
        DIR *d = hex_pair(e->d_name) ? opendir(str_fmt(a, "%.*s/%02x/%s", STR_ARG(dir), part & 0xff,
                                                       e->d_name).p) : NULL;
        if (!d)
            continue;
        err = walk_files(&w, d);
        closedir(d);
    }
    closedir(top);
    return err;
}
