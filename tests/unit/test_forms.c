/* The shipped forms of workflows/forms: no field is lost between the file and the paper. */
#include "base/child.h"
#include "domain/documents/form.h"
#include "flow/flow.h"
#include "print/doc.h"
#include "print/pdf.h"
#include "unit.h"
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct arena *A;
static const struct paper_forms *all;

static void setup(void)
{
    struct buf faults = { .a = NULL, .max = 1 << 16 };
    struct paper_forms *loaded;
    A = arena_new((size_t)512 << 20);
    faults.a = A;
    ck_assert_msg(paper_forms_load(A, S("workflows/forms"), &loaded, &faults) == OK, "%s",
                  buf_str(&faults).p);
    all = loaded;
    ck_assert_uint_gt(all->n, 55);
}

static void teardown(void) { arena_free(A); }

/* A word that stands nowhere else, with letters that fonts and encodings get wrong. */
static str planted(size_t i) { return str_fmt(A, "Ữ%zuệ", i); }

/* What a field is filled with: its word, also as a day and a sum; in a list, in its one row. */
static void plant(struct paper_data *d, struct paper_data **row, const char *key, str word)
{
    static const char *const tails[] = { "", ".long", ".words" };
    for (size_t i = 0; i < COUNT(tails); i++)
        paper_put(row ? *row : d, str_fmt(A, "%s%s", key, tails[i]).p, word);
}

static str list_of(const struct paper_form *f, str key)
{
    const str list = str_sub(key, 0, str_find(key, S(".")));
    for (size_t i = 0; i < f->n_lines; i++)
        if (f->lines[i].op == PAPER_EACH && str_eq(f->lines[i].key, list))
            return list;
    return S("");
}

/* All fields of the form planted but `without` (a key, or a list), which is `instead`. */
static struct paper_data *data_of(const struct paper_form *f, str without, str instead)
{
    struct { str list; struct paper_data *row; } rows[20];
    size_t n_rows = 0;
    struct paper_data *d = paper_data_new(A);
    for (size_t i = 0; i < f->n_fields; i++) {
        const str key = f->fields[i].key, list = list_of(f, key);
        size_t r = 0;
        if (str_eq(key, without) || (!str_empty(list) && str_eq(list, without)))
            continue;
        while (r < n_rows && !str_eq(rows[r].list, list))
            r++;
        if (!str_empty(list) && r == n_rows) {
            ck_assert_uint_lt(n_rows, COUNT(rows));
            rows[n_rows].list = list;
            rows[n_rows++].row = paper_row(d, str_c(A, list));
        }
        plant(d, str_empty(list) ? NULL : &rows[r].row, str_c(A, key), planted(i));
    }
    if (!str_empty(instead))
        paper_put(d, str_c(A, without), instead);
    return d;
}

static str printed(const struct paper_form *f, const struct paper_data *d)
{
    static const struct paper_around around = { .day = { 2026, 11, 22 }, .draft = true,
        .verify = { "https://abc.example/verify/0123456789ABCDEF", 43 } };
    str out;
    ck_assert_int_eq(paper_fill(A, f, d, &around, &out), OK);
    return out;
}

static bool holds(str text, str word) { return str_find(text, word) < text.n; }

/* Every way in which the form can be asked: whole, and on the other side of each condition. */
static str every_way(const struct paper_form *f)
{
    struct buf b = { .a = A, .max = (size_t)16 << 20 };
    buf_add(&b, printed(f, data_of(f, S(""), S(""))));
    for (size_t i = 0; i < f->n_lines; i++) {
        const struct paper_line *l = &f->lines[i];
        str words = l->words, word = S("");
        if (l->op != PAPER_WHEN || (!l->unless && str_empty(words)))
            continue;
        if (!l->unless)
            (void)str_next(&words, ' ', &word);
        buf_add(&b, printed(f, data_of(f, l->key, word)));
    }
    return buf_str(&b);
}

