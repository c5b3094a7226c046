#include "run/law_change.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/text.h"
#include "crypto/token.h"
#include "run/flow_terms.h"
#include "run/run.h"
#include "sql/lawchange.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FAULT_BYTES = 1 << 20, FILES_MAX = 40, FILE_BYTES = 4 << 20 };

const char *change_options_read(int argc, char **argv, struct change_options *o)
{
    *o = (struct change_options){ 0 };
    for (int i = 1; i < argc; i++) {
        const struct { const char *flag; const char **to; } flags[] = {
            { "--tables", &o->tables }, { "--against", &o->against }, { "--config", &o->config },
            { "--on", &o->on },         { "--by", &o->by },           { "--note", &o->note },
            { "--lang", &o->lang },     { "--length", &o->length },   { "--unit", &o->unit },
            { "--basis-vi", &o->basis_vi }, { "--basis-en", &o->basis_en },
            { "--from", &o->from },
        };
        const char **to = argv[i][0] == '-' || o->word ? NULL : &o->word;
        for (size_t k = 0; k < COUNT(flags); k++)
            if (strcmp(argv[i], flags[k].flag) == 0) {
                to = flags[k].to;
                if (++i == argc)
                    return "an option lacks its value";
                break;
            }
        if (!to)
            return "unknown argument";
        if (*to)
            return "an option stands twice";
        *to = argv[i];
    }
    return NULL;
}

static int refused(const char *what)
{
    fprintf(stderr, "hotline law: %s\n", what);
    return CHANGE_REFUSED;
}

/* Configuration, database, language of what is said. */
static int open_change(const struct change_options *o, struct opened *op)
{
    const int status = open_command("law", o->config, OPEN_DB, op);
    if (status)
        return status;
    enum lang lang = LANG_VI;
    if (lang_start(str_c(op->a, op->conf.locale_dir)) != OK
        || (o->lang && lang_parse(str_from(o->lang), &lang) != OK)) {
        open_close(op);
        return usage_error("law", "--lang vi or en");
    }
    lang_set(lang);
    op->cx.lang = lang;
    return CHANGE_DONE;
}

static int load(struct arena *a, str dir, opt_str province, const struct law **out)
{
    struct law *law;
    struct buf faults = { .a = a, .max = FAULT_BYTES };
    if (law_load(a, dir, province, &law, &faults) != OK) {
        fprintf(stderr, "%.*s", STR_ARG(buf_str(&faults)));
        return CHANGE_REFUSED;
    }
    *out = law;
    return CHANGE_DONE;
}

static int load_both(struct change *c, opt_str province)
{
    const int status = load(c->a, c->was_dir, province, &c->was);
    return status ? status : load(c->a, c->now_dir, province, &c->now);
}

/* The day asked for, or the last first day of a new row: there the change shows. */
static void choose_day(struct change *c, const struct change_options *o, opt_date latest)
{
    struct date asked;
    if (o->on && date_parse(str_from(o->on), &asked) == OK) {
        c->day = asked;
        return;
    }
    if (latest.has && date_cmp(latest.v, c->day) > 0)
        c->day = latest.v;
    const str day = date_vi(c->a, c->day);
    printf("%.*s\n", STR_ARG(tr_args(c->a, TR("So sánh vào ngày {0} (chọn ngày khác bằng --on)."),
                                     &day, 1)));
}

static int diff_cases(struct change *c, struct opened *op)
{
    struct flows *flows = NULL;
    struct buf faults = { .a = c->a, .max = FAULT_BYTES };
    const int status = load_both(c, str_opt(op->conf.law.province_file));
    if (status)
        return status;
    const struct flow_terms terms = flow_terms_of(c->was);
    if (flow_load(c->a, op->conf.flows.dir, &terms, &flows, &faults) == ERR_NOT_FOUND)
        return refused("the workflows cannot be read");
    op->cx.flows = flows;
    op->cx.law = c->was;
    return change_cases(c) == OK ? CHANGE_DONE : refused("the database refused");
}

int law_diff_run(const struct change_options *o)
{
    struct opened op;
    opt_date latest = { 0 };
    struct date day;
    int status = CHANGE_DONE;
    if (!o->tables || o->word)
        return usage_error("law", "diff needs --tables DIR");
    if (o->on && date_parse(str_from(o->on), &day) != OK)
        return usage_error("law", "--on: YYYY-MM-DD");
    if (!o->config && !o->against)
        return usage_error("law", "diff needs --against DIR, or --config FILE");
    if (o->config && (status = open_change(o, &op)))
        return status;
    struct arena *a = arena_new((size_t)256 << 20);
    struct change c = {
        .a = a, .cx = o->config ? &op.cx : NULL, .now_dir = str_from(o->tables),
        .was_dir = o->against ? str_from(o->against) : tables_dir(a, &op.conf),
        .day = o->config ? op.cx.today : (struct date){ 2999, 12, 31 },
    };
    if (change_rows(&c, &latest) != OK)
        status = refused("one of the folders holds no tables that can be read");
    if (status == CHANGE_DONE && o->config) {
        choose_day(&c, o, latest);
        status = diff_cases(&c, &op);
    } else if (status == CHANGE_DONE) {
        status = load_both(&c, (opt_str){ 0 });
    }
    arena_free(a);
    if (o->config)
        open_close(&op);
    return status;
}

