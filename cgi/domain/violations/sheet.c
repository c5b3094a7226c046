#include "domain/violations/sheet.h"
#include "base/buf.h"

#define NAME_MAX_BYTES 200
#define ROLE_MAX_BYTES 200
#define AT_MAX_BYTES 300
#define WORDS_MAX_BYTES 500

static const char *const ages[] = { "none", "unclear", "child", "under_16", "under_18", "adult" };

const char *sheet_age_word(enum sheet_age age)
{
    return ages[age - 1];
}

enum sheet_age sheet_age_of(str word)
{
    for (size_t i = 0; i < COUNT(ages); i++)
        if (str_eq(word, str_from(ages[i])))
            return (enum sheet_age)(i + 1);
    return SHEET_AGE_UNCLEAR;
}

static enum err person_read(struct arena *a, str line, struct sheet_person *out)
{
    str parts[3] = { { 0 } }, rest = line, piece;
    size_t n = 0;
    while (str_next(&rest, ';', &piece)) {
        if (n == COUNT(parts))
            return ERR_INVALID;
        parts[n++] = str_dup(a, str_trim(piece));
    }
    if (n != COUNT(parts) || str_empty(parts[0]))
        return ERR_INVALID;
    *out = (struct sheet_person){ parts[0], parts[1], parts[2] };
    return parts[0].n > NAME_MAX_BYTES || parts[1].n > ROLE_MAX_BYTES || parts[2].n > AT_MAX_BYTES
        ? ERR_TOO_LARGE : OK;
}

enum err sheet_people_read(struct arena *a, str text, struct sheet_people *out, size_t *line)
{
    struct sheet_person *list = NEWS(a, struct sheet_person, SHEET_PEOPLE_MAX);
    str rest = text, piece;
    *out = (struct sheet_people){ .list = list };
    for (*line = 1; str_next(&rest, '\n', &piece); ++*line) {
        const str one = str_trim(piece);
        if (str_empty(one))
            continue;
        if (out->n == SHEET_PEOPLE_MAX)
            return ERR_TOO_LARGE;
        TRY(person_read(a, one, &list[out->n++]));
    }
    return OK;
}

str sheet_people_words(struct arena *a, const struct sheet_people *p)
{
    struct buf b = { .a = a, .max = SHEET_PEOPLE_MAX * 1024 };
    for (size_t i = 0; i < p->n; i++)
        buf_fmt(&b, "%s%.*s; %.*s; %.*s", i ? "\n" : "", STR_ARG(p->list[i].name),
                STR_ARG(p->list[i].role), STR_ARG(p->list[i].at));
    return buf_str(&b);
}

static enum err time_read(struct arena *a, str line, struct sheet_time *out)
{
    size_t end = str_find(line, S(" "));
    const str colon = str_sub(line, 0, end);
    if (!str_empty(colon) && (colon.p[colon.n - 1] == ':' || colon.p[colon.n - 1] == ';'))
        end--;
    TRY(date_parse_vi(str_sub(line, 0, end), &out->day));
    out->words = str_dup(a, str_trim(str_sub(line, colon.n, line.n)));
    return out->words.n > WORDS_MAX_BYTES ? ERR_TOO_LARGE : OK;
}

enum err sheet_times_read(struct arena *a, str text, const struct sheet_time **out, size_t *n,
                          size_t *line)
{
    struct sheet_time *list = NEWS(a, struct sheet_time, SHEET_TIMES_MAX);
    str rest = text, piece;
    *out = list;
    *n = 0;
    for (*line = 1; str_next(&rest, '\n', &piece); ++*line) {
        const str one = str_trim(piece);
        if (str_empty(one))
            continue;
        if (*n == SHEET_TIMES_MAX)
            return ERR_TOO_LARGE;
        TRY(time_read(a, one, &list[(*n)++]));
    }
    return OK;
}

static int years_between(struct date born, struct date day)
{
    return day.y - born.y - (day.m < born.m || (day.m == born.m && day.d < born.d));
}

enum err sheet_age(const struct law *law, enum law_subject subject, bool unknown, opt_date born,
                   struct date day, enum sheet_age *out)
{
    static const struct { const char *code; enum sheet_age below; } steps[] = {
        { "AGE_LIABLE", SHEET_AGE_CHILD },
        { "AGE_FINE", SHEET_AGE_UNDER_16 },
        { "AGE_ADULT", SHEET_AGE_UNDER_18 },
    };
    *out = subject == LAW_ORGANIZATION || subject == LAW_COMMUNITY || unknown
        ? SHEET_AGE_NONE : SHEET_AGE_UNCLEAR;
    if (*out == SHEET_AGE_NONE || !born.has || date_cmp(born.v, day) > 0)
        return OK;
    const int years = years_between(born.v, day);
    *out = SHEET_AGE_ADULT;
    for (size_t i = COUNT(steps); i-- > 0;) {
        const struct law_number *from = law_number(law, str_from(steps[i].code), day);
        if (!from)
            return ERR_EXPIRED;
        if (years < law_number_whole(from))
            *out = steps[i].below;
    }
    return OK;
}
