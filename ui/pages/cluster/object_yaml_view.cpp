#include "ui/pages/cluster/object_yaml_view.h"

#include "ui/pages/cluster/masked_values.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/section_head.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

constexpr int maskedHeight = 180;
constexpr int textMargin = 14;

} // namespace

ObjectYamlView::ObjectYamlView(Theme& theme, ObjectReader& reader, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_search(new QLineEdit)
    , m_managedFields(new QCheckBox(tr("Managed fields")))
    , m_copy(new QPushButton(tr("Copy")))
    , m_text(new QPlainTextEdit)
    , m_maskedHead(new SectionHead(theme, tr("Masked values")))
    , m_masked(new MaskedValues(theme, reader))
    , m_maskedBox(new QWidget)
{
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("YAML"));
    m_text->setFont(theme.font(TextRole::Mono));
    m_text->document()->setDocumentMargin(textMargin);
    connect(&theme, &Theme::changed, m_text, [this] { m_text->setFont(m_theme.font(TextRole::Mono)); });

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setMaximumHeight(theme.scaled(maskedHeight));
    scroll->setWidget(m_masked);
    scroll->setAccessibleName(tr("Masked values"));
    m_masked->setAutoFillBackground(false);
    auto* masked = new QVBoxLayout(m_maskedBox);
    masked->setContentsMargins(16, 8, 16, 12);
    masked->setSpacing(4);
    masked->addWidget(m_maskedHead);
    masked->addWidget(scroll);
    m_maskedBox->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_text, 1);
    column->addWidget(m_maskedBox);
}

QWidget* ObjectYamlView::makeBar()
{
    m_search->setPlaceholderText(tr("Find"));
    m_search->setAccessibleName(tr("Find in the YAML"));
    m_search->setClearButtonEnabled(true);
    m_copy->setToolTip(tr("Copy the whole text; masked values stay masked"));
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_text->moveCursor(QTextCursor::Start);
        find(true);
    });
    connect(m_managedFields, &QCheckBox::toggled, this, &ObjectYamlView::showText);
    connect(m_copy, &QPushButton::clicked, this, &ObjectYamlView::copyAll);
    auto* back = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), m_search);
    back->setContext(Qt::WidgetShortcut);
    connect(back, &QShortcut::activated, this, [this] { find(false); });
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(m_search, 1);
    row->addWidget(m_managedFields);
    row->addWidget(m_copy);
    return bar;
}

void ObjectYamlView::set(const ObjectView& view)
{
    m_yaml = QString::fromStdString(view.yaml);
    m_fullYaml = QString::fromStdString(view.fullYaml);
    m_masked->set(view.address, view.masked);
    m_maskedHead->setCount(formatCount(static_cast<qint64>(view.masked.size())));
    m_maskedBox->setVisible(!view.masked.empty());
    showText();
}

void ObjectYamlView::showText()
{
    const QString& text = m_managedFields->isChecked() ? m_fullYaml : m_yaml;
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
}

void ObjectYamlView::hideRevealed()
{
    m_masked->hideAll();
}

// From the cursor on, and once more from the other end.
void ObjectYamlView::find(bool forward)
{
    const QTextDocument::FindFlags flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    if (m_search->text().isEmpty() || m_text->find(m_search->text(), flags))
        return;
    m_text->moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
    m_text->find(m_search->text(), flags);
}

void ObjectYamlView::copyAll() const
{
    QApplication::clipboard()->setText(m_managedFields->isChecked() ? m_fullYaml : m_yaml);
}

} // namespace tealdeck
