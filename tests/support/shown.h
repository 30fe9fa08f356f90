#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <string_view>

namespace tealdeck
{

// Values as QCOMPARE can compare and print them.
inline QByteArray shown(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

inline QByteArray shown(ErrorKind kind)
{
    return shown(toString(kind));
}

// The kind of error, or "no error".
template <typename T>
QByteArray kindOf(const Result<T>& result)
{
    return result ? QByteArray("no error") : shown(result.error().kind);
}

} // namespace tealdeck
