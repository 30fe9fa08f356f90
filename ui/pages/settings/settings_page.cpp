#include "ui/pages/settings/settings_page.h"

#include "ui/settings/user_settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int pageMargin = 20;
constexpr int widestContent = 760;
constexpr int labelWidth = 176;
constexpr int controlWidth = 240;
constexpr int textSizeStep = 10;

void choose(QComboBox& box, const QVariant& value)
{
    const QSignalBlocker blocker(box);
    box.setCurrentIndex(box.findData(value));
}

} // namespace

SettingsPage::SettingsPage(Theme& theme, UserSettings& settings, std::vector<KeyValue> files)
    : m_theme(theme)
    , m_settings(settings)
    , m_widget(new Surface(theme, Token::Base))
{
    m_banner = new Banner(m_theme);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what has the focus is scrolled to
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    QWidget* content = buildContent(std::move(files));
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turned it on
    auto* page = new QVBoxLayout(m_widget);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(new PageHead(m_theme, tr("Settings")));
    page->addWidget(m_banner);
    page->addWidget(scroll, 1);
    connect(&m_theme, &Theme::changed, this, &SettingsPage::showChoices);
    connect(&m_settings, &UserSettings::changed, this, &SettingsPage::showChoices);
    connect(&m_settings, &UserSettings::forgotten, this, &SettingsPage::showChoices);
    connect(&m_settings, &UserSettings::problemsChanged, this, &SettingsPage::showProblems);
    showChoices();
    showProblems();
}

PageInfo SettingsPage::info() const
{
    return {.id = u"settings"_s,
            .title = tr("Settings"),
            .icon = Glyph::Settings,
            .group = PageGroup::Bottom,
            .letter = u'S',
            .keys = QKeySequence(Qt::CTRL | Qt::Key_Comma)};
}

std::vector<QWidget*> SettingsPage::panes()
{
    return {m_themes};
}

QWidget* SettingsPage::buildContent(std::vector<KeyValue> files)
{
    auto* form = new QWidget;
    form->setMaximumWidth(m_theme.scaled(widestContent));
    connect(&m_theme, &Theme::changed, form, [this, form] { form->setMaximumWidth(m_theme.scaled(widestContent)); });
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(pageMargin, 8, pageMargin, pageMargin);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    addLook(*grid);
    addLayout(*grid);
    if (!files.empty()) {
        addHead(*grid, tr("Where things are kept"));
        auto* list = new KeyValueGrid(m_theme, 1);
        list->setKeyWidth(labelWidth + 12); // as the controls above
        list->set(std::move(files));
        grid->addWidget(list, grid->rowCount(), 0, 1, 3);
    }
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(form);
    column->addStretch(1);
    return content;
}

void SettingsPage::addHead(QGridLayout& grid, const QString& title)
{
    const int row = grid.rowCount();
    if (row > 1)
        grid.setRowMinimumHeight(row, 16);
    grid.addWidget(new SectionHead(m_theme, title), row + 1, 0, 1, 3);
}

void SettingsPage::addRow(QGridLayout& grid, const QString& label, QWidget* control, const QString& note)
{
    const int row = grid.rowCount();
    auto* name = new TextLabel(m_theme, TextRole::Body, Token::Ink2, label);
    name->setBuddy(control);
    name->setFixedWidth(m_theme.scaled(labelWidth));
    control->setMinimumWidth(m_theme.scaled(controlWidth));
    connect(&m_theme, &Theme::changed, name, [this, name, control] {
        name->setFixedWidth(m_theme.scaled(labelWidth));
        control->setMinimumWidth(m_theme.scaled(controlWidth));
    });
    grid.addWidget(name, row, 0);
    grid.addWidget(control, row, 1, Qt::AlignLeft);
    auto* remark = new TextLabel(m_theme, TextRole::Table, Token::Ink3, note);
    remark->setWordWrap(true);
    grid.addWidget(remark, row + 1, 1, 1, 2);
    grid.setRowMinimumHeight(row + 2, 8);
}

