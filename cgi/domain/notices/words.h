/* What a notice of the relay says: a number, a page, nothing else. */
#ifndef DOMAIN_NOTICES_WORDS_H
#define DOMAIN_NOTICES_WORDS_H

#include "base/cx.h"

struct relay_words {
    str subject; /* of an e-mail: never the key */
    str mail;
    str sms;
};

/*
 * code  as the table `relay` lists it; the language is that of lang_set
 * key   for eyes: the private key, told in the words of a receipt by e-mail alone; the code
 *       that helps a lost key, in those of "key"; or empty
 */
struct relay_words relay_words(struct cx *cx, str code, str ref, str key);

#endif
