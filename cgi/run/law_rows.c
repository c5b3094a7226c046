/* The rows that differ between two folders of tables, in plain words. */
#include "base/file.h"
#include "base/lang.h"
#include "base/text.h"
#include "law/diff.h"
#include "run/law_change.h"
#include <stdio.h>

enum { FILES_MAX = 40, FILE_BYTES = 4 << 20, LINE_BYTES = 64 * 1024, CELL_BYTES = 120 };

static void say(str line)
{
    printf("%.*s\n", STR_ARG(line));
}

static str shortened(struct arena *a, str s)
{
    const str cut = text_cut(s, CELL_BYTES);
    return cut.n == s.n ? s : str_fmt(a, "%.*s ...", STR_ARG(cut));
}

/* "SERVE_DECISION từ 2027-07-01" */
static str row_name(struct arena *a, const struct law_row_change *c)
{
    struct buf b = { .a = a, .max = LINE_BYTES };
    buf_add(&b, c->code);
    if (!str_empty(c->field)) {
        buf_add(&b, S(" / "));
        buf_add(&b, c->field);
    }
    if (!str_empty(c->from)) {
        buf_byte(&b, ' ');
        buf_add(&b, tr_args(a, TR("từ {0}"), &c->from, 1));
    }
    return buf_str(&b);
}

static const char *change_words(enum law_change change)
{
    return change == LAW_ROW_ADDED   ? TR("{0}: dòng mới")
           : change == LAW_ROW_ENDED ? TR("{0}: đổi ngày hết hiệu lực")
           : change == LAW_ROW_GONE  ? TR("{0}: dòng bị bỏ")
                                     : TR("{0}: dòng bị sửa");
}

/* A row that counted already must not become another one: old cases would be counted anew. */
static bool rewritten(const struct law_row_change *c, struct date day)
{
    struct date from;
    if (c->change != LAW_ROW_EDITED && c->change != LAW_ROW_GONE)
        return false;
    return date_parse(c->from, &from) != OK || date_cmp(from, day) <= 0;
}

static void say_change(const struct change *ch, const struct law_row_change *c)
{
    struct arena *a = ch->a;
    const str name = row_name(a, c);
    printf("  %.*s\n", STR_ARG(tr_args(a, change_words(c->change), &name, 1)));
    for (size_t i = 0; i < c->n_cells && c->change != LAW_ROW_GONE; i++) {
        const struct law_cell_change *x = &c->cells[i];
        const str is = shortened(a, x->is), was = shortened(a, x->was);
        if (str_empty(x->is) && str_empty(x->was))
            continue;
        if (c->change == LAW_ROW_ADDED)
            printf("      %.*s: %.*s\n", STR_ARG(x->column), STR_ARG(is));
        else
            printf("      %.*s: \"%.*s\" -> \"%.*s\"\n", STR_ARG(x->column), STR_ARG(was),
                   STR_ARG(is));
    }
    if (rewritten(c, ch->day))
        printf("      %s\n", tr(TR("CHÚ Ý: dòng này đã có hiệu lực; hãy kết thúc nó và thêm dòng "
                                   "mới, đừng sửa số cũ.")));
}

static void note_latest(const struct law_row_change *c, opt_date *latest)
{
    struct date from;
    if (c->change != LAW_ROW_ADDED || date_parse(c->from, &from) != OK)
        return;
    if (!latest->has || date_cmp(from, latest->v) > 0)
        *latest = (opt_date){ true, from };
}

/* A table that one of the folders does not have counts as one without rows. */
static enum err table_text(struct change *c, str dir, str name, str *out)
{
    const enum err e = file_read(c->a, path_join(c->a, dir, name), FILE_BYTES, out);
    if (e == ERR_NOT_FOUND)
        *out = S("code\n");
    return e == ERR_NOT_FOUND ? OK : e;
}

static enum err one_table(struct change *c, str name, opt_date *latest, size_t *total)
{
    const struct law_row_change *rows;
    str was, now;
    size_t n;
    TRY(table_text(c, c->was_dir, name, &was));
    TRY(table_text(c, c->now_dir, name, &now));
    TRY(law_table_diff(c->a, was, now, &rows, &n));
    if (n > 0)
        say(name);
    for (size_t i = 0; i < n; i++) {
        say_change(c, &rows[i]);
        note_latest(&rows[i], latest);
    }
    *total += n;
    return OK;
}

static bool listed(const str *names, size_t n, str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(names[i], name))
            return true;
    return false;
}

enum err change_rows(struct change *c, opt_date *latest)
{
    str *was, *now;
    size_t n_was, n_now, total = 0;
    TRY(dir_list(c->a, c->was_dir, S(".csv"), FILES_MAX, &was, &n_was));
    TRY(dir_list(c->a, c->now_dir, S(".csv"), FILES_MAX, &now, &n_now));
    for (size_t i = 0; i < n_now; i++)
        TRY(one_table(c, now[i], latest, &total));
    for (size_t i = 0; i < n_was; i++)
        if (!listed(now, n_now, was[i]))
            TRY(one_table(c, was[i], latest, &total));
    if (total == 0)
        say(str_from(tr(TR("Các bảng giống nhau."))));
    return OK;
}