/* A change in hand. */
struct activation {
    struct opened *op;
    struct arena *a;
    account_id by;
    str who;
    const char *kind;
    str note;
    str dir, digest;      /* of the new tables */
    str was_dir, was_digest;
    opt_str was_link;
};

/* law check and flow check with the new tables, and nothing that runs may lose its row. */
static int prove(struct activation *j)
{
    struct flows *flows = NULL;
    struct buf faults = { .a = j->a, .max = FAULT_BYTES };
    struct change c = { .cx = &j->op->cx, .a = j->a, .was_dir = j->was_dir, .now_dir = j->dir,
                        .day = j->op->cx.today };
    const str *unset;
    const int status = load_both(&c, str_opt(j->op->conf.law.province_file));
    if (status)
        return status;
    const size_t n = law_unset(j->a, c.now, c.day, &unset);
    for (size_t i = 0; i < n; i++)
        buf_fmt(&faults, "deadlines.csv: %.*s is left to the province and not set in %.*s\n",
                STR_ARG(unset[i]), STR_ARG(j->op->conf.law.province_file));
    const struct flow_terms terms = flow_terms_of(c.now);
    const enum err flow = flow_load(j->a, j->op->conf.flows.dir, &terms, &flows, &faults);
    const enum err clocks = change_clocks_known(&c, &faults);
    fprintf(stderr, "%.*s", STR_ARG(buf_str(&faults)));
    if (n > 0 || flow != OK || clocks == ERR_INVALID)
        return refused("the tables stay as they are");
    return clocks == OK ? CHANGE_DONE : refused("the database refused");
}

static str version_dir(const struct activation *j, str digest)
{
    return path_join(j->a, j->op->conf.law.versions, bytes_hex(j->a, digest));
}

/* A whole copy of a folder under the name of its digest; one that is there already is kept. */
static enum err keep_copy(const struct activation *j, str from, str digest)
{
    struct arena *a = j->a;
    const str to = version_dir(j, digest);
    const str part = str_fmt(a, "%.*s.%ld.part", STR_ARG(to), (long)getpid());
    str *names, text, found;
    size_t n;
    if (tables_digest(a, to, &found) == OK && str_eq(found, digest))
        return OK;
    TRY(dir_list(a, from, S(".csv"), FILES_MAX, &names, &n));
    if (mkdir(str_c(a, part), 0755) != 0 || chmod(str_c(a, part), 0755) != 0)
        return ERR_UNAVAILABLE;
    for (size_t i = 0; i < n; i++) {
        const str file = path_join(a, part, names[i]);
        TRY(file_read(a, path_join(a, from, names[i]), FILE_BYTES, &text));
        TRY(file_put_private(a, file, text));
        if (chmod(str_c(a, file), 0644) != 0) /* every service reads the law */
            return ERR_UNAVAILABLE;
    }
    return rename(str_c(a, part), str_c(a, to)) == 0 ? OK : ERR_UNAVAILABLE;
}

/* The link `current` names another version, or none, in one moment. */
static enum err point_at(const struct activation *j, opt_str name)
{
    const str versions = j->op->conf.law.versions;
    const char *link = str_c(j->a, path_join(j->a, versions, S("current")));
    const char *next = str_fmt(j->a, "%s.%ld.new", link, (long)getpid()).p;
    if (!name.has)
        return unlink(link) == 0 || errno == ENOENT ? OK : ERR_UNAVAILABLE;
    unlink(next);
    if (symlink(str_c(j->a, name.v), next) != 0)
        return ERR_UNAVAILABLE;
    return rename(next, link) == 0 ? OK : ERR_UNAVAILABLE;
}

static enum err switch_tx(struct cx *cx, void *arg)
{
    const struct activation *j = arg;
    TRY(law_activation_add(cx, (struct law_activation_add_in){
        .account = j->by, .kind = str_from(j->kind), .digest = j->digest,
        .replaced = j->was_digest, .note = j->note, .now = cx->now }));
    return point_at(j, SOME_STR(bytes_hex(cx->a, j->digest)));
}

/* Copies, row and link: all of it, or the old tables stay. */
static int put_in_force(struct activation *j)
{
    if (keep_copy(j, j->was_dir, j->was_digest) != OK || keep_copy(j, j->dir, j->digest) != OK)
        return refused("law.versions cannot be written");
    if (db_tx(&j->op->cx, switch_tx, j) != OK) {
        if (point_at(j, j->was_link) != OK)
            return refused("the database refused, and the link `current` could not be put back; "
                           "look at law.versions");
        return refused("the database refused; the tables stay as they are");
    }
    const str args[] = { bytes_hex(j->a, str_sub(j->digest, 0, 8)), j->who };
    printf("%.*s\n", STR_ARG(tr_args(j->a, TR("Bảng luật {0} có hiệu lực, do {1} kích hoạt. Các "
                                              "dịch vụ dùng bảng mới từ yêu cầu kế tiếp; hoàn lại "
                                              "bằng hotline law undo."), args, 2)));
    return CHANGE_DONE;
}

