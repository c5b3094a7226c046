/*
 * Places named in texts, with the real names of three provinces and, where it is there, the
 * table of complaints: HOTLINE_CORPUS names it, or it lies beside the source.
 */
#include "schema_unit.h"

#include "base/csv.h"
#include "base/text.h"
#include "domain/handover/register.h"
#include "domain/registers/contacts.h"
#include "domain/registers/units.h"
#include "geo/names.h"

static struct cx cx;
static const struct place_name *v;
static size_t n_v;
static struct name_book *book;

static void read_names(void)
{
    /* Of all three provinces at once, which is harder than one: as names_load() has them. */
    MYSQL_ROW row;
    static const char text[] =
        "SELECT h.unit_id, h.unit_code, h.level, h.kind_vi, h.name_vi, COALESCE(h.parent_code, ''),"
        " h.valid_to IS NOT NULL AND h.valid_to < '2026-11-22',"
        " (SELECT GROUP_CONCAT(c.code SEPARATOR ' ') FROM unit_heir c WHERE c.unit_id = h.unit_id)"
        " FROM (SELECT DISTINCT unit_id, unit_code, level, kind_vi, name_vi, parent_code, valid_to"
        "  FROM pub_heir WHERE valid_from <= '2026-11-22' UNION SELECT DISTINCT p.unit_id,"
        "  p.unit_code, p.level, p.kind_vi, o.name_vi, p.parent_code, p.valid_to FROM pub_heir p"
        "  JOIN pub_variant o ON o.unit_id = p.unit_id) h";
    ck_assert_msg(mysql_real_query(side, text, strlen(text)) == 0, "%s", mysql_error(side));
    MYSQL_RES *r = mysql_store_result(side);
    struct place_name *all = NEWS(arena, struct place_name, mysql_num_rows(r));
    while ((row = mysql_fetch_row(r)) != NULL) {
        str list = str_dup(arena, str_from(row[7])), one, *now = NEWS(arena, str, 64);
        size_t n = 0;
        while (!str_empty(list) && n < 64 && str_next(&list, ' ', &one))
            now[n++] = one;
        all[n_v++] = (struct place_name){
            .name = str_dup(arena, str_from(row[4])), .kind = str_dup(arena, str_from(row[3])),
            .district = strcmp(row[2], "district") == 0, .old = row[6][0] == '1',
            .code = str_dup(arena, str_from(row[1])), .parent = str_dup(arena, str_from(row[5])),
            .now = now, .n_now = n };
    }
    mysql_free_result(r);
    v = all;
}

static void import_file(const char *path,
                        enum err (*import)(struct cx *, str, str, int64_t *, struct buf *))
{
    struct buf faults = { .a = arena, .max = 10000 };
    int64_t n;
    str text;
    ck_assert_int_eq(file_read(arena, str_from(path), 1 << 24, &text), OK);
    ck_assert_msg(import(&cx, str_from(path), text, &n, &faults) == OK, "%s", buf_str(&faults).p);
}

static void setup(void)
{
    schema_setup();
    cx = (struct cx){ .a = arena, .now = 1, .today = { 2026, 11, 22 } };
    ck_assert_int_eq(db_open(arena, &conf, &cx.db), OK);
    import_file("sql/data/units.csv", units_import);
    import_file("sql/data/variants.csv", variants_import);
    ck_assert_int_gt(number("SELECT COUNT(*) FROM unit_heir"), 1000);
    n_v = 0;
    read_names();
    book = name_book_new(arena, v, n_v);
}

