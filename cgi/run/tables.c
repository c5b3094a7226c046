#include "run/tables.h"
#include "base/file.h"
#include "base/log.h"
#include "crypto/token.h"
#include "domain/privacy/retention.h"
#include "run/fcgi.h"
#include "run/flow_terms.h"
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TABLES_BYTES ((size_t)64 * 1024 * 1024)
#define TABLES_MAX 40
#define TABLE_BYTES ((size_t)4 * 1024 * 1024) /* as law_load has it */

static struct tables_stamp stamp_now(struct arena *a, const struct config *conf)
{
    struct tables_stamp s = { 0 };
    struct stat st;
    if (!str_empty(conf->law.versions)) {
        const str link = path_join(a, conf->law.versions, S("current"));
        const ssize_t n = readlink(str_c(a, link), s.link, sizeof s.link - 1);
        s.link[n > 0 ? n : 0] = 0;
    }
    const str files[TABLES_OWN] = { conf->law.province_file, conf->law.limits_file };
    for (size_t i = 0; i < TABLES_OWN; i++)
        if (!str_empty(files[i]) && stat(str_c(a, files[i]), &st) == 0)
            s.own[i] = (struct tables_file){
                (int64_t)st.st_dev, (int64_t)st.st_ino,
                (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec, st.st_size };
    return s;
}

opt_str tables_current(struct arena *a, const struct config *conf)
{
    const struct tables_stamp s = stamp_now(a, conf);
    return s.link[0] ? SOME_STR(str_dup(a, str_from(s.link))) : (opt_str){ 0 };
}

str tables_dir(struct arena *a, const struct config *conf)
{
    const opt_str current = tables_current(a, conf);
    return current.has ? path_join(a, conf->law.versions, current.v) : conf->law.tables;
}

static enum err all_bytes(struct arena *a, str dir, struct buf *all)
{
    str *names, text;
    size_t n;
    TRY(dir_list(a, dir, S(".csv"), TABLES_MAX, &names, &n));
    for (size_t i = 0; i < n; i++) {
        TRY(file_read(a, path_join(a, dir, names[i]), TABLE_BYTES, &text));
        buf_fmt(all, "%.*s %zu\n", STR_ARG(names[i]), text.n);
        buf_add(all, text);
    }
    return n > 0 ? OK : ERR_NOT_FOUND;
}

enum err tables_digest(struct arena *a, str dir, str *out)
{
    struct arena *scratch = arena_new(TABLES_BYTES); /* a megabyte that no worker shall keep */
    struct buf all = { .a = scratch, .max = TABLES_BYTES / 4 };
    enum err e = all_bytes(scratch, dir, &all);
    if (e == OK && all.full)
        e = ERR_TOO_LARGE;
    if (e == OK)
        *out = hash_of(a, buf_str(&all));
    arena_free(scratch);
    return e;
}

static enum err terms_set(struct arena *a, const struct law *law, struct buf *faults)
{
    const str *codes;
    const size_t n = law_unset(a, law, instant_date(clock_now()), &codes);
    for (size_t i = 0; i < n; i++)
        buf_fmt(faults, "law.province_file: %.*s is not set; the service does not go live "
                        "without it\n", STR_ARG(codes[i]));
    return n > 0 ? ERR_UNSET : OK;
}

static enum err load_all(struct arena *a, const struct config *conf, enum tables_need need,
                         struct tables *t, struct buf *faults)
{
    struct law *law;
    struct flows *flows;
    struct intake_tables *intake;
    struct paper_forms *forms;
    struct inspection_tables *inspection;
    TRY(law_load(a, tables_dir(a, conf), str_opt(conf->law.province_file), &law, faults));
    if (!str_empty(conf->law.limits_file))
        TRY(law_add_limits(a, law, conf->law.limits_file, faults));
    if (need == TABLES_LIVE)
        TRY(terms_set(a, law, faults));
    const struct flow_terms terms = flow_terms_of(law);
    TRY(flow_load(a, conf->flows.dir, &terms, &flows, faults));
    TRY(intake_tables_load(a, conf->intake.tables, &intake, faults));
    TRY(paper_forms_load(a, path_join(a, conf->flows.dir, S("forms")), &forms, faults));
    TRY(retention_check(intake, flows, faults));
    TRY(inspection_tables_load(a, conf->inspection.tables, law, &inspection, faults));
    t->law = law;
    t->flows = flows;
    t->intake = intake;
    t->forms = forms;
    t->inspection = inspection;
    return tables_digest(a, tables_dir(a, conf), &t->digest);
}

enum err tables_load(const struct config *conf, enum tables_need need, struct tables *t,
                     struct buf *faults)
{
    struct arena *a = arena_new(TABLES_BYTES);
    struct tables read = { .a = a, .stamp = stamp_now(a, conf) };
    t->stamp = read.stamp;
    if (load_all(a, conf, need, &read, faults) != OK) {
        arena_free(a);
        return ERR_INVALID;
    }
    tables_free(t);
    *t = read;
    return OK;
}

static bool same(const struct tables_stamp *x, const struct tables_stamp *y)
{
    bool same_files = true;
    for (size_t i = 0; i < TABLES_OWN; i++)
        same_files &= x->own[i].dev == y->own[i].dev && x->own[i].ino == y->own[i].ino
            && x->own[i].changed_ns == y->own[i].changed_ns && x->own[i].size == y->own[i].size;
    return same_files && strcmp(x->link, y->link) == 0;
}

void tables_follow(struct arena *a, const struct config *conf, enum tables_need need,
                   struct tables *t)
{
    const struct tables_stamp now = stamp_now(a, conf);
    struct buf faults = { .a = a, .max = 64 * 1024 };
    if (same(&now, &t->stamp))
        return;
    const enum err e = tables_load(conf, need, t, &faults);
    if (e == OK)
        log_line(LOG_INFO, "tables_read", LOG_ERR("result", e));
    else
        log_line(LOG_ERROR, "tables_refused", LOG_ERR("result", e));
}

void tables_free(struct tables *t)
{
    if (t->a)
        arena_free(t->a);
    t->a = NULL;
    t->law = NULL;
    t->flows = NULL;
    t->intake = NULL;
    t->forms = NULL;
    t->inspection = NULL;
}
