#include "unit.h"
#include "geo/geojson.h"

static struct arena *a;

static void setup(void) { a = arena_new((size_t)256 << 20); }
static void teardown(void) { arena_free(a); }

#define PROPS "\"code\":\"06673\",\"level\":\"commune\",\"valid_from\":\"\",\"valid_to\":\"\"," \
              "\"accuracy\":\"official\""
#define RING "[[107,20.9],[107.1,20.9],[107.1,21],[107,20.9]]"

static str collection(str properties, str geometry)
{
    return str_fmt(a, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                      "\"properties\":{%.*s},\"geometry\":%.*s}]}",
                   STR_ARG(properties), STR_ARG(geometry));
}

/* How many were taken; what was said of the others. */
static size_t taken(str text, str *said)
{
    struct buf faults = { .a = a, .max = 100000 };
    struct outline *v;
    size_t n;
    const enum err e = geojson_outlines(a, S("f.geojson"), text, &v, &n, &faults);
    *said = faults.n ? buf_str(&faults) : S("");
    ck_assert(e == OK || n == 0);
    return n;
}

static const struct { const char *properties, *geometry, *why; } features[] = {
    { PROPS, "{\"type\":\"Polygon\",\"coordinates\":[" RING "]}", NULL },
    { PROPS, "{\"type\":\"MultiPolygon\",\"coordinates\":[[" RING "],[" RING "," RING "]]}", NULL },
    { PROPS, "{\"type\":\"Point\",\"coordinates\":[107,20.9]}", "must be a Polygon" },
    { PROPS, "null", "must be a Polygon" },
    { PROPS, "{\"type\":\"MultiPolygon\",\"coordinates\":[]}", "without polygons" },
    { PROPS, "{\"type\":\"Polygon\",\"coordinates\":[]}", "without rings" },
    { PROPS, "{\"type\":\"Polygon\",\"coordinates\":[[[107,20],[107.1,20],[107,20]]]}",
      "four points" },
    { PROPS, "{\"type\":\"Polygon\",\"coordinates\":"
             "[[[20.9,107],[20.9,107.1],[21,107],[20.9,107]]]}",
      "longitude comes first" },
    { PROPS, "{\"type\":\"Polygon\",\"coordinates\":[[[107,20],[107.1,20],[107.1,21],[107,20.5]]]}",
      "not closed" },
    { PROPS, "{\"type\":\"Polygon\",\"coordinates\":[[[107,20],[107.1,20],[107.2,20],[107,20]]]}",
      "no area" },
    { PROPS, "{\"type\":\"Polygon\",\"coordinates\":[[[107,\"20\"],[1,2],[1,2],[1,2]]]}",
      "a position" },
    { "\"level\":\"commune\"", "null", "code:" },
    { "\"code\":\"0667300000001\"", "null", "code:" },
    { "\"code\":\"1\",\"level\":\"ward\"", "null", "level:" },
    { "\"code\":\"1\",\"level\":\"commune\",\"accuracy\":\"good\"", "null", "accuracy:" },
    { "\"code\":\"1\",\"level\":\"commune\",\"accuracy\":\"official\",\"valid_from\":\"2025\"",
      "null", "valid_from:" },
    { "\"code\":\"1\",\"level\":\"commune\",\"accuracy\":\"official\","
      "\"valid_from\":\"2025-07-01\","
      "\"valid_to\":\"2025-06-30\"", "null", "before" },
};

START_TEST(each_refused_feature_is_named)
{
    str said;
    const size_t n = taken(collection(str_from(features[_i].properties),
                                      str_from(features[_i].geometry)), &said);
    ck_assert_uint_eq(n, features[_i].why ? 0 : 1);
    if (!features[_i].why) {
        ck_assert(str_empty(said));
        return;
    }
    ck_assert(str_starts(said, S("f.geojson: feature 1 (")));
    ck_assert_msg(str_find(said, str_from(features[_i].why)) < said.n, "%.*s", STR_ARG(said));
}
END_TEST

/* A ring of n points around the middle of the country. */
static str ring_of(size_t n)
{
    struct buf b = { .a = a, .max = (size_t)8 << 20 };
    buf_add(&b, S("{\"type\":\"Polygon\",\"coordinates\":[["));
    for (size_t i = 0; i + 1 < n; i++)
        buf_fmt(&b, "[%.5f,%.5f],", 107 + (double)(i % 1000) / 1000, 20 + (double)i / 100000);
    buf_add(&b, S("[107.00000,20.00000]]]}"));
    return buf_str(&b);
}

START_TEST(limits_below_at_and_above)
{
    str said;
    ck_assert_uint_eq(taken(collection(S(PROPS), ring_of(GEO_POINTS_MAX - 1)), &said), 1);
    ck_assert_uint_eq(taken(collection(S(PROPS), ring_of(GEO_POINTS_MAX)), &said), 1);
    ck_assert_uint_eq(taken(collection(S(PROPS), ring_of(GEO_POINTS_MAX + 1)), &said), 0);
    ck_assert(str_find(said, S("20000 points")) < said.n);
    for (size_t n = GEO_FEATURES_MAX; n <= GEO_FEATURES_MAX + 1; n++) {
        struct buf b = { .a = a, .max = (size_t)1 << 20 };
        buf_add(&b, S("{\"type\":\"FeatureCollection\",\"features\":["));
        for (size_t i = 0; i < n; i++)
            buf_add(&b, i ? S(",{}") : S("{}"));
        buf_add(&b, S("]}"));
        taken(buf_str(&b), &said);
        ck_assert_int_eq(str_find(said, S("no FeatureCollection")) < said.n, n > GEO_FEATURES_MAX);
    }
}
END_TEST

START_TEST(the_file_as_a_whole)
{
    str said;
    char *large = arena_alloc(a, GEO_FILE_MAX + 2);
    memset(large, ' ', GEO_FILE_MAX + 1);
    memcpy(large, "{}", 2);
    ck_assert_uint_eq(taken((str){ large, GEO_FILE_MAX + 1 }, &said), 0);
    ck_assert(str_find(said, S("8 MiB")) < said.n);
    taken((str){ large, GEO_FILE_MAX }, &said);
    ck_assert(str_find(said, S("no FeatureCollection")) < said.n);
    ck_assert_uint_eq(taken(S("nonsense"), &said), 0);
    ck_assert(!str_empty(said));
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("geojson");
    tcase_set_timeout(tc, 60);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, each_refused_feature_is_named, 0, COUNT(features));
    tcase_add_test(tc, limits_below_at_and_above);
    tcase_add_test(tc, the_file_as_a_whole);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("geojson", fill)
