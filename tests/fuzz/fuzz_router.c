/* Method, target and headers, one per line: no argument of a path breaks its rules. */
#include "fuzz.h"
#include "base/text.h"

static enum err nop(struct req *r, struct resp *w)
{
    (void)r;
    (void)w;
    return OK;
}

static const struct route routes[] = {
    { GET, "/", 1, nop },
    { POST, "/report", 1, nop },
    { GET, "/cases/{code}", 1, nop },
    { GET, "/cases/{code}/files/{file}", 1, nop },
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const names[] = { "REQUEST_METHOD", "REQUEST_URI", "HTTP_COOKIE",
                                         "HTTP_ACCEPT_LANGUAGE", "HTTP_ORIGIN" };
    struct arena *a = arena_new(64 * MiB);
    struct cx cx = { .a = a, .lang = LANG_VI };
    const char *env[COUNT(names) + 1] = { 0 };
    str rest = fuzz_str(data, n);
    for (size_t i = 0; i < COUNT(names); i++) {
        const str line = fuzz_line(&rest);
        env[i] = str_fmt(a, "%s=%.*s", names[i], STR_ARG(line)).p;
    }
    struct req r = { .cx = &cx, .env = env };
    struct allow allow;
    if (req_init(&r) == OK) {
        MUST(req_lang(&r) == LANG_VI || req_lang(&r) == LANG_EN);
        MUST(req_origin(&r));
        MUST(text_utf8_ok(req_query(&r, "q", 5)) && req_query(&r, "q", 5).n <= 5);
        const enum err e = router_match(routes, COUNT(routes), &r, &allow);
        for (size_t i = 0; e == OK && i < r.n_args; i++) {
            const str v = r.args[i].value;
            MUST(v.n > 0 && v.n <= 255 && text_utf8_ok(v) && str_find(v, S("/")) == v.n);
            MUST(!memchr(v.p, '\0', v.n) && !str_eq(v, S("..")));
        }
    }
    arena_free(a);
    return 0;
}
