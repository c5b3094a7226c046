#include "base/config.h"
#include "base/config_keys.h"
#include "base/file.h"
#include "base/yaml.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct load {
    struct arena *a;
    struct yml_doc d;
    struct config *out;
    bool *seen; /* one per key of the table */
};

static void set_str(const struct load *l, const struct config_key *k, str v)
{
    memcpy((char *)l->out + k->at, &v, sizeof v);
}

static void set_number(const struct load *l, const struct config_key *k, int64_t v)
{
    memcpy((char *)l->out + k->at, &v, sizeof v);
}

static void take_url(struct load *l, const struct config_key *k, const struct yml *n, str s)
{
    str rest = str_from(k->words), start;
    bool known = false;
    while (str_next(&rest, '|', &start))
        known = known || str_starts(s, start);
    if (!known || str_ends(s, S("/")) || str_find(s, S(" ")) < s.n)
        yml_fault(&l->d, n, "%shost expected, without \"/\" at the end",
                  str_starts(str_from(k->words), S("smtp")) ? "smtp(s)://" : "http(s)://");
    set_str(l, k, s);
}

static void take_path(struct load *l, const struct config_key *k, const struct yml *n, str s)
{
    const str whole = path_join(l->a, l->out->dir, s);
    if (k->type == CONF_SOCKET && (int64_t)whole.n > k->max)
        yml_fault(&l->d, n, "with its folder %zu bytes long, a socket path has at most %lld",
                  whole.n, (long long)k->max);
    set_str(l, k, whole);
}

static void take_word(struct load *l, const struct config_key *k, const struct yml *n)
{
    const char *words[8];
    size_t count = 0;
    str rest = str_from(k->words), piece;
    while (count < COUNT(words) && str_next(&rest, '|', &piece))
        words[count++] = str_c(l->a, piece);
    const int at = yml_word(&l->d, n, words, count);
    if (at)
        set_str(l, k, str_from(words[at - 1]));
}

static void take(struct load *l, const struct config_key *k, const struct yml *n)
{
    if (k->type == CONF_NUMBER) {
        set_number(l, k, yml_i64(&l->d, n, k->min, k->max));
        return;
    }
    if (k->type == CONF_YES_NO) {
        const bool v = yml_bool(&l->d, n);
        memcpy((char *)l->out + k->at, &v, sizeof v);
        return;
    }
    if (k->type == CONF_WORD) {
        take_word(l, k, n);
        return;
    }
    const str s = yml_text(&l->d, n, k->type == CONF_SOCKET ? 4000 : (size_t)k->max);
    if (!s.p)
        return;
    if (k->type == CONF_URL)
        take_url(l, k, n, s);
    else if (k->type == CONF_TEXT)
        set_str(l, k, s);
    else
        take_path(l, k, n, s);
}

static const struct config_key *key_of(const struct load *l, str path)
{
    for (size_t i = 0; i < n_config_keys; i++) {
        if (str_eq(path, str_from(config_keys[i].path))) {
            l->seen[i] = true;
            return &config_keys[i];
        }
    }
    return NULL;
}

static bool is_section(str path)
{
    for (size_t i = 0; i < n_config_keys; i++) {
        const str k = str_from(config_keys[i].path);
        if (k.n > path.n && str_starts(k, path) && k.p[path.n] == '.')
            return true;
    }
    return false;
}

static void unknown(struct load *l, const struct yml *n, str path)
{
    str *names = NEWS(l->a, str, n_config_keys);
    for (size_t i = 0; i < n_config_keys; i++)
        names[i] = str_from(config_keys[i].path);
    const str near = str_nearest(path, names, n_config_keys);
    if (near.p)
        yml_fault(&l->d, n, "unknown key; did you mean \"%.*s\"?", STR_ARG(near));
    else
        yml_fault(&l->d, n, "unknown key");
}

/* Sections are two deep at most, the reader itself stops at YML_DEPTH. */
static void walk(struct load *l, const struct yml *map)
{
    for (const struct yml *n = map->first; n; n = n->next) {
        const str path = yml_path(l->a, n);
        const struct config_key *k = key_of(l, path);
        if (k)
            take(l, k, n);
        else if (!is_section(path))
            unknown(l, n, path);
        else if (n->kind != YML_MAP)
            yml_fault(&l->d, n, "a section with keys of its own is expected");
        else
            walk(l, n);
    }
}

/* The deepest written section a missing key would belong to: its line is where to look. */
static const struct yml *nearest_section(const struct load *l, const char *path)
{
    const struct yml *at = l->d.root;
    str rest = str_from(path), piece;
    while (str_next(&rest, '.', &piece)) {
        const struct yml *c = yml_find(at, str_c(l->a, piece));
        if (!c || c->kind != YML_MAP)
            break;
        at = c;
    }
    return at;
}

static void fill_missing(struct load *l)
{
    for (size_t i = 0; i < n_config_keys; i++) {
        const struct config_key *k = &config_keys[i];
        if (l->seen[i])
            continue;
        if (!k->standard) {
            const struct yml *at = nearest_section(l, k->path);
            buf_fmt(l->d.faults, "%.*s:%d: %s: is missing\n", STR_ARG(l->d.file), at->line,
                    k->path);
            l->d.n_faults++;
            continue;
        }
        const struct yml standard = { .kind = YML_TEXT, .line = 1, .text = str_from(k->standard) };
        if (*k->standard)
            take(l, k, &standard);
    }
}

/* The folder of the file, complete, so that a later chdir changes nothing. */
static str folder_of(struct arena *a, str path)
{
    char *real = realpath(str_c(a, path_dir(a, path)), NULL);
    const str dir = real ? str_dup(a, str_from(real)) : path_dir(a, path);
    free(real);
    return dir;
}

enum err config_load(struct arena *a, str path, struct config *out, struct buf *faults)
{
    *out = (struct config){ .file = str_dup(a, path), .dir = folder_of(a, path) };
    struct load l = { .a = a, .out = out, .seen = NEWS(a, bool, n_config_keys) };
    TRY(yml_load(a, out->file, faults, &l.d));
    walk(&l, l.d.root);
    fill_missing(&l);
    const str beside = path_dir(a, out->media_program.p ? out->media_program : S(""));
    if (!out->mime_program.p)
        out->mime_program = path_join(a, beside, S("hotline-mime"));
    if (!out->pdfsig_program.p)
        out->pdfsig_program = path_join(a, beside, S("hotline-pdfsig"));
    if (!out->send_program.p)
        out->send_program = path_join(a, beside, S("hotline-send"));
    if (!out->print_program.p)
        out->print_program = path_join(a, beside, S("hotline-print"));
    if (!out->sheet_program.p)
        out->sheet_program = path_join(a, beside, S("hotline-sheet"));
    if (out->limits.photo_bytes > out->limits.report_bytes && l.d.n_faults == 0) {
        yml_fault(&l.d, nearest_section(&l, "limits.x"),
                  "limits.photo_bytes is above limits.report_bytes");
    }
    return l.d.n_faults ? ERR_INVALID : OK;
}

enum err config_secret(struct arena *a, str path, str *out)
{
    struct stat st;
    if (stat(str_c(a, path), &st) != 0)
        return ERR_NOT_FOUND;
    if (st.st_mode & S_IRWXO)
        return ERR_FORBIDDEN;
    str s;
    const enum err e = file_read(a, path, 4096, &s);
    if (e != OK)
        return e == ERR_TOO_LARGE ? ERR_INVALID : e;
    while (s.n > 0 && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r'))
        s.n--;
    *out = s;
    return s.n ? OK : ERR_INVALID;
}
