"""Makes the two font families of Tealdeck from their sources (both OFL 1.1 without a reserved name).

Usage: freeze_font.py inter SOURCE OUTPUT      "Inter Tabular": tabular figures become the default, contextual alternates go
       freeze_font.py mono SOURCE OUTPUT       "JetBrains Mono NL": no ligatures
Needs fonttools (and brotli, when SOURCE is a WOFF2 file).

Why: Qt before 6.7 cannot ask for OpenType features. Inter's `calt` rewrites "4x2" and "->" inside identifiers, figures of
different widths dance when they change, and JetBrains Mono draws "!=" and "=>" as one sign.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# What an operations console writes: Latin, Greek, Cyrillic, punctuation, currency, arrows, signs, keys.
CHARACTERS = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x0218, 0x021B), (0x02BB, 0x02BC), (0x02C6, 0x02DD), (0x0300, 0x0304), (0x0306, 0x030C),
    (0x0370, 0x03FF), (0x0400, 0x045F), (0x0490, 0x0491), (0x1E9E, 0x1E9E), (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044),
    (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2199), (0x21B0, 0x21B5), (0x21E4, 0x21E7),
    (0x2200, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265), (0x2303, 0x2326), (0x232B, 0x232B), (0x23CE, 0x23CF), (0x2500, 0x257F),
    (0x25A0, 0x25FF), (0x2713, 0x2717), (0xFFFD, 0xFFFD),
]


def make_figures_tabular(font: TTFont) -> None:
    gsub = font["GSUB"].table
    tabular = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    tabular.update(getattr(table, "mapping", {}))
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code, glyph in list(table.cmap.items()):
                if chr(code) in "0123456789":
                    table.cmap[code] = tabular.get(glyph, glyph)


def rename(font: TTFont, family: str) -> None:
    """One family with three weights: readers that know nothing of typographic families (name 16) find them all the same."""
    names = font["name"]
    style = names.getDebugName(17) or names.getDebugName(2)
    for name_id in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    texts = {1: family, 2: style, 3: f"Tealdeck; {family} {style}", 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
    for name_id, text in texts.items():
        names.removeNames(nameID=name_id)
        names.setName(text, name_id, 3, 1, 0x409)


def keep_only_needed(font: TTFont, features: list[str]) -> None:
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in CHARACTERS for code in range(first, last + 1)])
    subsetter.subset(font)


def freeze(family: str, source: str, target: str) -> None:
    font = TTFont(source)
    font.flavor = None
    if family == "inter":
        make_figures_tabular(font)
        rename(font, "Inter Tabular")
        keep_only_needed(font, ["kern", "mark", "mkmk", "ccmp", "locl"])
    else:
        rename(font, "JetBrains Mono NL")
        keep_only_needed(font, ["mark", "mkmk"])
    font.save(target)


if __name__ == "__main__":
    freeze(*sys.argv[1:4])
