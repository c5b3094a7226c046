/* `hotline law set`: a term that the law leaves to the province, into the province's file. */
#include "base/csv.h"
#include "base/file.h"
#include "base/lang.h"
#include "crypto/token.h"
#include "run/flow_terms.h"
#include "run/law_change.h"
#include "run/run.h"
#include "sql/lawchange.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_BYTES = 4 << 20, FAULT_BYTES = 1 << 20 };

static const char *const columns[] = { "code", "length", "unit", "basis", "basis_vi",
                                       "valid_from", "valid_to", "demo" };
enum { CODE, LENGTH, UNIT, BASIS, BASIS_VI, FROM, TO, DEMO, N_COLUMNS };

struct setting {
    struct opened *op;
    struct arena *a;
    const struct change_options *o;
    struct date from;
    str path, was, now; /* the file before and after */
    account_id by;
};

static int refused(const char *what)
{
    fprintf(stderr, "hotline law: %s\n", what);
    return CHANGE_REFUSED;
}

static void put_row(struct buf *b, const str *cell)
{
    for (size_t i = 0; i < N_COLUMNS; i++)
        csv_field(b, i ? CSV_NEXT : CSV_FIRST, cell[i]);
    csv_end(b);
}

static void put_heading(struct buf *b)
{
    str cell[N_COLUMNS];
    for (size_t i = 0; i < N_COLUMNS; i++)
        cell[i] = str_from(columns[i]);
    put_row(b, cell);
}

/*
 * A row in force on the new first day ends the day before; ERR_CONFLICT: it begins that
 * day or later, and a number that counts already is never overwritten.
 */
static enum err end_row(const struct setting *s, str *cell)
{
    struct date from, to;
    if (!str_eq(cell[CODE], str_from(s->o->word)))
        return OK;
    TRY(date_parse(cell[FROM], &from));
    if (!str_empty(cell[TO]) && date_parse(cell[TO], &to) == OK && date_cmp(to, s->from) < 0)
        return OK;
    if (date_cmp(from, s->from) >= 0)
        return ERR_CONFLICT;
    cell[TO] = date_iso(s->a, date_add(s->from, -1));
    return OK;
}

/* Every row as it was, the one that ends with its last day, and the new one below. */
static enum err rewrite(const struct setting *s, struct buf *out)
{
    struct csv c = { .rest = s->was };
    struct csv_row heading, row;
    enum err e;
    put_heading(out);
    if (!str_empty(s->was) && csv_read(s->a, &c, &heading) != OK)
        return ERR_INVALID;
    while (!str_empty(s->was) && (e = csv_read(s->a, &c, &row)) != ERR_NOT_FOUND) {
        str cell[N_COLUMNS];
        if (e != OK || row.n != heading.n)
            return ERR_INVALID;
        for (size_t i = 0; i < N_COLUMNS; i++) {
            const size_t at = csv_column(&heading, str_from(columns[i]));
            if (at == heading.n)
                return ERR_INVALID;
            cell[i] = row.f[at];
        }
        TRY(end_row(s, cell));
        put_row(out, cell);
    }
    const struct change_options *o = s->o;
    const str added[N_COLUMNS] = { str_from(o->word), str_from(o->length), str_from(o->unit),
                                   str_from(o->basis_en), str_from(o->basis_vi),
                                   date_iso(s->a, s->from), S(""), S("no") };
    put_row(out, added);
    return out->full ? ERR_TOO_LARGE : OK;
}

/* The new file stands beside the old one until law check and flow check agree. */
static int prove(const struct setting *s, str path)
{
    struct buf faults = { .a = s->a, .max = FAULT_BYTES };
    struct law *law;
    struct flows *flows;
    if (law_load(s->a, tables_dir(s->a, &s->op->conf), SOME_STR(path), &law, &faults) == OK) {
        const struct flow_terms terms = flow_terms_of(law);
        if (flow_load(s->a, s->op->conf.flows.dir, &terms, &flows, &faults) == OK)
            return CHANGE_DONE;
    }
    fprintf(stderr, "%.*s", STR_ARG(buf_str(&faults)));
    return refused("the province's file stays as it is");
}

