#include "ui/change/wish_dialog.h"

#include "ui/change/dialog_button.h"
#include "ui/change/dialog_frame.h"
#include "ui/shell/scrim.h"
#include "ui/text/display_text.h"
#include "ui/theme/canvas.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int dialogWidth = 480;
constexpr int mostReplicas = 100'000;

} // namespace

WishDialog* WishDialog::forScale(Theme& theme, const WorkloadRequest& wish, QWidget* window)
{
    auto* dialog = new WishDialog(
        theme, wish, tr("Scale %1").arg(displayText(wish.name)),
        tr("It has %n replica(s) now. A plan with all checks follows; nothing is sent yet.", nullptr, wish.replicas), window);
    dialog->m_replicas = new QSpinBox;
    dialog->m_replicas->setRange(0, mostReplicas);
    dialog->m_replicas->setValue(wish.replicas);
    dialog->m_replicas->selectAll();
    dialog->addField(tr("&Replicas"), dialog->m_replicas);
    dialog->addFooter();
    connect(dialog->m_replicas, &QSpinBox::valueChanged, dialog, &WishDialog::showState);
    dialog->showState();
    return dialog;
}

WishDialog* WishDialog::forImage(Theme& theme, const WorkloadRequest& wish, const std::vector<Container>& containers, QWidget* window)
{
    auto* dialog = new WishDialog(
        theme, wish, tr("Another image for %1").arg(displayText(wish.name)),
        tr("All its pods are replaced by ones with this image. A plan with all checks follows; nothing is sent yet."), window);
    dialog->m_containers = containers;
    dialog->m_container = new QComboBox;
    for (const Container& container : containers)
        dialog->m_container->addItem(displayText(container.name.toStdString()));
    dialog->m_image = new QLineEdit(containers.front().image);
    dialog->addField(tr("&Container"), dialog->m_container);
    dialog->addField(tr("&Image"), dialog->m_image);
    dialog->addFooter();
    connect(dialog->m_container, &QComboBox::currentIndexChanged, dialog,
            [dialog](int index) { dialog->m_image->setText(dialog->m_containers.at(static_cast<std::size_t>(index)).image); });
    connect(dialog->m_image, &QLineEdit::textChanged, dialog, &WishDialog::showState);
    dialog->showState();
    return dialog;
}

WishDialog::WishDialog(Theme& theme, WorkloadRequest wish, const QString& title, const QString& what, QWidget* window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_theme(theme)
    , m_wish(std::move(wish))
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setObjectName(u"wishDialog"_s);
    setAccessibleName(title);
    auto* text = new Surface(m_theme, Token::Base);
    auto* head = new TextLabel(m_theme, TextRole::CardTitle, Token::Ink, title);
    auto* words = new TextLabel(m_theme, TextRole::Body, Token::Ink2, what);
    words->setWordWrap(true);
    auto* column = new QVBoxLayout(text);
    column->setContentsMargins(24, 20, 24, 8);
    column->setSpacing(8);
    column->addWidget(head);
    column->addWidget(words);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(text);
    setFixedWidth(m_theme.scaled(dialogWidth));
    connect(&m_theme, &Theme::changed, this, [this] { QWidget::update(); });
}

WishDialog::~WishDialog()
{
    delete m_scrim;
}

void WishDialog::addField(const QString& label, QWidget* field)
{
    auto* line = new Surface(m_theme, Token::Base);
    auto* name = new TextLabel(m_theme, TextRole::Table, Token::Ink2, label);
    name->setBuddy(field);
    QString plain = label;
    field->setAccessibleName(plain.remove(u'&'));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(24, 4, 24, 8);
    row->setSpacing(12);
    name->setMinimumWidth(m_theme.scaled(80));
    row->addWidget(name);
    row->addWidget(field, 1);
    layout()->addWidget(line);
}

void WishDialog::addFooter()
{
    auto* footer = new Surface(m_theme, Token::Raised);
    footer->setEdges(Qt::TopEdge);
    auto* leave = dialogButton(tr("Cancel"), "leaveWish");
    m_plan = dialogButton(tr("Plan…"), "planWish", ButtonVariant::Primary);
    m_plan->setDefault(true);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(24, 14, 24, 14);
    row->setSpacing(10);
    row->addStretch(1);
    row->addWidget(leave);
    row->addWidget(m_plan);
    layout()->addWidget(footer);
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_plan, &QPushButton::clicked, this, &WishDialog::plan);
    new DialogFrame(m_theme, this);
}

WorkloadRequest WishDialog::wanted() const
{
    WorkloadRequest wish = m_wish;
    if (m_replicas)
        wish.replicas = m_replicas->value();
    if (m_image) {
        wish.container = m_containers.at(static_cast<std::size_t>(m_container->currentIndex())).name.toStdString();
        wish.image = m_image->text().trimmed().toStdString();
    }
    return wish;
}

void WishDialog::showState()
{
    const WorkloadRequest wish = wanted();
    QString reason;
    if (m_replicas && wish.replicas == m_wish.replicas)
        reason = tr("It has so many already");
    if (m_image && wish.image.empty())
        reason = tr("Name an image");
    if (m_image && m_image->text().trimmed() == m_containers.at(static_cast<std::size_t>(m_container->currentIndex())).image)
        reason = tr("It has this image already");
    m_plan->setEnabled(reason.isEmpty());
    m_plan->setToolTip(reason);
}

void WishDialog::plan()
{
    const ChangeRequest wish = wanted();
    accept();
    Q_EMIT planWanted(wish);
}

void WishDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas(painter, m_theme).fill(rect(), Token::Base);
}

void WishDialog::showEvent(QShowEvent* event)
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
