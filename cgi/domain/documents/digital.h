/*
 * What poppler's pdfsig said about the digital signatures of a PDF. Pure: text in, facts
 * out. A name in a certificate may hold anything, also line ends: whatever comes twice, or
 * out of order, makes the whole answer worthless.
 */
#ifndef DOMAIN_DOCUMENTS_DIGITAL_H
#define DOMAIN_DOCUMENTS_DIGITAL_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum signature_fault {
    SIGNATURE_GOOD = 1, /* every one valid and trusted, the last over the whole file */
    SIGNATURE_NONE,
    SIGNATURE_BROKEN,    /* the file was changed, or pdfsig cannot say */
    SIGNATURE_UNTRUSTED, /* of an authority that the configuration does not name */
    SIGNATURE_PARTIAL,   /* something was added behind the last one */
    SIGNATURE_UNCHECKED, /* not a PDF, or the check could not run */
    SIGNATURE_OTHER_NAME, /* good, but of another person or body */
    SIGNATURE_OTHER_TEXT, /* good, but the file does not hold what was approved (wording.h) */
};

struct signature {
    str name, time; /* common name of the certificate; as pdfsig writes it */
    bool whole, valid, trusted;
};

#define SIGNATURES_MAX 20

struct signatures {
    enum signature_fault fault;
    const struct signature *list;
    size_t n;
    str text; /* of a file with good signatures; "": none can be read */
};

/* said: what pdfsig wrote; names are cut at 200 bytes. */
void signatures_read(struct arena *a, str said, struct signatures *out);

/* Word of a fault as it is kept; the fault of a word, SIGNATURE_UNCHECKED for others. */
str signature_word(enum signature_fault fault);
enum signature_fault signature_of_word(str word);

/* Is one of them of that name, whatever the case and the diacritics? Names of nobody: no. */
bool signatures_name(struct arena *a, const struct signatures *s, str name);

/* Was one of them made after that day? A time that cannot be read says nothing. */
bool signatures_after(const struct signatures *s, struct date day);

#endif
