#include "print/helper/print.h"
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

static const char *const files[] = { "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                                     "LiberationSerif-Italic.ttf",
                                     "LiberationSerif-BoldItalic.ttf" };

/* Letters of one width on every machine: no grid of pixels has a say. */
static void exact(PangoContext *text)
{
    cairo_font_options_t *o = cairo_font_options_create();
    cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(text, o);
    cairo_font_options_destroy(o);
    pango_cairo_context_set_resolution(text, 72);
    pango_context_set_round_glyph_positions(text, FALSE);
    pango_context_set_language(text, pango_language_from_string("vi"));
    pango_context_set_base_dir(text, PANGO_DIRECTION_LTR);
}

PangoContext *fonts_open(const char *folder)
{
    struct arena *a = arena_new(65536);
    FcConfig *own = FcConfigCreate();
    bool all = own != NULL;
    for (size_t i = 0; all && i < COUNT(files); i++)
        all = FcConfigAppFontAddFile(own,
            (const FcChar8 *)str_fmt(a, "%s/%s", folder, files[i]).p) == FcTrue;
    arena_free(a);
    if (!all || !FcConfigSetCurrent(own))
        return NULL;
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (!map)
        return NULL;
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), own);
    PangoContext *text = pango_font_map_create_context(map);
    g_object_unref(map);
    exact(text);
    return text;
}

static void look(PangoAttrList *list, PangoAttribute *attr, const struct doc_run *run)
{
    attr->start_index = (guint)run->from;
    attr->end_index = (guint)run->to;
    pango_attr_list_insert(list, attr);
}

PangoLayout *text_layout(struct arena *a, PangoContext *text, str cell, double width,
                         double size, enum doc_align align, double indent)
{
    struct doc_run *runs;
    size_t n;
    const str plain = doc_plain(a, cell, &runs, &n);
    PangoLayout *l = pango_layout_new(text);
    PangoFontDescription *font = pango_font_description_from_string("Liberation Serif");
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(l, font);
    pango_font_description_free(font);
    pango_layout_set_text(l, plain.p, (int)plain.n);
    PangoAttrList *list = pango_attr_list_new();
    /* A ligature would be copied as one sign. */
    pango_attr_list_insert(list, pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
    for (size_t i = 0; i < n; i++) {
        if (runs[i].bold)
            look(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), &runs[i]);
        if (runs[i].slanted)
            look(list, pango_attr_style_new(PANGO_STYLE_ITALIC), &runs[i]);
    }
    pango_layout_set_attributes(l, list);
    pango_attr_list_unref(list);
    pango_layout_set_width(l, width > 0 ? (int)(width * PANGO_SCALE) : -1);
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(l, align == DOC_CENTRE ? PANGO_ALIGN_CENTER
                                : align == DOC_RIGHT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_justify(l, align == DOC_JUSTIFY);
    pango_layout_set_indent(l, (int)(indent * PANGO_SCALE));
    return l;
}
