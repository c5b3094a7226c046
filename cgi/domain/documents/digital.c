#include "domain/documents/digital.h"
#include "base/text.h"

#define NAME_MAX 200

static const char *const words[] = { "good", "none", "broken", "untrusted", "partial",
                                     "unchecked", "name", "text" };

str signature_word(enum signature_fault fault)
{
    return str_from(words[fault - 1]);
}

enum signature_fault signature_of_word(str word)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(word, str_from(words[i])))
            return (enum signature_fault)(i + 1);
    return SIGNATURE_UNCHECKED;
}

/* Lines of one signature, in the order in which pdfsig writes them. */
enum line { LINE_NONE, LINE_HEAD, LINE_NAME, LINE_TIME, LINE_RANGE, LINE_VALID, LINE_TRUST };

static enum line line_of(str l, str *rest)
{
    static const struct { const char *start; enum line line; } kinds[] = {
        { "Signature #", LINE_HEAD },
        { "  - Signer Certificate Common Name: ", LINE_NAME },
        { "  - Signing Time: ", LINE_TIME },
        { "  - Total document signed", LINE_RANGE },
        { "  - Not total document signed", LINE_RANGE },
        { "  - Signature Validation: ", LINE_VALID },
        { "  - Certificate Validation: ", LINE_TRUST },
    };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        const str start = str_from(kinds[i].start);
        if (str_starts(l, start)) {
            *rest = str_sub(l, start.n, l.n);
            return kinds[i].line;
        }
    }
    return LINE_NONE;
}

static void take(struct signature *s, enum line kind, str l, str rest)
{
    if (kind == LINE_NAME)
        s->name = text_cut(rest, NAME_MAX);
    else if (kind == LINE_TIME)
        s->time = text_cut(rest, NAME_MAX);
    else if (kind == LINE_RANGE)
        s->whole = str_starts(l, S("  - Total"));
    else if (kind == LINE_VALID)
        s->valid = str_eq(rest, S("Signature is Valid."));
    else if (kind == LINE_TRUST)
        s->trusted = str_eq(rest, S("Certificate is Trusted."));
}

static enum signature_fault verdict(const struct signatures *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (!s->list[i].valid)
            return SIGNATURE_BROKEN;
    for (size_t i = 0; i < s->n; i++)
        if (!s->list[i].trusted)
            return SIGNATURE_UNTRUSTED;
    return s->list[s->n - 1].whole ? SIGNATURE_GOOD : SIGNATURE_PARTIAL;
}

void signatures_read(struct arena *a, str said, struct signatures *out)
{
    struct signature *list = NEWS(a, struct signature, SIGNATURES_MAX);
    enum line last = LINE_TRUST;
    str rest = S("");
    *out = (struct signatures){ .fault = SIGNATURE_NONE, .list = list };
    for (size_t from = 0; from < said.n;) {
        const str tail = str_sub(said, from, said.n);
        const size_t end = str_find(tail, S("\n"));
        const str l = str_sub(tail, 0, end);
        from += end + 1;
        const enum line kind = line_of(l, &rest);
        if (kind == LINE_NONE)
            continue;
        if (kind == LINE_HEAD ? last < LINE_VALID || out->n == SIGNATURES_MAX
                              : out->n == 0 || kind <= last) {
            *out = (struct signatures){ .fault = SIGNATURE_BROKEN, .list = list };
            return;
        }
        last = kind;
        if (kind == LINE_HEAD)
            list[out->n++] = (struct signature){ .name = S(""), .time = S("") };
        else
            take(&list[out->n - 1], kind, l, rest);
    }
    if (out->n > 0)
        out->fault = verdict(out);
}

bool signatures_name(struct arena *a, const struct signatures *s, str name)
{
    const str wanted = text_fold(a, name);
    for (size_t i = 0; i < s->n && !str_empty(wanted); i++)
        if (str_eq(text_fold(a, s->list[i].name), wanted))
            return true;
    return false;
}

/* "Nov 22 2026 09:36:42". */
static bool time_day(str time, struct date *day)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const size_t at = str_find(str_from(months), str_sub(time, 0, 3));
    int64_t d, y;
    if (time.n < 11 || at % 3 != 0 || at + 3 > sizeof months - 1
        || str_i64(str_trim(str_sub(time, 4, 6)), &d) != OK
        || str_i64(str_sub(time, 7, 11), &y) != OK || y < 0 || y > 9999 || d < 0 || d > 31)
        return false;
    *day = (struct date){ (short)y, (signed char)(at / 3 + 1), (signed char)d };
    return date_valid(*day);
}

bool signatures_after(const struct signatures *s, struct date day)
{
    struct date made;
    for (size_t i = 0; i < s->n; i++)
        if (time_day(s->list[i].time, &made) && date_cmp(made, day) > 0)
            return true;
    return false;
}