/* For the page beside the print alone, or said by the paper in words of its own. */
static const struct { const char *form, *key; } beside[] = {
    { NULL, "body.words" }, { NULL, "violator.kind" }, { NULL, "violator.name" },
    { NULL, "decision.signer" }, { NULL, "close.read" }, { "MBB01", "record.explain" },
    { "MBB01", "record.explain_why" }, { "MQD01", "value.violator" },
    { "MQD01", "value.violator_address" }, { "MQD01", "value.by_device" },
    { "MQD01", "recipients" }, { "MQD02", "act.aggravating" }, { "MQD02", "act.mitigating" },
    { "MQD02", "decision.pay_days_why" }, { "MQD07", "value.wage_kind" }, /* said in words */
};

static bool unprinted(const struct paper_form *f, str key)
{
    for (size_t i = 0; i < COUNT(beside); i++)
        if (str_eq(key, str_from(beside[i].key))
            && (!beside[i].form || str_eq(f->slug, str_from(beside[i].form))))
            return true;
    return false;
}

START_TEST(every_field_of_every_form_has_a_place_on_the_paper)
{
    struct buf lost = { .a = A, .max = 1 << 16 };
    for (size_t i = 0; i < all->n; i++) {
        const struct paper_form *f = &all->v[i];
        const str text = every_way(f);
        for (size_t k = 0; k < f->n_fields; k++)
            if (!holds(text, planted(k)) && !unprinted(f, f->fields[k].key))
                buf_fmt(&lost, "%.*s: %.*s\n", STR_ARG(f->slug), STR_ARG(f->fields[k].key));
    }
    ck_assert_msg(lost.n == 0, "fields that are listed and never printed:\n%.3000s",
                  buf_str(&lost).p);
}
END_TEST

static const char *beside_test(const char *name)
{
    char self[1000] = { 0 };
    ck_assert_int_gt(readlink("/proc/self/exe", self, sizeof self - 1), 0);
    return str_fmt(A, "%s/../%s", dirname(self), name).p;
}

/* What a program of the system says about a file. */
static str said(const char *program, const char *how, const char *file)
{
    const char *const argv[] = { program, how, file, "-", NULL };
    const char *const fonts[] = { program, file, NULL };
    const struct child c = { .program = str_fmt(A, "/usr/bin/%s", program).p,
                             .argv = *how ? argv : fonts, .deadline_ms = 60000, .cpu_s = 60,
                             .memory_bytes = (size_t)1 << 30, .out_max_bytes = (size_t)4 << 20 };
    str out;
    int status;
    ck_assert_int_eq(child_run(A, &c, S(""), &out, &status), OK);
    ck_assert_msg(status == 0, "%s: %d", program, status);
    return out;
}

/* Lines of pdffonts below its head: "emb sub uni" are its fifth to third columns from behind. */
static void fonts_are_inside(const struct paper_form *f, const char *file)
{
    str rest = said("pdffonts", "", file), line;
    size_t n = 0;
    while (str_next(&rest, '\n', &line)) {
        if (++n <= 2 || str_empty(line))
            continue;
        ck_assert_msg(holds(line, S(" yes yes yes ")) || holds(line, S(" yes no  yes ")),
                      "%.*s: not embedded with Unicode: %.*s", STR_ARG(f->slug), STR_ARG(line));
    }
    ck_assert_uint_gt(n, 2);
}

/* White space is where lines and columns break. */
static str unbroken(str text)
{
    struct buf b = { .a = A, .max = text.n + 1 };
    for (size_t i = 0; i < text.n; i++)
        if (!strchr(" \n\f", text.p[i]))
            buf_byte(&b, text.p[i]);
    return buf_str(&b);
}

