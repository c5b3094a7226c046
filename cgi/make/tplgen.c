/* tplgen IN.html OUT.c OUT.h: the build's template compiler; see html/out.h. */
#include "make/tplgen.h"
#include <stdio.h>
#include <string.h>

static const char help[] =
    "usage: tplgen IN.html OUT.c OUT.h\n"
    "Compiles IN.html into void tpl_IN(struct out *o, params...).\n"
    "\n"
    "{{use \"pages/cases/view.h\"}}          header that declares the types of the parameters\n"
    "{{param const struct case_view *v}}   one parameter; repeatable\n"
    "{{v->title}}                          a value; the place in the HTML picks the escaper\n"
    "{{if (v->n)}} {{elif (c)}} {{else}} {{end}}\n"
    "                                      in a tag: <input name=\"x\"{{if (c)}} checked{{end}}>\n"
    "                                      in a value: class=\"tag{{if (c)}} late{{end}}\"\n"
    "{{for (size_t i = 0; i < v->n; i++)}} {{end}}\n"
    "{{include pager(&v->pager)}}          calls tpl_pager(o, &v->pager)\n"
    "{{wrap layout(&v->page)}}             at the top: this body goes to the layout's {{slot}}\n"
    "{{t \"Hạn trả lời: {0}\" v->due}}       translated; values stand for {0} {1} ...\n"
    "{{csrf}}                              in each form method=\"post\"\n"
    "<!-- remark -->                       stays in the source\n"
    "\n"
    "Values: str, const char *, int, int64_t, size_t, struct date, struct url, html_money(x),\n"
    "html_when(x), html_count(x), html_decimal(x, digits), struct svg in text.\n"
    "href, src and action hold one struct url, or begin with a literal / or #; values behind\n"
    "that are percent-encoded: href=\"/cases/{{v->code}}?tab={{v->tab}}\".\n"
    "Errors are reported as FILE:LINE:COL: text, and the exit status is 1.\n";

static str read_all(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return (str){ 0 };
    char *p = arena_alloc(a, TPL_SRC_MAX + 1);
    const size_t n = fread(p, 1, TPL_SRC_MAX + 1, f);
    const bool bad = ferror(f);
    fclose(f);
    if (bad)
        return (str){ 0 };
    return (str){ p, n };
}

static bool write_all(const char *path, str s)
{
    FILE *f = fopen(path, "wb");
    if (!f)
        return false;
    const bool ok = fwrite(s.p, 1, s.n, f) == s.n;
    return fclose(f) == 0 && ok;
}

/* "web/templates/case_show.html" -> "case_show" */
static bool template_name(const char *path, str *name)
{
    const char *slash = strrchr(path, '/');
    str s = str_from(slash ? slash + 1 : path);
    if (!str_ends(s, S(".html")))
        return false;
    s.n -= 5;
    *name = s;
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789_", s.p[i]))
            return false;
    return s.n > 0 && s.p[0] >= 'a' && s.p[0] <= 'z';
}

static int compile(struct arena *a, char **argv)
{
    struct tpl_result r = { 0 };
    str name;
    const str src = read_all(a, argv[1]);
    if (!src.p) {
        fprintf(stderr, "%s:1:1: cannot be read\n", argv[1]);
        return 1;
    }
    if (!template_name(argv[1], &name)) {
        fprintf(stderr, "%s:1:1: a template is named [a-z][a-z0-9_]*.html\n", argv[1]);
        return 1;
    }
    if (!tpl_compile(a, argv[1], name, src, &r)) {
        fprintf(stderr, "%.*s\n", STR_ARG(r.error));
        return 1;
    }
    if (write_all(argv[2], r.c) && write_all(argv[3], r.h))
        return 0;
    fprintf(stderr, "tplgen: cannot write %s and %s\n", argv[2], argv[3]);
    return 1;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(help, stdout);
        return 0;
    }
    if (argc != 4) {
        fputs(help, stderr);
        return 2;
    }
    struct arena *a = arena_new((size_t)64 << 20);
    const int status = compile(a, argv);
    arena_free(a);
    return status;
}
