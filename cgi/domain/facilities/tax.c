#include "domain/facilities/tax.h"
#include "base/lang.h"

#define DIGITS_MAX 13

static int check_digit(const char *d)
{
    static const int weights[] = { 31, 29, 23, 19, 17, 13, 7, 5, 3 };
    int sum = 0;
    for (size_t i = 0; i < COUNT(weights); i++)
        sum += weights[i] * (d[i] - '0');
    return 10 - sum % 11; /* 10: no code has these nine digits */
}

/* The digits alone; 0 where another sign stands among them, or too many. */
static size_t digits_of(str typed, char out[DIGITS_MAX])
{
    size_t n = 0;
    const str s = str_trim(typed);
    if (s.n > TAX_TYPED_MAX)
        return 0;
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (c == ' ' || c == '.' || c == '-')
            continue;
        if (c < '0' || c > '9' || n == DIGITS_MAX)
            return 0;
        out[n++] = c;
    }
    return n;
}

enum tax_fault tax_read(struct arena *a, str typed, struct tax_code *out)
{
    char d[DIGITS_MAX];
    const size_t n = digits_of(typed, d);
    if (n == 12) {
        const int province = (d[0] - '0') * 100 + (d[1] - '0') * 10 + d[2] - '0';
        *out = (struct tax_code){ TAX_PERSON, str_dup(a, (str){ d, n }) };
        return province >= 1 && province <= 96 ? TAX_FINE : TAX_PROVINCE;
    }
    if (n != 10 && n != DIGITS_MAX)
        return TAX_SHAPE;
    if (check_digit(d) != d[9] - '0')
        return TAX_CHECK;
    if (n == 10) {
        *out = (struct tax_code){ TAX_ENTERPRISE, str_dup(a, (str){ d, n }) };
        return TAX_FINE;
    }
    *out = (struct tax_code){ TAX_BRANCH, str_fmt(a, "%.10s-%.3s", d, d + 10) };
    return d[10] == '0' && d[11] == '0' && d[12] == '0' ? TAX_BRANCH_0 : TAX_FINE;
}

const char *tax_fault_text(enum tax_fault f)
{
    switch (f) {
    case TAX_FINE:
        return NULL;
    case TAX_SHAPE:
        return TR("Mã số thuế có 10 chữ số, chi nhánh 13 chữ số, cá nhân dùng số định danh 12 "
                  "chữ số.");
    case TAX_CHECK:
        return TR("Chữ số kiểm tra không khớp: mã số thuế bị gõ sai ở đâu đó.");
    case TAX_BRANCH_0:
        return TR("Ba số cuối của chi nhánh từ 001 đến 999.");
    case TAX_PROVINCE:
        return TR("Số định danh bắt đầu bằng mã tỉnh 001 đến 096.");
    }
    return NULL;
}
