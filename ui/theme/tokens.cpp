#include "ui/theme/tokens.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tealdeck
{

namespace
{

constexpr std::array<const char*, tokenCount> names{
    "window", "base",     "raised",   "sunken", "hair",     "line",     "control", "ink",      "ink2",     "ink3",      "accent",
    "select", "hover",    "focus",    "prod",   "prodFill", "prodTint", "onProd",  "warn",     "warnMark", "warnEdge",  "warnTint",
    "crit",   "critMark", "critTint", "onCrit", "ok",       "unknown",  "blue",    "blueTint", "green",    "greenTint", "s1",
    "s2",     "s3",       "s4",       "s5",     "add",      "addTint",  "del",     "delTint",  "markMix",
};

} // namespace

QString Tokens::name(Token token)
{
    return QString::fromLatin1(names[static_cast<std::size_t>(token)]);
}

std::optional<Tokens> Tokens::parse(const QByteArray& json, Appearance appearance)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QString key = appearance == Appearance::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    const QJsonObject colors = root.value(key).toObject();
    Tokens tokens;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const QColor color(colors.value(QLatin1StringView(names[i])).toString());
        if (!color.isValid())
            return std::nullopt;
        tokens.m_colors[i] = color;
    }
    return tokens;
}

} // namespace tealdeck
