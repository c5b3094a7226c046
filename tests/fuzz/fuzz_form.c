/* First line: content type; the rest: a form, read by every reader there is. */
#include "fuzz.h"
#include "base/text.h"

static enum err begin(void *arg, const struct upload *u)
{
    MUST(++*(int *)arg == 1 && u->bytes == 0);
    if (u->name.n != 3)
        return OK;
    *(int *)arg = 0;
    return ERR_INVALID; /* nothing was opened, so nothing is dropped */
}

static enum err data_(void *arg, const struct upload *u, str piece)
{
    MUST(*(int *)arg >= 1 && u->bytes <= 1000 && piece.n > 0);
    return OK;
}

static enum err end(void *arg, const struct upload *u)
{
    MUST(u->bytes <= 1000);
    *(int *)arg = 0;
    return OK;
}

static void drop(void *arg, const struct upload *u)
{
    (void)u;
    MUST(*(int *)arg == 1);
    *(int *)arg = 0;
}

static void read_all(struct form *f)
{
    static const char *const names[] = { "a", "b", "", "f" };
    static const char *const values[] = { "x", "y" };
    for (size_t i = 0; i < COUNT(names); i++) {
        const str s = form_str(f, names[i], 10);
        MUST(s.p && s.n <= 10 && text_utf8_ok(s));
        const int64_t n = form_i64(f, names[i], -5, 5);
        MUST(n >= -5 && n <= 5);
        MUST(form_money(f, names[i], 1000000) <= 1000000);
        const opt_f64 d = form_f64(f, names[i], 0, 1);
        MUST(!d.has || (d.v >= 0 && d.v <= 1));
        const opt_date day = form_date(f, names[i]);
        MUST(!day.has || date_valid(day.v));
        form_moment(f, names[i]);
        form_one_of(f, names[i], values, COUNT(values));
        form_flag(f, names[i]);
        form_nth(f, names[i], form_count(f, names[i]), 5);
    }
    size_t n;
    form_problems(f, &n);
    MUST((form_ok(f) == OK) == (n == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 * MiB);
    struct cx cx = { .a = a, .lang = LANG_VI };
    str rest = fuzz_str(data, n);
    const str type = fuzz_line(&rest);
    const char *env[] = { "REQUEST_METHOD=POST", "REQUEST_URI=/",
                          str_fmt(a, "CONTENT_TYPE=%.*s", STR_ARG(type)).p,
                          str_fmt(a, "CONTENT_LENGTH=%zu", rest.n).p, NULL };
    struct fuzz_body body = { rest, 7 };
    struct req r = { .cx = &cx, .env = env, .csrf_rule = CSRF_FREE, .body_max = 1 * MiB,
                     .body = { fuzz_read, &body } };
    int open = 0;
    const struct upload_sink sink = { .max_files = 3, .max_file_bytes = 1000,
                                      .max_total_bytes = 1500, .begin = begin, .data = data_,
                                      .end = end, .drop = drop, .arg = &open };
    struct form f;
    MUST(req_init(&r) == OK);
    if (form_read_with(&r, &f, &sink) == OK)
        read_all(&f);
    arena_free(a);
    return 0;
}