START_TEST(every_form_is_the_same_bytes_twice_with_its_fonts_and_every_word)
{
    for (size_t i = (size_t)_i; i < all->n; i += 4) {
        const struct paper_form *f = &all->v[i];
        const char *helper = beside_test("hotline-print");
        char file[] = "/tmp/form.XXXXXX";
        str one, two;
        const str described = printed(f, data_of(f, S("org.name"), S("")));
        ck_assert_int_eq(pdf_make(A, helper, PRINT_FONTS, described, &one), OK);
        ck_assert_int_eq(pdf_make(A, helper, PRINT_FONTS, described, &two), OK);
        ck_assert_msg(str_eq(one, two), "%.*s: other bytes", STR_ARG(f->slug));
        const int to = mkstemp(file);
        ck_assert(to >= 0 && write(to, one.p, one.n) == (ssize_t)one.n && close(to) == 0);
        const str text = unbroken(said("pdftotext", "-raw", file));
        fonts_are_inside(f, file);
        ck_assert_int_eq(unlink(file), 0);
        for (size_t k = 0; k < f->n_fields; k++)
            ck_assert_msg(!holds(described, planted(k)) || holds(text, planted(k)),
                          "%.*s: %.*s is not in the PDF", STR_ARG(f->slug),
                          STR_ARG(f->fields[k].key));
        ck_assert_msg(holds(text, S("chưađốichiếuvớivănbảnđangcóhiệulực")) &&
                      holds(text, S("Trang1/")), "%.*s: its foot", STR_ARG(f->slug));
    }
}
END_TEST

static size_t times(str text, str word)
{
    size_t n = 0;
    for (size_t at; (at = str_find(text, word)) < text.n; n++)
        text = str_sub(text, at + word.n, text.n);
    return n;
}

/* Only the titles of these are known, or the ground is typed by who signs. */
static const char *const no_article[] = { "MQD14", "MQD42", "MQD24" };

static bool cites(const struct paper_form *f, str text)
{
    for (size_t i = 0; i < COUNT(no_article); i++)
        if (str_eq(f->slug, str_from(no_article[i])))
            return true;
    return holds(text, S("Căn cứ Điều")) || holds(text, S("Căn cứ khoản"))
        || holds(text, S("Căn cứ điểm")) || holds(text, S("Căn cứ Luật"));
}

START_TEST(a_decision_cites_the_law_and_no_paper_says_a_thing_twice)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct paper_form *f = &all->v[i];
        const str text = printed(f, data_of(f, S(""), S(""))), any = every_way(f);
        ck_assert_msg(times(text, S("úng tôi gồm")) <= 1, "%.*s: who, twice", STR_ARG(f->slug));
        ck_assert_msg(!holds(text, S(";;")) && !holds(text, S(" .")) && !holds(text, S("  ")),
                      "%.*s: a mark too many", STR_ARG(f->slug));
        ck_assert_msg(times(text, S("lập thành")) <= 1, "%.*s: copies, twice", STR_ARG(f->slug));
        if (str_starts(f->code, S("MQĐ")))
            ck_assert_msg(cites(f, any), "%.*s: no article of a law", STR_ARG(f->slug));
    }
}
END_TEST

/* The decree on coercion is that of the day of the paper. */
static const struct { struct date law; const char *cites; } coercion_days[] = {
    { { 2025, 12, 31 }, "Nghị định số 166/2013/NĐ-CP" },
    { { 2026, 1, 1 }, "Nghị định số 296/2025/NĐ-CP ngày 16 tháng 11 năm 2025" },
    { { 2026, 11, 22 }, "Nghị định số 296/2025/NĐ-CP ngày 16 tháng 11 năm 2025" },
};

START_TEST(a_coercion_cites_the_decree_in_force_on_its_day)
{
    static const char *const forms[] = { "MQD07", "MQD08", "MQD09", "MQD10", "MQD11", "MQD12" };
    for (size_t i = 0; i < COUNT(forms); i++) {
        const struct paper_form *f =
            paper_form_on(all, str_from(forms[i]), coercion_days[_i].law);
        const struct paper_around around = { .law = coercion_days[_i].law };
        str text;
        ck_assert(paper_fill(A, f, paper_data_new(A), &around, &text) == OK);
        ck_assert_uint_eq(times(text, S("Căn cứ Điều 86, Điều 87 Luật")), 1);
        ck_assert_uint_eq(times(text, str_from(coercion_days[_i].cites)), 1);
        ck_assert_uint_eq(times(text, S("Căn cứ Nghị định số")), 1);
    }
}
END_TEST