/* One change at a time; the lock ends with the process. -1: it cannot be had. */
static int lock_versions(const struct activation *j)
{
    const str versions = j->op->conf.law.versions;
    if (mkdir(str_c(j->a, versions), 0755) == 0 && chmod(str_c(j->a, versions), 0755) != 0)
        return -1;
    const int fd = open(str_c(j->a, path_join(j->a, versions, S(".lock"))),
                        O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static int admin_found(struct activation *j, const char *login)
{
    struct admin_by_login_row row;
    const enum err e = admin_by_login(&j->op->cx, (struct admin_by_login_in){
        .login = str_from(login), .today = j->op->cx.today }, &row);
    if (e != OK)
        return refused(e == ERR_NOT_FOUND ? "--by: no account with the role admin today"
                                          : "the database refused");
    j->by = row.id;
    j->who = row.name;
    return CHANGE_DONE;
}

/* What stands before either change: who, where, and what is in use. */
static int begin(struct activation *j, const struct change_options *o, int *lock)
{
    *lock = -1;
    const int status = admin_found(j, o->by);
    if (status)
        return status;
    if (str_empty(j->op->conf.law.versions))
        return refused("law.versions is not set: there is no place for activated tables");
    *lock = lock_versions(j);
    if (*lock < 0)
        return refused("law.versions cannot be written, or another change is under way");
    j->was_dir = tables_dir(j->a, &j->op->conf);
    j->was_link = tables_current(j->a, &j->op->conf);
    j->note = o->note ? text_cut(str_from(o->note), 500) : S("");
    if (tables_digest(j->a, j->was_dir, &j->was_digest) != OK)
        return refused("the tables in use cannot be read");
    return CHANGE_DONE;
}

static int activate(struct activation *j, const struct change_options *o)
{
    j->dir = str_from(o->tables);
    j->kind = "activate";
    if (tables_digest(j->a, j->dir, &j->digest) != OK)
        return refused("--tables: no folder of tables");
    if (str_eq(j->digest, j->was_digest))
        return refused("these tables are in force already");
    const int status = prove(j);
    return status ? status : put_in_force(j);
}

static int undo(struct activation *j, const struct change_options *o)
{
    struct law_activation_last_row last;
    str found;
    (void)o;
    const enum err e = law_activation_last(&j->op->cx, &last);
    if (e != OK)
        return refused(e == ERR_NOT_FOUND ? "nothing was activated yet" : "the database refused");
    j->digest = last.replaced;
    j->dir = version_dir(j, j->digest);
    j->kind = "undo";
    if (tables_digest(j->a, j->dir, &found) != OK || !str_eq(found, j->digest))
        return refused("the earlier tables are not whole any more; look at law.versions");
    const int status = prove(j);
    return status ? status : put_in_force(j);
}

static int change(const struct change_options *o,
                  int (*work)(struct activation *, const struct change_options *))
{
    struct opened op;
    int status = open_change(o, &op), lock;
    if (status)
        return status;
    struct activation j = { .op = &op, .a = arena_new((size_t)256 << 20) };
    status = begin(&j, o, &lock);
    if (status == CHANGE_DONE)
        status = work(&j, o);
    if (lock >= 0)
        close(lock);
    arena_free(j.a);
    open_close(&op);
    return status;
}

int law_activate_run(const struct change_options *o)
{
    if (!o->tables || !o->config || !o->by || o->word)
        return usage_error("law", "activate needs --tables DIR, --config FILE and --by LOGIN");
    return change(o, activate);
}

int law_undo_run(const struct change_options *o)
{
    if (!o->config || !o->by || o->word)
        return usage_error("law", "undo needs --config FILE and --by LOGIN");
    return change(o, undo);
}

int law_history_run(const struct change_options *o)
{
    struct opened op;
    struct law_activations_row *rows;
    size_t n;
    if (!o->config || o->word)
        return usage_error("law", "history needs --config FILE");
    const int status = open_change(o, &op);
    if (status)
        return status;
    const enum err e = law_activations(&op.cx, &rows, &n);
    for (size_t i = 0; e == OK && i < n; i++)
        printf("%s  %-8.*s  %s  %.*s  %.*s\n", instant_vi(op.cx.a, rows[i].at).p,
               STR_ARG(rows[i].kind), bytes_hex(op.cx.a, str_sub(rows[i].digest, 0, 8)).p,
               STR_ARG(rows[i].name), STR_ARG(rows[i].note));
    open_close(&op);
    return e == OK ? CHANGE_DONE : refused("the database refused");
}
