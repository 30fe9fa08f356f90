"""Finds the texts to translate in C++ sources: which literal, in which context.

A text is the literal of tr(), QCoreApplication::translate(), QT_TRANSLATE_NOOP() or message(), or of a helper that hands a parameter
of its own on to one of them as the text (in the same file).
"""
import re

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>(?:u8|u|U|L)?R"(?P<mark>[^()\s\\]{0,16})\((?P<body>.*?)\)(?P=mark)")
      | (?P<string>(?:u8|u|U|L)?"(?:\\.|[^"\\\n])*")
      | (?P<char>(?:u8|u|U|L)?'(?:\\.|[^'\\\n])+')
      | (?P<number>\.?\d(?:'?[\w.])*)
      | (?P<name>[A-Za-z_]\w*)
      | (?P<directive>^[ \t]*\#(?:\\\n|[^\n])*)
      | (?P<sign>::|->|\S)""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]+)|(.))", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}
PAIRS = {")": "(", "]": "[", "}": "{"}
CONTROL = ("if", "for", "while", "switch", "catch")
# Calls whose text is no literal because the literal is marked elsewhere (QT_TRANSLATE_NOOP).
MARKED_ELSEWHERE = {("Columns", "column.title"), ("PlanValue", "word")}


class Token:
    def __init__(self, kind, text):
        self.kind, self.text = kind, text

    def is_sign(self, *signs):
        return self.kind == "sign" and self.text in signs


def unescaped(literal):
    body = literal[literal.index('"') + 1 : -1]
    return ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else ESCAPES.get(m[3], m[3]), body)


def tokens_of(text):
    tokens = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in ("comment", "directive"):
            continue
        if match["raw"] is not None:
            kind, word = "string", match["body"]
        else:
            word = unescaped(match[0]) if kind == "string" else match[0]
        if kind == "string" and tokens and tokens[-1].kind == "string":
            tokens[-1].text += word  # adjacent literals are one
        else:
            tokens.append(Token(kind, word))
    return tokens


class Classes:
    """Which classes have texts of their own (Q_OBJECT), and the bases of the others."""

    HEAD = re.compile(r"^[ \t]*(?:class|struct)\s+(\w+)\s*(?:final\s*)?(?::\s*([^{;()]*))?\{", re.MULTILINE)

    def __init__(self, sources):
        self.own, self.bases = set(), {}
        for text in sources:
            for match in self.HEAD.finditer(text):
                end = text.find("\n};", match.end())
                if "Q_OBJECT" in text[match.end() : end if end > 0 else len(text)]:
                    self.own.add(match[1])
                base = re.search(r"public\s+(?:\w+::)*(\w+)", match[2] or "")
                if base:
                    self.bases[match[1]] = base[1]

    def context(self, name):
        """The class whose tr() it is, as QMetaObject::className() has it; None: there is none."""
        while name and name not in self.own:
            if name.startswith("Q") and name[1:2].isupper():
                return name
            name = self.bases.get(name)
        return "tealdeck::" + name if name else None


class Source:
    """One file: tokens, which bracket belongs to which, and the class that each token stands in."""

    def __init__(self, text):
        self.tokens = tokens_of(text)
        self.partner, self.brace = {}, []
        stack = []
        for index, token in enumerate(self.tokens):
            self.brace.append(next((i for i in reversed(stack) if self.tokens[i].text == "{"), None))
            if token.is_sign("(", "[", "{"):
                stack.append(index)
            elif token.is_sign(")", "]", "}") and stack and self.tokens[stack[-1]].text == PAIRS[token.text]:
                self.partner[index] = stack.pop()
                self.partner[self.partner[index]] = index
        self.owner = self._owners()

    def _owners(self):
        owners, scopes, defined, statement = [], [], None, 0
        for index, token in enumerate(self.tokens):
            at_namespace = all(kind == "namespace" for kind, _ in scopes)
            inner = next((name for kind, name in reversed(scopes) if kind == "class"), None)
            if at_namespace and token.kind == "name" and self._text(index + 1) == "::" and defined is None:
                after = index + 3 + (self._text(index + 2) == "~")
                if self._text(after) == "(":
                    defined = token.text
            owners.append(inner or defined)
            if token.is_sign("{"):
                scopes.append(self._scope(statement, index))
            elif token.is_sign("}") and scopes:
                scopes.pop()
            if token.is_sign(";", "{", "}"):
                statement = index + 1
            if all(kind == "namespace" for kind, _ in scopes) and token.is_sign(";", "}") and self._text(index + 1) not in (",", "{", "(", ")"):
                defined = None
        return owners

    def _scope(self, statement, brace):
        words = [token.text for token in self.tokens[statement:brace]]
        if "namespace" in words:
            return "namespace", None
        for word in ("class", "struct"):
            if word in words and "(" not in words and "=" not in words:
                return "class", words[words.index(word) + 1]
        return "body", None

    def _text(self, index):
        return self.tokens[index].text if 0 <= index < len(self.tokens) and self.tokens[index].kind != "string" else ""

    def arguments(self, opening):
        """The argument lists of the call whose "(" is at `opening`: the tokens of each."""
        end = self.partner.get(opening)
        if end is None or end == opening + 1:
            return []
        result, index = [[]], opening + 1
        while index < end:
            if self.tokens[index].is_sign("(", "[", "{") and index in self.partner:
                result[-1] += self.tokens[index : self.partner[index] + 1]
                index = self.partner[index]
            elif self.tokens[index].is_sign(","):
                result.append([])
            else:
                result[-1].append(self.tokens[index])
            index += 1
        return result

    def constant(self, argument):
        """The literal of `constexpr ... NAME = "literal";` that the argument names; None: it is no such name."""
        for index in range(3, len(self.tokens) - 1):
            if self.tokens[index].kind == "string" and self._text(index - 1) == "=" and self._text(index - 2) == argument[0].text:
                if len(argument) == 1 and "constexpr" in (token.text for token in self.tokens[max(0, index - 8) : index]):
                    return [self.tokens[index].text]
        return None

    def function_around(self, index):
        """Name and parameter names of the function or named lambda whose body holds the token."""
        brace = self.brace[index]
        while brace is not None:
            close = brace - 1
            while self._text(close) in ("const", "noexcept", "mutable"):
                close -= 1
            if self._text(close) == ")" and close in self.partner:
                opening = self.partner[close]
                name = self._text(opening - 1)
                if name == "]":
                    name = self._text(self.partner[opening - 1] - 2)
                if name not in CONTROL:
                    return name, [self._parameter(argument) for argument in self.arguments(opening)]
            brace = self.brace[brace]
        return None, []

    @staticmethod
    def _parameter(argument):
        names = []
        for token in argument:
            if token.is_sign("="):
                break
            if token.kind == "name":
                names.append(token.text)
        return names[-1] if names else ""