START_TEST(who_writes_that_a_decision_was_refused_signs_it_with_the_commune)
{
    static const char *const forms[] = { "MBB06", "MBB07" };
    for (size_t i = 0; i < COUNT(forms); i++) {
        const struct date day = { 2026, 11, 22 };
        const struct paper_form *f = paper_form_on(all, str_from(forms[i]), day);
        struct paper_data *d = paper_data_new(A);
        paper_put(d, "step.signer", S("Người Lập Hôm Đó"));
        paper_put(d, "record.writer", S("Người Lập Biên Bản Vi Phạm"));
        paper_put(d, "record.witness", S("Người Chứng Kiến Vi Phạm"));
        paper_put(d, "value.refuse_commune", S("Đại Diện Xã"));
        paper_put(d, "value.refuse_giver", S("Người Giao"));
        const str text = printed(f, d);
        ck_assert_uint_eq(times(text, S("Người Lập Hôm Đó")), 2);
        ck_assert_uint_eq(times(text, S("Đại Diện Xã")), 2);
        ck_assert_uint_eq(times(text, S("Người Giao")), 2);
        ck_assert(!holds(text, S("Vi Phạm")));
    }
}
END_TEST

/* The version that a case of this flow prints: in force at some day of the flow. */
static const struct paper_form *form_in(const struct flow *f, str code)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct paper_form *p = &all->v[i];
        if (str_eq(p->code, code) && paper_word(p->flows, f->name)
            && (!p->to.has || date_cmp(p->to.v, f->valid_from) >= 0))
            return p;
    }
    return NULL;
}

static bool known(const void *law, str code, struct date from, opt_date to)
{
    (void)law, (void)code, (void)from, (void)to;
    return true;
}

START_TEST(no_step_of_a_procedure_ends_without_a_paper_to_print)
{
    const struct flow_terms terms = { known, NULL };
    struct buf faults = { .a = A, .max = 1 << 16 }, lacks = { .a = A, .max = 1 << 16 };
    struct flows *flows;
    size_t made = 0;
    ck_assert_msg(flow_load(A, S("workflows"), &terms, &flows, &faults) == OK, "%s",
                  buf_str(&faults).p);
    for (size_t i = 0; i < flows->n; i++)
        for (size_t k = 0; k < flows->all[i]->n_steps; k++) {
            const struct flow *flow = flows->all[i];
            const struct flow_step *s = &flow->steps[k];
            if (str_empty(s->form))
                continue;
            made++;
            if (!form_in(flow, s->form))
                buf_fmt(&lacks, "%.*s: %.*s makes %.*s\n", STR_ARG(flow->name), STR_ARG(s->name),
                        STR_ARG(s->form));
        }
    ck_assert_uint_gt(made, 60);
    ck_assert_msg(lacks.n == 0, "nothing to print:\n%s", buf_str(&lacks).p);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("forms");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, every_field_of_every_form_has_a_place_on_the_paper);
    tcase_add_loop_test(tc, every_form_is_the_same_bytes_twice_with_its_fonts_and_every_word, 0, 4);
    tcase_add_test(tc, a_decision_cites_the_law_and_no_paper_says_a_thing_twice);
    tcase_add_loop_test(tc, a_coercion_cites_the_decree_in_force_on_its_day, 0,
                        COUNT(coercion_days));
    tcase_add_test(tc, who_writes_that_a_decision_was_refused_signs_it_with_the_commune);
    tcase_add_test(tc, no_step_of_a_procedure_ends_without_a_paper_to_print);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("forms", fill)
