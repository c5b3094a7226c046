#include "pages/audit/readers.h"
#include "base/lang.h"
#include "domain/audit/sealed.h"
#include "pages/answer.h"
#include "pages/audit/view.h"
#include "pages/frame.h"
#include "tpl/readers.h"

#define PAGE_ROWS 50
#define LOGIN_MAX 60

static const struct { const char *code, *label; } kinds[] = {
    { "reporter", TR("Danh tính người phản ánh") },
    { "facility", TR("Tên, số giấy tờ cá nhân trong sổ cơ sở") },
    { "violator", TR("Danh tính người vi phạm") },
    { "minutes", TR("Biên bản đã niêm phong") },
    { "file", TR("Video, âm thanh, tài liệu gốc") },
};

static str kind_label(str code)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_eq(code, str_from(kinds[i].code)))
            return str_from(tr(kinds[i].label));
    return S("");
}

static struct choice *choices(struct cx *cx, str chosen)
{
    struct choice *c = NEWS(cx->a, struct choice, COUNT(kinds));
    for (size_t i = 0; i < COUNT(kinds); i++)
        c[i] = (struct choice){ .value = str_from(kinds[i].code),
                                .label = str_from(tr(kinds[i].label)),
                                .on = str_eq(chosen, str_from(kinds[i].code)) };
    return c;
}

static struct reader_line line_of(struct cx *cx, const struct sealed_reads_row *row)
{
    const str facility = row->facility.has
        ? str_fmt(cx->a, "%lld", (long long)row->facility.v.v) : S("");
    return (struct reader_line){
        .at = row->at, .name = row->name, .login = row->login, .what = kind_label(row->kind),
        .unit = unit_body_words(cx->a, cx->lang, row->level, row->unit_kind, row->unit_name),
        .of = row->code.has ? row->code.v : facility,
        .href = row->code.has ? url_path(cx->a, "/staff/cases/%s", &row->code.v, 1)
                              : url_path(cx->a, "/staff/facilities/%s", &facility, 1),
        .ref = row->ref, .asker = row->asker.has ? row->asker.v : S(""), .reason = row->reason };
}

enum err readers_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct sealed_reads_row *rows;
    size_t n;
    struct sealed_filter f = {
        .before = req_query_i64(r, "before", 1, INT64_MAX, INT64_MAX),
        .login = str_trim(req_query(r, "login", LOGIN_MAX)), .kind = req_query(r, "kind", 10) };
    if (str_empty(f.login))
        f.login = S("");
    if (str_empty(kind_label(f.kind)))
        f.kind = S("");
    TRY(sealed_list(cx, r->who, f, &rows, &n));
    struct readers_view v = {
        .page = page_staff(r, str_from(tr(TR("Ai đã đọc dữ liệu niêm phong")))),
        .login = { .name = "login", .label = TR("Tên đăng nhập của một người"), .value = f.login,
                   .quiet = true },
        .kind = { .name = "kind", .label = TR("Loại dữ liệu"), .quiet = true },
        .kinds = choices(cx, f.kind), .n_kinds = COUNT(kinds),
        .filtered = !str_empty(f.login) || !str_empty(f.kind),
        .n = n > PAGE_ROWS ? PAGE_ROWS : n };
    struct reader_line *lines = NEWS(cx->a, struct reader_line, v.n);
    for (size_t i = 0; i < v.n; i++)
        lines[i] = line_of(cx, &rows[i]);
    v.lines = lines;
    if (n > v.n) {
        const str args[] = { str_fmt(cx->a, "%lld", (long long)rows[v.n - 1].id), f.login, f.kind };
        v.next = url_path(cx->a, "/staff/readers?before=%s&login=%s&kind=%s", args, COUNT(args));
    }
    tpl_readers(resp_html(w, 200), &v);
    return OK;
}
