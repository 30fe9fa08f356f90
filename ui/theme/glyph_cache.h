#pragma once

#include "ui/theme/glyph.h"
#include "ui/theme/tokens.h"

#include <QHash>
#include <QIcon>
#include <QPixmap>

namespace tealdeck
{

// Pixmaps of glyphs by (glyph, size, colour, device pixel ratio), drawn once each from the SVG with its placeholders filled in.
class GlyphCache
{
public:
    QPixmap pixmap(const Tokens& tokens, Glyph glyph, int pixels, const QColor& color, qreal devicePixelRatio);
    void clear() { m_pixmaps.clear(); }

private:
    QByteArray source(Glyph glyph);

    QHash<quint64, QPixmap> m_pixmaps;
    QHash<int, QByteArray> m_sources;
};

} // namespace tealdeck