static enum err set_tx(struct cx *cx, void *arg)
{
    const struct setting *s = arg;
    const str note = str_fmt(cx->a, "%s = %s %s, %s", s->o->word, s->o->length, s->o->unit,
                             date_iso(cx->a, s->from).p);
    TRY(law_activation_add(cx, (struct law_activation_add_in){
        .account = s->by, .kind = S("term"), .digest = hash_of(cx->a, s->now),
        .replaced = hash_of(cx->a, s->was), .note = note, .now = cx->now }));
    TRY(file_put_private(cx->a, s->path, s->now));
    return chmod(str_c(cx->a, s->path), 0644) == 0 ? OK : ERR_UNAVAILABLE;
}

static int write_file(struct setting *s)
{
    const str trial = str_fmt(s->a, "%.*s.%ld.trial", STR_ARG(s->path), (long)getpid());
    if (file_put_private(s->a, trial, s->now) != OK)
        return refused("law.province_file cannot be written");
    const int status = prove(s, trial);
    unlink(str_c(s->a, trial));
    if (status)
        return status;
    if (db_tx(&s->op->cx, set_tx, s) != OK) {
        if (!str_empty(s->was) && file_put_private(s->a, s->path, s->was) == OK)
            (void)chmod(str_c(s->a, s->path), 0644);
        return refused("the term could not be recorded; the file stays as it was");
    }
    const str args[] = { str_from(s->o->word), date_vi(s->a, s->from) };
    printf("%.*s\n", STR_ARG(tr_args(s->a, TR("{0} có hiệu lực từ {1}. Các dịch vụ dùng số mới từ "
                                              "yêu cầu kế tiếp."), args, 2)));
    return CHANGE_DONE;
}

static int set(struct setting *s)
{
    struct admin_by_login_row row;
    struct buf b = { .a = s->a, .max = FILE_BYTES };
    if (admin_by_login(&s->op->cx, (struct admin_by_login_in){
            .login = str_from(s->o->by), .today = s->op->cx.today }, &row) != OK)
        return refused("--by: no account with the role admin today");
    s->by = row.id;
    s->path = s->op->conf.law.province_file;
    if (str_empty(s->path))
        return refused("law.province_file is not set in the configuration");
    const enum err read = file_read(s->a, s->path, FILE_BYTES, &s->was);
    if (read == ERR_NOT_FOUND)
        s->was = S("");
    else if (read != OK)
        return refused("law.province_file cannot be read");
    const enum err e = rewrite(s, &b);
    if (e == ERR_CONFLICT)
        return refused("a row of this term begins on that day or later; a number that counts is "
                       "never overwritten");
    if (e != OK)
        return refused("law.province_file is no table of terms; hotline law check names the line");
    s->now = buf_str(&b);
    return write_file(s);
}

int law_set_run(const struct change_options *o)
{
    struct opened op;
    struct setting s = { .op = &op, .o = o };
    if (!o->word || !o->length || !o->unit || !o->basis_vi || !o->basis_en || !o->from
        || !o->config || !o->by)
        return usage_error("law", "set needs TERM, --length, --unit, --basis-vi, --basis-en, "
                                  "--from, --config and --by");
    if (date_parse(str_from(o->from), &s.from) != OK)
        return usage_error("law", "--from: YYYY-MM-DD");
    int status = open_command("law", o->config, OPEN_DB, &op);
    if (status)
        return status;
    if (lang_start(str_c(op.a, op.conf.locale_dir)) == OK)
        lang_set(LANG_VI);
    s.a = arena_new((size_t)256 << 20);
    status = set(&s);
    arena_free(s.a);
    open_close(&op);
    return status;
}