void SettingsPage::addLook(QGridLayout& grid)
{
    addHead(grid, tr("Look"));
    m_themes = new QComboBox;
    m_themes->setAccessibleName(tr("Theme"));
    m_themes->addItem(tr("As the desktop"), static_cast<int>(ThemeChoice::System));
    m_themes->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    m_themes->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    connect(m_themes, &QComboBox::currentIndexChanged, this, [this] { m_settings.set(u"look/theme"_s, m_themes->currentData()); });
    addRow(grid, tr("&Theme"), m_themes, tr("Follows the desktop when that changes from light to dark."));
    m_textSizes = new QComboBox;
    m_textSizes->setAccessibleName(tr("Text size"));
    for (int percent = 90; percent <= 150; percent += textSizeStep)
        m_textSizes->addItem(tr("%1 %").arg(percent), percent);
    connect(m_textSizes, &QComboBox::currentIndexChanged, this, [this] { m_settings.set(u"look/textSize"_s, m_textSizes->currentData()); });
    addRow(grid, tr("Text &size"), m_textSizes, tr("Also with Ctrl and +, - or 0. Rows grow with their text."));
    m_lessMotion = new QCheckBox(tr("Nothing turns and nothing flashes"));
    m_lessMotion->setAccessibleName(tr("Reduce motion"));
    connect(m_lessMotion, &QCheckBox::toggled, this, [this](bool isLess) { m_settings.set(u"look/reduceMotion"_s, isLess); });
    addRow(grid, tr("Reduce &motion"), m_lessMotion, tr("What works still says so by its word and by its time."));
}

void SettingsPage::addLayout(QGridLayout& grid)
{
    addHead(grid, tr("Layout"));
    m_rail = new QComboBox;
    m_rail->setAccessibleName(tr("List of pages"));
    m_rail->addItem(tr("Names where there is room"), QString());
    m_rail->addItem(tr("Always with names"), u"names"_s);
    m_rail->addItem(tr("Icons only"), u"icons"_s);
    connect(m_rail, &QComboBox::currentIndexChanged, this, [this] {
        if (const QString choice = m_rail->currentData().toString(); choice.isEmpty())
            m_settings.remove(u"layout/rail"_s);
        else
            m_settings.set(u"layout/rail"_s, choice);
    });
    addRow(grid, tr("List of &pages"), m_rail, tr("Ctrl and B folds and unfolds it."));
    auto* reset = new QPushButton(tr("Reset columns and layout"));
    reset->setObjectName(u"resetLayout"_s);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_settings.forget(u"columns"_s);
        m_settings.forget(u"layout"_s);
    });
    addRow(grid, tr("&Remembered layout"), reset,
           tr("Columns of every table, their order and widths, the width of details and the list of pages are as at the first start."));
}

void SettingsPage::showChoices()
{
    choose(*m_themes, static_cast<int>(m_theme.choice()));
    const int percent = m_theme.textScale();
    if (m_textSizes->findData(percent) < 0) // written by hand
        m_textSizes->addItem(tr("%1 %").arg(percent), percent);
    choose(*m_textSizes, percent);
    const QSignalBlocker blocker(m_lessMotion);
    m_lessMotion->setChecked(!m_theme.hasMotion());
    const QString rail = m_settings.text(u"layout/rail"_s);
    choose(*m_rail, m_rail->findData(rail) < 0 ? QString() : rail);
}

void SettingsPage::showProblems()
{
    const QStringList& problems = m_settings.problems();
    m_banner->setVisible(!problems.isEmpty());
    if (problems.isEmpty())
        return;
    QString details = problems.first();
    if (problems.size() > 1)
        details += u' ' + tr("And %n more; the log names all.", nullptr, static_cast<int>(problems.size()) - 1);
    m_banner->set(BannerTone::Warning, Glyph::Warn, tr("Not all of the settings file can be used."), details);
    m_banner->setToolTip(problems.join(u'\n'));
}

} // namespace tealdeck
