#include "ui/change/wish_dialog.h"

#include "ui/change/dialog_button.h"
#include "ui/change/dialog_frame.h"
#include "ui/shell/scrim.h"
#include "ui/text/display_text.h"
#include "ui/theme/canvas.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
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

QSpinBox* numberField(int least, int value)
{
    auto* field = new QSpinBox;
    field->setRange(least, mostReplicas);
    field->setValue(value);
    field->selectAll();
    return field;
}

} // namespace

WishDialog* WishDialog::forScale(Theme& theme, const WorkloadRequest& wish, QWidget* window)
{
    auto* dialog = new WishDialog(
        theme, tr("Scale %1").arg(displayText(wish.name)),
        tr("It has %n replica(s) now. A plan with all checks follows; nothing is sent yet.", nullptr, wish.replicas), window);
    auto* replicas = numberField(0, wish.replicas);
    dialog->addField(tr("&Replicas"), replicas);
    connect(replicas, &QSpinBox::valueChanged, dialog, &WishDialog::showState);
    dialog->finish(
        [=] {
            WorkloadRequest wanted = wish;
            wanted.replicas = replicas->value();
            return wanted;
        },
        [=] { return replicas->value() == wish.replicas ? tr("It has so many already") : QString(); });
    return dialog;
}

WishDialog* WishDialog::forImage(Theme& theme, const WorkloadRequest& wish, const std::vector<Container>& containers, QWidget* window)
{
    auto* dialog = new WishDialog(
        theme, tr("Another image for %1").arg(displayText(wish.name)),
        tr("All its pods are replaced by ones with this image. A plan with all checks follows; nothing is sent yet."), window);
    auto* choice = new QComboBox;
    for (const Container& container : containers)
        choice->addItem(displayText(container.name.toStdString()));
    auto* image = new QLineEdit(containers.front().image);
    dialog->addField(tr("&Container"), choice);
    dialog->addField(tr("&Image"), image);
    const auto chosen = [=] { return containers.at(static_cast<std::size_t>(choice->currentIndex())); };
    connect(choice, &QComboBox::currentIndexChanged, dialog, [=] { image->setText(chosen().image); });
    connect(image, &QLineEdit::textChanged, dialog, &WishDialog::showState);
    dialog->finish(
        [=] {
            WorkloadRequest wanted = wish;
            wanted.container = chosen().name.toStdString();
            wanted.image = image->text().trimmed().toStdString();
            return wanted;
        },
        [=] {
            const QString text = image->text().trimmed();
            return text.isEmpty() ? tr("Name an image") : text == chosen().image ? tr("It has this image already") : QString();
        });
    return dialog;
}

WishDialog* WishDialog::forBounds(Theme& theme, const ObjectRequest& wish, const std::map<std::string, std::string>& now, QWidget* window)
{
    auto* dialog = new WishDialog(
        theme, tr("Bounds of autoscaler %1").arg(displayText(wish.name)),
        tr("It keeps the number of replicas between these two. A plan with all checks follows; nothing is sent yet."), window);
    std::map<std::string, QSpinBox*> fields;
    const auto add = [&](const char* key, const QString& label, int least) {
        const auto value = now.find(key);
        if (value == now.end())
            return;
        auto* field = numberField(least, QString::fromStdString(value->second).toInt());
        connect(field, &QSpinBox::valueChanged, dialog, &WishDialog::showState);
        dialog->addField(label, field);
        fields.emplace(key, field);
    };
    add("min", tr("&Least"), 0);
    add("max", tr("&Most"), 1);
    add("target", tr("CPU &target, %"), 1);
    const auto wanted = [=] {
        ObjectRequest request = wish;
        for (const auto& [key, field] : fields)
            request.values[key] = std::to_string(field->value());
        return request;
    };
    dialog->finish(wanted, [=] {
        if (fields.at("min")->value() > fields.at("max")->value())
            return tr("The least is above the most");
        return wanted().values == now ? tr("They are so already") : QString();
    });
    return dialog;
}

WishDialog* WishDialog::forDrain(Theme& theme, const ObjectRequest& wish, QWidget* window)
{
    constexpr int usualMinutes = 10;
    constexpr int mostMinutes = 24 * 60;
    constexpr int mostSeconds = 24 * 3600;
    auto* dialog = new WishDialog(theme, tr("Drain node %1").arg(displayText(wish.name)),
                                  tr("It is cordoned, and its pods are evicted as disruption budgets let them go. A plan with all checks "
                                     "follows; nothing is sent yet."),
                                  window);
    auto* localData = new QCheckBox(tr("Data in emptyDir volumes may be &lost"));
    auto* force = new QCheckBox(tr("Pods &without a controller may go for good"));
    auto* grace = new QSpinBox;
    grace->setRange(-1, mostSeconds); // the least is the pods' own
    grace->setValue(-1);
    grace->setSpecialValueText(tr("the pods' own"));
    grace->setSuffix(tr(" s"));
    auto* timeout = new QSpinBox;
    timeout->setRange(1, mostMinutes);
    timeout->setValue(usualMinutes);
    timeout->setSuffix(tr(" min"));
    localData->setObjectName(u"drainLocalData"_s);
    force->setObjectName(u"drainForce"_s);
    dialog->addField(tr("Local data"), localData);
    dialog->addField(tr("Single pods"), force);
    dialog->addField(tr("&Time to end"), grace);
    dialog->addField(tr("Wait at &most"), timeout);
    dialog->finish(
        [=] {
            ObjectRequest wanted = wish;
            if (localData->isChecked())
                wanted.values["delete-local-data"] = "yes";
            if (force->isChecked())
                wanted.values["force"] = "yes";
            if (grace->value() >= 0)
                wanted.values["grace"] = std::to_string(grace->value());
            wanted.values["timeout"] = std::to_string(timeout->value() * 60);
            return wanted;
        },
        [] { return QString(); });
    return dialog;
}

WishDialog::WishDialog(Theme& theme, const QString& title, const QString& what, QWidget* window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_theme(theme)
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

void WishDialog::finish(std::function<ChangeRequest()> wanted, std::function<QString()> obstacle)
{
    m_wanted = std::move(wanted);
    m_obstacle = std::move(obstacle);
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
    showState();
}

void WishDialog::showState()
{
    const QString reason = m_obstacle();
    m_plan->setEnabled(reason.isEmpty());
    m_plan->setToolTip(reason);
}

void WishDialog::plan()
{
    const ChangeRequest wish = m_wanted();
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
