/* The file of `law assess`: a refusal says why, an answer keeps the bounds of the law. */
#include "fuzz.h"
#include "law/law.h"

static const struct law *tables(void)
{
    static struct arena *a; /* both are kept for the life of the process */
    static struct law *law;
    if (!a) {
        a = arena_new(64 * MiB);
        struct buf faults = { .a = a, .max = 1 * MiB };
        MUST(law_load(a, S("workflows/law"), (opt_str){ 0 }, &law, &faults) == OK);
    }
    return law;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct law *law = tables();
    struct arena *a = arena_new(256 * MiB);
    struct law_file file = { 0 };
    struct law_assessment as;
    struct buf why = { .a = a, .max = 4096 }, out = { .a = a, .max = 8 * MiB };
    enum err e = law_file_from_json(a, fuzz_str(data, n), &file, &why);
    if (e == OK)
        e = law_assess(a, law, &file, &as, &why);
    if (e != OK) {
        MUST(buf_str(&why).n > 0);
    } else {
        for (size_t i = 0; i < as.n_acts; i++) {
            const struct law_act_out *o = &as.acts[i];
            MUST(o->fine_min <= o->fine_max && o->fine_max <= o->power_tested);
            MUST(o->power_tested <= o->ceiling || !o->has_fine);
            MUST(o->frame_min <= o->frame_max);
            MUST(o->in_time || o->fine_max == 0);
            law_fine_words(a, LANG_VI, &as, o);
        }
        for (size_t i = 0; i < as.n_refused; i++)
            MUST(law_signer_words(a, LANG_VI, &as, &as.refused[i]).n > 0);
        law_assessment_json(a, &as, &out);
        MUST(!out.full);
    }
    arena_free(a);
    return 0;
}