def literals_of(argument):
    """The literals that an argument can be: one, or the ends of "condition ? a : b"; None: it is none."""
    if len(argument) == 1:
        return [argument[0].text] if argument[0].kind == "string" else None
    question = next((i for i, token in enumerate(argument) if token.is_sign("?")), None)
    if question is None:
        return None
    ends = [token.text for token in argument[question:] if token.kind == "string"]
    return ends if len(ends) == 1 + sum(token.is_sign("?") for token in argument[question:]) else None


class Finder:
    def __init__(self, path, source, classes):
        self.path, self.source, self.classes = path, source, classes
        self.texts, self.oddities = {}, []
        self.helpers = {}  # name -> (context, position of the text)

    def run(self):
        before = -1
        while before != len(self.helpers):  # a helper may hand on to a helper
            before = len(self.helpers)
            self.texts, self.oddities = {}, []
            for index, token in enumerate(self.source.tokens):
                if token.kind == "name" and self.source._text(index + 1) == "(":
                    self.look_at(index)
        return self

    def look_at(self, index):
        name = self.source.tokens[index].text
        is_member = self.source._text(index - 1) in (".", "->")
        if name in ("message", "translate", "QT_TRANSLATE_NOOP") and not is_member:
            arguments = self.source.arguments(index + 1)
            if len(arguments) >= 2 and len(arguments[0]) == 1 and arguments[0][0].kind == "string":
                self.take(index, arguments[0][0].text, arguments, 1)
        elif name in self.helpers and self.source._text(index - 1) != "::" and not is_member:
            context, position = self.helpers[name]
            arguments = self.source.arguments(index + 1)
            if len(arguments) > position:
                self.take(index, context, arguments, position)
        elif name == "tr" and not is_member:
            self.take_tr(index)

    def take_tr(self, index):
        arguments = self.source.arguments(index + 1)
        if not arguments or literals_of(arguments[0]) is None:
            return
        is_qualified = self.source._text(index - 1) == "::"
        owner = self.source._text(index - 2) if is_qualified else self.source.owner[index]
        context = self.classes.context(owner)
        if context is None:
            self.oddities.append(f"{self.path}: tr() of no class: {arguments[0][0].text}")
        else:
            self.take(index, context, arguments, 0)

    def take(self, index, context, arguments, position):
        literals = literals_of(arguments[position]) or self.source.constant(arguments[position])
        if literals is None:
            self.follow(index, context, arguments[position])
            return
        following = arguments[position + 1] if len(arguments) > position + 1 else []
        is_message = self.source.tokens[index].text == "message"
        comment = following[0].text if not is_message and len(following) == 1 and following[0].kind == "string" else ""
        for text in literals:
            if text:
                self.texts[(context, text, comment)] = "%n" in text

    def follow(self, index, context, argument):
        """The text is no literal here: it is a parameter of a helper, or marked elsewhere, or lost."""
        name, parameters = self.source.function_around(index)
        words = "".join(token.text for token in argument)
        if name and words in parameters:
            self.helpers[name] = (context, parameters.index(words))
        elif any(token.kind == "string" for token in argument) or (context, words) not in MARKED_ELSEWHERE:
            if not any(token.kind == "name" and token.text in ("const", "char", "string_view") for token in argument):  # a declaration
                self.oddities.append(f"{self.path}: the text is no literal: {context}, {words}")


def texts_of(root, folders):
    """All texts below the folders: (context, text, comment) -> whether it counts something; and what could not be understood."""
    paths = [path for folder in folders for path in sorted((root / folder).rglob("*")) if path.suffix in (".cpp", ".h")]
    sources = {path.relative_to(root): path.read_text(encoding="utf-8") for path in paths}
    classes = Classes(sources.values())
    texts, oddities = {}, []
    for path, text in sources.items():
        finder = Finder(path, Source(text), classes).run()
        texts.update(finder.texts)
        oddities += finder.oddities
        for name in finder.helpers:
            if not re.search(rf"\b{name}\(\s*\"", text) and not re.search(rf"\b{name}\([^;]*\"", text):
                oddities.append(f"{path}: the helper {name}() hands on a text that is not in this file")
    return texts, oddities
