#include "ui/theme/glyph_cache.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

QByteArray GlyphCache::source(Glyph glyph)
{
    QByteArray& svg = m_sources[static_cast<int>(glyph)];
    if (svg.isEmpty()) {
        QFile file(u":/tealdeck/%1.svg"_s.arg(glyphFile(glyph)));
        if (file.open(QIODevice::ReadOnly))
            svg = file.readAll();
    }
    return svg;
}

QPixmap GlyphCache::pixmap(const Tokens& tokens, Glyph glyph, int pixels, const QColor& color, qreal devicePixelRatio)
{
    if (glyph == Glyph::None || pixels <= 0)
        return {};
    const quint64 key = static_cast<quint64>(glyph) << 56 | static_cast<quint64>(pixels & 0xFFF) << 44
        | static_cast<quint64>(qRound(devicePixelRatio * 100) & 0xFFF) << 32 | color.rgba();
    if (const auto found = m_pixmaps.constFind(key); found != m_pixmaps.constEnd())
        return *found;

    QByteArray svg = source(glyph);
    svg.replace("{{colour}}", color.name().toLatin1());
    for (int i = 0; i < tokenCount; ++i) {
        const auto token = static_cast<Token>(i);
        svg.replace("{{" + Tokens::name(token).toLatin1() + "}}", tokens.color(token).name().toLatin1());
    }
    QSvgRenderer renderer(svg);
    QPixmap pixmap(QSize(pixels, pixels) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    m_pixmaps.insert(key, pixmap);
    return pixmap;
}

} // namespace tealdeck
