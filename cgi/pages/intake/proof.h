/* The signed proof of filing: for the reporter, and for anybody who verifies one. */
#ifndef PAGES_INTAKE_PROOF_H
#define PAGES_INTAKE_PROOF_H

#include "html/page.h"
#include "http/http.h"

#include "base/svg.h"

/* GET /track/proof: by the session that the key opened */
enum err track_proof_get(struct req *r, struct resp *w);
/* GET, POST /receipt/verify */
enum err proof_check_get(struct req *r, struct resp *w);
enum err proof_check_post(struct req *r, struct resp *w);
/* GET /keys: public keys as text */
enum err keys_get(struct req *r, struct resp *w);

struct proof_view {
    struct page page;
    str ref, line, salt, key;
    struct svg qr;
};

struct proof_check_view {
    struct page page;
    struct field line;
    const struct problem *problems;
    size_t n_problems;
    bool good;
    str ref, time, unit, digest, key;
};

#endif
