#!/usr/bin/env python3
"""Reads every text that the console can show out of the sources and brings translations/tealdeck_*.ts up to date.

    translations/update.py            adds new texts as unfinished, drops those that are gone, keeps the rest
    translations/update.py --check    changes nothing; fails on a text that is missing, gone, unfinished, or differs in its placeholders

lupdate is not used: core's sentences are message("Area", "text %1", {...}), and helpers that hand a literal on to message() or
QCoreApplication::translate() are followed here. The files are ordinary .ts files (lrelease, Linguist).
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from source_texts import texts_of  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(r"%(?:L?[1-9][0-9]?|n)")
FORMS = {"de": 2, "en": 2}  # plural forms that lrelease wants of a language


def read(path):
    """Key -> (forms, is unfinished). A key is (context, source, comment); a text without plural has one form."""
    known = {}
    for context in ET.parse(path).getroot().iter("context"):
        for entry in context.iter("message"):
            key = (context.findtext("name"), entry.findtext("source"), entry.findtext("comment") or "")
            translation = entry.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            known[key] = (forms, translation.get("type") == "unfinished")
    return known


def write(path, language, texts, known):
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}" sourcelanguage="en">']
    context = None
    for key in sorted(texts):
        has_plural = texts[key]
        if key[0] != context:
            if context is not None:
                lines.append("</context>")
            context = key[0]
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
        count = FORMS[language.split("_")[0]] if has_plural else 1
        forms, unfinished = known.get(key, ([], True))
        if len(forms) != count:
            forms, unfinished = [""] * count, True
        lines.append('    <message numerus="yes">' if has_plural else "    <message>")
        lines.append(f"        <source>{escape(key[1])}</source>")
        if key[2]:
            lines.append(f"        <comment>{escape(key[2])}</comment>")
        mark = ' type="unfinished"' if unfinished or not all(forms) else ""
        inner = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms) if has_plural else escape(forms[0])
        lines += [f"        <translation{mark}>{inner}</translation>", "    </message>"]
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def accelerators(text):
    return len(re.findall(r"&(?=\w)", text.replace("&&", "")))


def trouble_of(source, form, is_singular):
    """What is wrong with one translated form; empty: nothing. The form for one may leave %n out."""
    wanted, found = (Counter(PLACEHOLDER.findall(text)) for text in (source, form))
    if is_singular and "%n" not in found:
        wanted.pop("%n", None)
    if set(wanted) != set(found):
        return f"placeholders differ: {sorted(set(wanted) ^ set(found))}"
    if accelerators(source) != accelerators(form):
        return "its & differs"
    if source.endswith("…") != form.endswith("…"):
        return "its … differs"
    if source[:1].isspace() != form[:1].isspace() or source[-1:].isspace() != form[-1:].isspace():
        return "blanks at its ends differ"
    return ""


def check(path, texts):
    known = read(path)
    problems = [f"missing: {key}" for key in texts if key not in known] + [f"no longer in the sources: {key}" for key in known if key not in texts]
    for key in texts.keys() & known.keys():
        forms, unfinished = known[key]
        if unfinished or not all(forms):
            problems.append(f"unfinished: {key}")
            continue
        if (len(forms) > 1) != texts[key]:
            problems.append(f"its number of forms is wrong: {key}")
        for index, form in enumerate(forms):
            trouble = trouble_of(key[1], form, texts[key] and index == 0)
            if trouble:
                problems.append(f"{trouble}: {key} -> {form}")
    return problems


def main():
    texts, oddities = texts_of(ROOT, ["core", "ui", "app/console"])
    problems = list(oddities)
    if len(texts) < 500:
        problems.append(f"only {len(texts)} texts were found: the reader of the sources is broken")
    for path in sorted(ROOT.glob("translations/tealdeck_*.ts")):
        language = ET.parse(path).getroot().get("language")
        if "--check" in sys.argv[1:]:
            problems += [f"{path.name}: {problem}" for problem in check(path, texts)]
        else:
            write(path, language, texts, read(path))
            open_ones = sum(1 for _, unfinished in read(path).values() if unfinished)
            print(f"{path.name}: {len(texts)} texts, {open_ones} unfinished")
    for problem in sorted(problems):
        print(problem, file=sys.stderr)
    if "--check" in sys.argv[1:] and problems:
        print("translations/update.py brings new texts into the .ts; then translate what is marked as unfinished.", file=sys.stderr)
    elif not problems:
        print(f"{len(texts)} texts, all well")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
