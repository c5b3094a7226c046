#include "domain/publication/describe.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/publication/opendata.h"

#define TITLE_VI "Cơ sở, cá nhân bị xử phạt vi phạm về môi trường được công bố"
#define TITLE_EN "Published sanctions of environmental violations"
#define ABOUT_VI \
    "Các quyết định xử phạt vi phạm về bảo vệ môi trường mà pháp luật cho công bố tên (Điều " \
    "72 Nghị định 45/2022/NĐ-CP). Không có người phản ánh, không có số định danh cá nhân."
#define ABOUT_EN \
    "Decisions that sanction environmental violations and that the law has published with " \
    "names (Decree 45/2022/ND-CP art. 72). Reporters and personal numbers are not in it."
#define CHANGES_VI \
    "Thay đổi của danh sách: mã công bố, việc, lúc. Bản sao cần theo để gỡ tên đã bị gỡ."
#define CHANGES_EN \
    "Changes of the list: permanent id, what happened, when. A copy must follow it, to take " \
    "down what was withdrawn."
#define AUTHORITY "http://publications.europa.eu/resource/authority/"

static void member(struct buf *b, const char *name, str v)
{
    buf_fmt(b, ",\n\"%s\":", name);
    buf_json(b, v);
}

static void both(struct buf *b, const char *name, const char *vi, const char *en)
{
    buf_fmt(b, ",\n\"%s\":[{\"@language\":\"vi\",\"@value\":", name);
    buf_json(b, str_from(vi));
    buf_add(b, S("},{\"@language\":\"en\",\"@value\":"));
    buf_json(b, str_from(en));
    buf_add(b, S("}]"));
}

static void reference(struct buf *b, const char *name, str address)
{
    buf_fmt(b, ",\n\"%s\":{\"@id\":", name);
    buf_json(b, address);
    buf_byte(b, '}');
}

static str at(struct cx *cx, const char *path)
{
    return str_fmt(cx->a, "%.*s%s", STR_ARG(cx->conf->public_site.url), path);
}

static void publisher(struct cx *cx, struct buf *b)
{
    buf_add(b, S(",\n\"dct:publisher\":{\"@id\":"));
    buf_json(b, at(cx, "/#publisher"));
    buf_add(b, S(",\"@type\":\"foaf:Agent\",\"foaf:name\":"));
    buf_json(b, str_fmt(cx->a, "Đường Dây Xanh, %.*s", STR_ARG(cx->conf->province.name)));
    buf_byte(b, '}');
}

static void licence(struct cx *cx, struct buf *b)
{
    if (!str_empty(cx->conf->published.licence))
        reference(b, "dct:license", cx->conf->published.licence);
}

struct form {
    const char *path, *title_vi, *title_en, *media, *type; /* type: of the EU's file types */
};

static void distribution(struct cx *cx, struct buf *b, const struct form *f, str digest)
{
    buf_fmt(b, "{\"@id\":");
    buf_json(b, at(cx, f->path));
    buf_add(b, S(",\"@type\":\"dcat:Distribution\""));
    both(b, "dct:title", f->title_vi, f->title_en);
    reference(b, "dcat:accessURL", at(cx, "/data"));
    reference(b, "dcat:downloadURL", at(cx, f->path));
    reference(b, "dcat:mediaType",
              str_fmt(cx->a, "https://www.iana.org/assignments/media-types/%s", f->media));
    reference(b, "dct:format", str_fmt(cx->a, AUTHORITY "file-type/%s", f->type));
    licence(cx, b);
    if (!str_empty(digest)) {
        buf_add(b, S(",\n\"spdx:checksum\":{\"@type\":\"spdx:Checksum\",\"spdx:algorithm\":"
                     "{\"@id\":\"spdx:checksumAlgorithm_sha256\"},\"spdx:checksumValue\":"
                     "{\"@type\":\"xsd:hexBinary\",\"@value\":"));
        buf_json(b, digest);
        buf_add(b, S("}}"));
    }
    buf_byte(b, '}');
}

static void dataset(struct cx *cx, struct buf *b, const char *id, instant changed)
{
    buf_add(b, S("{\"@id\":"));
    buf_json(b, at(cx, id));
    buf_add(b, S(",\"@type\":\"dcat:Dataset\""));
    member(b, "dct:identifier", at(cx, id));
    reference(b, "dct:accrualPeriodicity", S(AUTHORITY "frequency/CONT"));
    reference(b, "dcat:theme", S(AUTHORITY "data-theme/ENVI"));
    reference(b, "dct:language", S(AUTHORITY "language/VIE"));
    reference(b, "dct:spatial", S(AUTHORITY "country/VNM"));
    reference(b, "dcat:landingPage", at(cx, "/data"));
    publisher(cx, b);
    licence(cx, b);
    if (changed)
        buf_fmt(b, ",\n\"dct:modified\":{\"@type\":\"xsd:dateTime\",\"@value\":\"%s\"}",
                instant_iso(cx->a, changed).p);
}

static str digest_of(const struct dump_file *files, size_t n, str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(files[i].name, name))
            return files[i].digest;
    return S("");
}

