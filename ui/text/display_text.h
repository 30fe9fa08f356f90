#pragma once

#include <QFontMetrics>
#include <QString>

#include <string_view>

namespace tealdeck
{

// A text from outside (names, log lines, server messages) as it may be painted: invalid UTF-8 becomes U+FFFD, control characters and
// line ends become their escapes ("\n", "\x1b"), and characters that turn or hide text (bidi controls, zero width) become
// "\u202e". What the reader sees is what is there.
QString displayText(std::string_view utf8);
QString displayText(const QString& text);

// Leaves both ends: "recommen…84-k8w2n".
QString elideMiddle(const QString& text, const QFontMetrics& metrics, int width);

} // namespace tealdeck
