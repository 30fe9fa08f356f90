#include "ui/change/undo_list.h"

#include "ui/change/glyph_label.h"
#include "ui/text/translate.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>

namespace tealdeck
{

namespace
{

Glyph glyphOf(UndoNote::Kind kind)
{
    switch (kind) {
    case UndoNote::Kind::Undo: return Glyph::Revert;
    case UndoNote::Kind::Stays: return Glyph::Skip;
    case UndoNote::Kind::Note: return Glyph::Info;
    }
    return Glyph::Info;
}

} // namespace

UndoList::UndoList(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
}

void UndoList::set(const std::vector<UndoNote>& notes)
{
    if (notes == m_notes)
        return;
    m_notes = notes;
    auto* grid = static_cast<QGridLayout*>(layout());
    while (QLayoutItem* item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const UndoNote& note = notes[i];
        const Token color = note.kind == UndoNote::Kind::Undo ? Token::Ink : Token::Ink2;
        auto* text = new TextLabel(m_theme, TextRole::Table, color, translate(note.message));
        text->setWordWrap(true);
        grid->addWidget(new GlyphLabel(m_theme, glyphOf(note.kind), 16, Token::Ink2), static_cast<int>(i), 0, Qt::AlignTop);
        grid->addWidget(text, static_cast<int>(i), 1);
    }
}

} // namespace tealdeck