static void violators_set(struct cx *cx, struct buf *b, instant changed,
                          const struct dump_file *files, size_t n)
{
    static const struct form live[] = {
        { "/violators.csv", "CSV, đúng lúc tải", "CSV, as of now", "text/csv", "CSV" },
        { "/violators.json", "JSON, đúng lúc tải", "JSON, as of now", "application/json", "JSON" },
        { "/feed.atom", "Nguồn tin Atom", "Atom feed", "application/atom+xml", "ATOM" },
    };
    static const struct form daily[] = {
        { "/data/dump/violators.csv", "CSV hằng ngày", "CSV, daily", "text/csv", "CSV" },
        { "/data/dump/violators.json", "JSON hằng ngày", "JSON, daily", "application/json",
          "JSON" },
        { "/data/dump/violators.xlsx", "XLSX hằng ngày", "XLSX, daily",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX" },
    };
    dataset(cx, b, "/data#violators", changed);
    both(b, "dct:title", TITLE_VI, TITLE_EN);
    both(b, "dct:description", ABOUT_VI, ABOUT_EN);
    both(b, "dcat:keyword", "xử phạt vi phạm hành chính", "administrative sanctions");
    reference(b, "dct:conformsTo", at(cx, "/data/datapackage.json"));
    buf_add(b, S(",\n\"dcat:distribution\":["));
    for (size_t i = 0; i < COUNT(live); i++) {
        buf_add(b, i ? S(",\n") : S(""));
        distribution(cx, b, &live[i], S(""));
    }
    for (size_t i = 0; i < COUNT(daily); i++) {
        const str name = str_sub(str_from(daily[i].path), S("/data/dump/").n, SIZE_MAX);
        const str digest = digest_of(files, n, name);
        if (str_empty(digest)) /* it is being made */
            continue;
        buf_add(b, S(",\n"));
        distribution(cx, b, &daily[i], digest);
    }
    buf_add(b, S("]}"));
}

static void changes_set(struct cx *cx, struct buf *b, instant changed)
{
    static const struct form f = { "/data/changes.json", "JSON, từng trang", "JSON, page by page",
                                   "application/json", "JSON" };
    dataset(cx, b, "/data#changes", changed);
    both(b, "dct:title", "Thay đổi của danh sách công bố", "Changes of the published list");
    both(b, "dct:description", CHANGES_VI, CHANGES_EN);
    buf_add(b, S(",\n\"dcat:distribution\":["));
    distribution(cx, b, &f, S(""));
    buf_add(b, S("]}"));
}

void describe_catalog(struct cx *cx, struct buf *b, instant changed, const struct dump_file *files,
                      size_t n)
{
    buf_add(b, S("{\"@context\":{\"dcat\":\"http://www.w3.org/ns/dcat#\","
                 "\"dct\":\"http://purl.org/dc/terms/\","
                 "\"foaf\":\"http://xmlns.com/foaf/0.1/\","
                 "\"spdx\":\"http://spdx.org/rdf/terms#\","
                 "\"xsd\":\"http://www.w3.org/2001/XMLSchema#\"},\n\"@id\":"));
    buf_json(b, at(cx, "/data"));
    buf_add(b, S(",\"@type\":\"dcat:Catalog\""));
    both(b, "dct:title", "Dữ liệu mở của Đường Dây Xanh", "Open data of Duong Day Xanh");
    both(b, "dct:description", ABOUT_VI, ABOUT_EN);
    publisher(cx, b);
    licence(cx, b);
    reference(b, "foaf:homepage", at(cx, "/data"));
    reference(b, "dct:language", S(AUTHORITY "language/VIE"));
    buf_add(b, S(",\n\"dcat:dataset\":["));
    violators_set(cx, b, changed, files, n);
    buf_add(b, S(",\n"));
    changes_set(cx, b, changed);
    buf_add(b, S("]}\n"));
}

static void package_licence(struct cx *cx, struct buf *b)
{
    if (str_empty(cx->conf->published.licence))
        return;
    buf_add(b, S(",\n\"licenses\":[{\"path\":"));
    buf_json(b, cx->conf->published.licence);
    buf_add(b, S(",\"title\":"));
    buf_json(b, cx->conf->published.licence_name);
    buf_add(b, S("}]"));
}

void describe_package(struct cx *cx, struct buf *b)
{
    static const char *const types[] = {
        [OPEN_TEXT] = "\"string\"", [OPEN_WHOLE] = "\"integer\"", [OPEN_DAY] = "\"date\"",
        [OPEN_ADDRESS] = "\"string\",\"format\":\"uri\"",
    };
    buf_add(b, S("{\"name\":\"violators\",\"profile\":\"tabular-data-package\""));
    member(b, "title", S(TITLE_VI));
    member(b, "description", S(ABOUT_VI));
    member(b, "homepage", at(cx, "/data"));
    package_licence(cx, b);
    buf_add(b, S(",\n\"resources\":[{\"name\":\"violators\",\"profile\":\"tabular-data-resource\","
                 "\"path\":\"violators.csv\",\"format\":\"csv\",\"mediatype\":\"text/csv\","
                 "\"encoding\":\"utf-8\",\"schema\":{\"missingValues\":[\"\"],"
                 "\"primaryKey\":\"id\",\"fields\":["));
    for (size_t i = 0; i < OPEN_COLUMNS; i++) {
        const struct open_column *c = &open_columns[i];
        buf_fmt(b, "%s\n{\"name\":\"%s\",\"type\":%s", i ? "," : "", c->name, types[c->type]);
        buf_add(b, S(",\"title\":"));
        buf_json(b, str_from(c->label));
        buf_add(b, S(",\"description\":"));
        buf_json(b, str_from(c->means));
        buf_fmt(b, "%s}", c->always ? ",\"constraints\":{\"required\":true}" : "");
    }
    buf_add(b, S("]}}]}\n"));
}

void describe_about(struct cx *cx, struct buf *b, int64_t last_change, int64_t rows)
{
    buf_fmt(b, "{\"made\":\"%s\",\"rows\":%lld,\"last_change\":%lld", instant_iso(cx->a, cx->now).p,
            (long long)rows, (long long)last_change);
    member(b, "source", at(cx, "/data"));
    member(b, "province", cx->conf->province.name);
    member(b, "licence", cx->conf->published.licence);
    buf_add(b, S("}\n"));
}
