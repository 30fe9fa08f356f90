#include "ui/change/leave_dialog.h"

#include "ui/change/dialog_button.h"
#include "ui/change/dialog_frame.h"
#include "ui/shell/scrim.h"
#include "ui/theme/canvas.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace tealdeck
{

namespace
{

constexpr int dialogWidth = 560;

} // namespace

LeaveDialog::LeaveDialog(Theme& theme, const QStringList& running, QWidget* window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TranslucentBackground);
    setWindowModality(Qt::WindowModal);
    setObjectName(QLatin1String("leaveDialog"));
    setAccessibleName(tr("A change is still running"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeText(running), 1);
    layout->addWidget(makeFooter());
    setFixedWidth(m_theme.scaled(dialogWidth));
    new DialogFrame(m_theme, this);
    connect(&m_theme, &Theme::changed, this, [this] { update(); });
}

LeaveDialog::~LeaveDialog()
{
    delete m_scrim;
}

QWidget* LeaveDialog::makeText(const QStringList& running)
{
    auto* text = new Surface(m_theme, Token::Base);
    auto* title = new TextLabel(m_theme, TextRole::CardTitle, Token::Ink,
                                tr("Still running: %n change(s)", nullptr, static_cast<int>(running.size())));
    auto* which = new TextLabel(m_theme, TextRole::Section, Token::Ink, running.join(u'\n'));
    auto* what = new TextLabel(m_theme, TextRole::Body, Token::Ink2,
                               tr("Closing takes nothing back. If you stop watching now, what was sent stays in effect and nothing more is "
                                  "sent; locks are given back, and the journal says that the effect was not watched to the end."));
    for (TextLabel* label : {title, which, what})
        label->setWordWrap(true);
    auto* layout = new QVBoxLayout(text);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    for (TextLabel* label : {title, which, what})
        layout->addWidget(label);
    return text;
}

QWidget* LeaveDialog::makeFooter()
{
    auto* footer = new Surface(m_theme, Token::Raised);
    footer->setEdges(Qt::TopEdge);
    auto* stay = dialogButton(tr("Stay"), "stay");
    auto* end = dialogButton(tr("Stop watching and close"), "endAndClose");
    auto* wait = dialogButton(tr("Close when it has ended"), "waitAndClose", ButtonVariant::Primary);
    auto* layout = new QHBoxLayout(footer);
    layout->setContentsMargins(24, 14, 24, 14);
    layout->setSpacing(10);
    layout->addStretch(1);
    for (QPushButton* button : {stay, end, wait})
        layout->addWidget(button);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(end, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT endWanted();
    });
    connect(wait, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT waitWanted();
    });
    wait->setDefault(true);
    wait->setFocus();
    return footer;
}

void LeaveDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas(painter, m_theme).fill(rect(), Token::Base);
}

void LeaveDialog::showEvent(QShowEvent* event)
{
    if (QWidget* window = parentWidget()) {
        if (!m_scrim)
            m_scrim = new Scrim(m_theme, window);
        m_scrim->setGeometry(window->rect());
        m_scrim->show();
        m_scrim->raise();
        adjustSize();
        move(window->mapToGlobal(QPoint((window->width() - width()) / 2, (window->height() - height()) / 2)));
    }
    QDialog::showEvent(event);
}

} // namespace tealdeck