static void teardown(void)
{
    db_close(cx.db);
    schema_teardown();
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

/* "06661|06706", sorted; "" for none. */
static str codes_in(str text, enum said_how how)
{
    struct place_said said;
    struct buf b = { .a = arena, .max = 1000 };
    if (!names_read(arena, book, text, how, &said))
        return S("");
    str *codes = NEWS(arena, str, said.n);
    memcpy(codes, said.codes, said.n * sizeof *codes);
    qsort(codes, said.n, sizeof *codes, by_text);
    for (size_t i = 0; i < said.n; i++) {
        buf_add(&b, i ? S("|") : S(""));
        buf_add(&b, codes[i]);
    }
    return buf_str(&b);
}

static const struct { const char *text, *codes; } typed[] = {
    { "phường Bãi Cháy", "06673" },
    { "P.Bãi Cháy", "06673" },
    { "p bai chay, tp ha long", "06673" },
    { "BÃI CHÁY", "06673" },
    { "ba\xcc\x83i cha\xcc\x81y", "06673" },
    { "TT Trới cũ", "07030" },
    { "thị trấn Trới, huyện Hoành Bồ", "07030" },
    { "troi", "07030" },
    { "Hoành Bồ", "07030" },
    { "huyện Hoành Bồ cũ", "06979|06985|07030|07054|07060" },
    { "xã Quảng La, huyện Hoành Bồ", "07054" },
    { "Quý Hoà", "06076" },
    { "xã Quý Hòa", "06076" },
    { "phường Hà Khẩu", "06661|06706" },
    { "xã Chi Lăng, Tràng Định", "06040" },
    { "TT Chi Lăng", "06463" },
    { "Móng Cái 1", "06712" },
    { "Đắk Hà", "23500" },
    { "gần cầu Bãi Cháy, huyện Hoành Bồ cũ", "06673|06979|06985|07030|07054|07060" },
    { "xả nước", "" },
    { "phường", "" },
    { "", "" },
};

START_TEST(a_place_is_understood_as_people_write_it)
{
    for (size_t i = 0; i < COUNT(typed); i++) {
        const str got = codes_in(str_from(typed[i].text), SAID_TYPED);
        ck_assert_msg(str_eq(got, str_from(typed[i].codes)), "%s: %.*s, not %s", typed[i].text,
                      STR_ARG(got), typed[i].codes);
    }
}
END_TEST

START_TEST(a_street_or_a_person_is_no_place)
{
    static const char *const texts[] = {
        "Xe tải chạy trên đường Trần Hưng Đạo cả đêm", "Công ty Quang Trung xả thải",
        "Tôi tên Hồng Phong, gọi lại cho tôi", "Nước xả đen ngòm, hôi thối",
        "on qua ko ngu dc, quan hat canh nha. lam on xu ly",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        ck_assert_msg(str_empty(codes_in(str_from(texts[i]), SAID_IN_TEXT)), "%s: %.*s", texts[i],
                      STR_ARG(codes_in(str_from(texts[i]), SAID_IN_TEXT)));
}
END_TEST

START_TEST(long_and_hostile_texts_end)
{
    struct buf b = { .a = arena, .max = 200000 };
    struct place_said said;
    while (!b.full)
        buf_add(&b, S("xã Thống Nhất huyện Hoành Bồ phường Quang Trung "));
    ck_assert(names_read(arena, book, text_utf8_ok(buf_str(&b)) ? buf_str(&b) : S("x"),
                         SAID_IN_TEXT, &said) || b.n == 0);
}
END_TEST

#define GOAL_PERCENT 97

/* Sorted as codes_in() gives them: the table has its own order. */
static bool same_codes(str want, str got)
{
    str one, *codes = NEWS(arena, str, 16);
    size_t n = 0;
    struct buf b = { .a = arena, .max = 200 };
    while (!str_empty(want) && n < 16 && str_next(&want, '|', &one))
        codes[n++] = one;
    qsort(codes, n, sizeof *codes, by_text);
    for (size_t i = 0; i < n; i++) {
        buf_add(&b, i ? S("|") : S(""));
        buf_add(&b, codes[i]);
    }
    return str_eq(buf_str(&b), got);
}

START_TEST(the_communes_of_the_complaints_are_right)
{
    const char *path = getenv("HOTLINE_CORPUS");
    struct csv c = { 0 };
    struct csv_row head, row;
    size_t named = 0, right = 0, silent = 0, kept_silent = 0;
    if (file_read(arena, str_from(path ? path : "../shared/data/complaints_corpus.csv"), 1 << 24,
                  &c.rest) != OK) {
        printf("test_names: the complaints were left out: no ../shared/data\n");
        return;
    }
    ck_assert_int_eq(csv_read(arena, &c, &head), OK);
    const size_t text = csv_column(&head, S("text")), now = csv_column(&head,
                                                                      S("expected_commune_new"));
    while (csv_read(arena, &c, &row) == OK) {
        const str got = codes_in(row.f[text], SAID_IN_TEXT);
        const bool ok = same_codes(row.f[now], got);
        if (str_empty(row.f[now])) {
            silent++; /* nothing usable: silence, or a question, is right */
            kept_silent += ok || str_find(got, S("|")) < got.n;
            continue;
        }
        named++;
        right += ok;
        if (!ok)
            printf("%.*s: %.*s, not %.*s\n", STR_ARG(row.f[0]), STR_ARG(got),
                   STR_ARG(row.f[now]));
    }
    printf("communes named in the complaints: %zu of %zu right (%zu %%, goal %d %%); %zu of %zu "
           "without a place left open\n", right, named, right * 100 / named, GOAL_PERCENT,
           kept_silent, silent);
    ck_assert_uint_ge(right * 100, named * GOAL_PERCENT);
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, a_place_is_understood_as_people_write_it);
    tcase_add_test(tc, a_street_or_a_person_is_no_place);
    tcase_add_test(tc, long_and_hostile_texts_end);
    tcase_add_test(tc, the_communes_of_the_complaints_are_right);
}

DB_UNIT_MAIN("names", fill)
