#include "crypto/base32.h"
#include <string.h>

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char base32_char(unsigned value)
{
    return letters[value & 31];
}

int base32_value(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'O')
        return 0;
    if (c == 'I' || c == 'L')
        return 1;
    const char *at = c ? strchr(letters, c) : NULL;
    return at ? (int)(at - letters) : -1;
}

void base32_bits(const unsigned char *bytes, size_t n, unsigned char *values)
{
    for (size_t i = 0; i < n; i++) {
        const size_t bit = 5 * i;
        const unsigned two = (unsigned)bytes[bit / 8] << 8 | bytes[bit / 8 + 1];
        values[i] = two >> (11 - bit % 8) & 31;
    }
}
