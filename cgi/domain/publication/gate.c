#include "domain/publication/gate.h"
#include "base/lang.h"

static str basis_of(const struct gate_in *in, const char *vi, const char *en)
{
    return str_from(in->lang == LANG_EN ? en : vi);
}

static void add(struct publication_gate *g, struct gate_line line)
{
    if (g->n < GATE_LINES)
        g->lines[g->n++] = line;
}

/* What article 72 says to each measure and act; true: it orders that the name is published. */
static bool ordered(struct arena *a, const struct gate_in *in, struct publication_gate *g)
{
    size_t n;
    bool must = false;
    const struct law_publish_rule *rules =
        law_publish_rules(a, in->law, in->imposed, in->n_imposed, in->on, &n);
    for (size_t i = 0; i < n; i++) {
        const struct law_measure *m = law_measure(in->law, rules[i].trigger);
        const bool orders = rules[i].verdict == LAW_PUBLISH_MUST;
        must = must || orders;
        add(g, (struct gate_line){
            .mark = orders ? GATE_YES : GATE_NOTE,
            .says = orders ? TR("Luật buộc công bố vì quyết định có: {0}.")
                           : TR("{0}: văn bản không nói rõ có phải công bố không; người ra quyết "
                                "định cân nhắc."),
            .arg = !m ? rules[i].trigger : in->lang == LANG_EN ? m->name : m->name_vi,
            .basis = in->lang == LANG_EN ? rules[i].basis : rules[i].basis_vi });
    }
    if (n == 0)
        add(g, (struct gate_line){ .mark = GATE_NOTE,
            .says = TR("Không có hình thức xử phạt, biện pháp hay hành vi nào mà luật buộc công "
                       "bố."),
            .basis = basis_of(in, "Điều 72 Nghị định 45/2022/NĐ-CP",
                              "Decree 45/2022/NĐ-CP art. 72") });
    return must;
}

static void where(const struct gate_in *in, struct publication_gate *g)
{
    const struct publication_site *s = &in->site;
    add(g, (struct gate_line){
        .mark = s->here ? GATE_YES : GATE_NOTE,
        .says = s->here ? TR("Trang công khai này là nơi đăng do tỉnh chỉ định: {0}.")
                : str_empty(s->name)
                ? TR("Tỉnh chưa chỉ định nơi đăng, hoặc chưa nhập căn cứ: trang công khai này "
                     "không nêu tên ai; nội dung đã duyệt là văn bản sẵn và bằng chứng.")
                : TR("Nơi đăng do tỉnh chỉ định là {0}: trang công khai này không nêu tên ai; nội "
                     "dung đã duyệt là văn bản sẵn và bằng chứng cho nơi đó."),
        .arg = s->here ? s->basis : s->name,
        .basis = s->here || !str_empty(s->name)
            ? basis_of(in, "Điều 18 Nghị định 118/2021/NĐ-CP", "Decree 118/2021/NĐ-CP art. 18")
            : S("") });
}

void publication_gate(struct arena *a, const struct gate_in *in, struct publication_gate *out)
{
    struct law_publish_rule held;
    const str law_72 = basis_of(in, "khoản 1 Điều 72 Luật 15/2012/QH13",
                                "Law 15/2012/QH13 art. 72.1");
    *out = (struct publication_gate){ .verdict = GATE_MUST_NOT };
    if (!in->signed_) {
        add(out, (struct gate_line){ .mark = GATE_NO, .basis = law_72,
            .says = TR("Chưa có quyết định xử phạt đã ký: không được nêu tên ai, ở đâu cũng "
                       "vậy.") });
        return;
    }
    const bool must = ordered(a, in, out);
    const bool chosen = str_eq(in->publish, S("chosen"));
    if (chosen)
        add(out, (struct gate_line){ .mark = GATE_YES, .arg = in->basis, .basis = law_72,
            .says = TR("Người ra quyết định chọn công bố, căn cứ: {0}.") });
    else if (!must)
        add(out, (struct gate_line){ .mark = GATE_NO, .basis = law_72,
            .says = TR("Người ra quyết định không chọn công bố: quyết định này chỉ được đếm thành "
                       "con số.") });
    out->verdict = must ? GATE_MUST : chosen ? GATE_MAY : GATE_MUST_NOT;
    if (in->minor && law_publish_held(in->law, S("minor"), in->on, &held)) {
        add(out, (struct gate_line){ .mark = GATE_NO,
            .says = TR("Người vi phạm chưa đủ 18 tuổi: không nêu tên."),
            .basis = in->lang == LANG_EN ? held.basis : held.basis_vi });
        out->held = true;
        out->verdict = GATE_MUST_NOT;
    }
    if (in->cancelled) {
        add(out, (struct gate_line){ .mark = GATE_NO,
            .says = TR("Quyết định đã bị hủy bỏ: không nêu tên."),
            .basis = basis_of(in, "Điều 13, Điều 18 Nghị định 118/2021/NĐ-CP",
                              "Decree 118/2021/NĐ-CP arts. 13, 18") });
        out->verdict = GATE_MUST_NOT;
    }
    where(in, out);
}

/* Rows of act and measure, the rows of an act beside each other. */
static struct law_imposed *imposed_of(struct arena *a, const struct publication_imposed_row *rows,
                                      size_t n_rows, size_t *n)
{
    struct law_imposed *out = NEWS(a, struct law_imposed, n_rows);
    str *measures = NEWS(a, str, n_rows);
    size_t used = 0;
    *n = 0;
    for (size_t i = 0; i < n_rows; i++) {
        if (*n == 0 || !str_eq(out[*n - 1].act, rows[i].act))
            out[(*n)++] = (struct law_imposed){ .act = rows[i].act, .measures = &measures[used] };
        if (rows[i].measure.has) {
            measures[used++] = rows[i].measure.v;
            out[*n - 1].n_measures++;
        }
    }
    return out;
}

static bool under_18(opt_str age)
{
    return age.has && (str_eq(age.v, S("child")) || str_eq(age.v, S("under_16"))
                       || str_eq(age.v, S("under_18")));
}

enum err publication_gate_from(struct cx *cx, const struct publication_source_row *s,
                               struct publication_gate *out)
{
    struct publication_imposed_row *rows;
    size_t n;
    struct gate_in in = { .law = cx->law, .lang = cx->lang,
                          .site = publication_site(cx->conf) };
    in.signed_ = s && str_eq(s->state, S("signed")) && s->signed_on.has;
    if (in.signed_) {
        TRY(publication_imposed(cx, (struct publication_imposed_in){ s->decision }, &rows, &n));
        in.imposed = imposed_of(cx->a, rows, n, &in.n_imposed);
        in.on = s->signed_on.v;
        in.publish = s->publish;
        in.basis = s->basis;
        in.cancelled = s->cancelled;
        in.minor = under_18(s->age);
    }
    publication_gate(cx->a, &in, out);
    return OK;
}

enum err publication_gate_load(struct cx *cx, case_id cid, struct publication_gate *out)
{
    struct publication_source_row s;
    const enum err e = publication_source(cx, (struct publication_source_in){ cid }, &s);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    return publication_gate_from(cx, e == OK ? &s : NULL, out);
}
