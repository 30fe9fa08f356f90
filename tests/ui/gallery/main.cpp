// Renders every widget of the foundation in both themes and at two densities into PNG files: tealdeck_gallery FOLDER [text size]

#include "sample_pages.h"
#include "sample_sheets.h"

#include "core/base/clock.h"
#include "core/change/change.h"
#include "tests/support/fixed_scan.h"
#include "ui/settings/user_settings.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/environment_view.h"
#include "ui/shell/main_window.h"
#include "ui/theme/application_look.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPixmap>
#include <QTextStream>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

class SampleClock : public Clock
{
public:
    Instant now() const override { return {std::chrono::hours(5)}; }
    WallTime wallNow() const override { return WallTime(std::chrono::milliseconds(1789648327000)); } // 17 Sep 2026, 12:32:07 UTC
};

class Gallery
{
public:
    Gallery(Theme& theme, QString folder)
        : m_theme(theme)
        , m_folder(std::move(folder))
    {
    }

    void save(QWidget& widget, const QString& name)
    {
        widget.show();
        QApplication::processEvents();
        for (const qreal ratio : {1.0, 2.0}) {
            QImage image(widget.size() * ratio, QImage::Format_ARGB32_Premultiplied);
            image.setDevicePixelRatio(ratio);
            widget.render(&image);
            const QString theme = m_theme.isDark() ? u"dark"_s : u"light"_s;
            image.save(u"%1/%2-%3-%4x.png"_s.arg(m_folder, name, theme).arg(ratio));
        }
        widget.hide();
    }

private:
    Theme& m_theme;
    QString m_folder;
};

EnvironmentView sampleEnvironment()
{
    return {.product = u"shop"_s,
            .environment = u"prod-eu-1"_s,
            .environmentClass = EnvironmentClass::Production,
            .isSandbox = false,
            .isReadOnly = false,
            .clusterUid = u"7c41f0d2-1111-4222-8333-444455556666"_s,
            .identity = u"oncall-eu"_s,
            .freshness = Live{.since = {std::chrono::hours(4)}, .lastContact = {std::chrono::hours(5) - std::chrono::seconds(2)}},
            .writesSent = 0,
            .sources = u"14 sources: 14 live\nAPI server 18 ms\n12 watches\nPrometheus 41 ms"_s,
            .journal = u"Journal: 1,204 entries, chain verified 14:30"_s};
}

void addSampleActions(ActionRegistry& actions)
{
    const auto add = [&](const QString& id, const QString& text, const QString& detail, Glyph icon) {
        actions.add({.id = id,
                     .text = text,
                     .menu = ActionMenu::Change,
                     .icon = icon,
                     .shortcuts = {},
                     .detail = detail,
                     .writes = true,
                     .trigger = [] {}});
    };
    add(u"switch.web"_s, u"Switch web to green..."_s, u"v1.42.0 to v1.43.0"_s, Glyph::PageDelivery);
    add(u"switch.api"_s, u"Switch api to green..."_s, u"v1.42.0 to v1.43.0"_s, Glyph::PageDelivery);
    add(u"switch.worker"_s, u"Switch worker to green..."_s, u"1 warning on orders"_s, Glyph::PageDelivery);
    add(u"switch.back"_s, u"Switch web back to blue..."_s, {}, Glyph::ArrowBackUp);
    actions.disable(u"switch.back"_s, u"blue is live already"_s);
}

void saveWindow(Gallery& gallery, Theme& theme, QSize size, const QString& suffix)
{
    const SampleClock clock;
    ActionRegistry actions;
    addSampleActions(actions);
    UserSettings settings{QString()};
    MainWindow window(theme, actions, clock, settings);
    window.addPage(gallery::makeEmptyPage(theme, {u"overview"_s, u"Overview"_s, Glyph::PageOverview, PageGroup::Top, u'O', 1}));
    window.addPage(gallery::makeDeliveryPage(theme));
    window.addPage(gallery::makePodsPage(theme));
    window.addPage(gallery::makeEmptyPage(theme, {u"journal"_s, u"Journal"_s, Glyph::PageJournal, PageGroup::Govern, u'J', 9}));
    window.addObjects([](const QString&, int) {
        return std::make_unique<FixedScan>(std::vector<PaletteObject>{
            {Glyph::PageCluster, u"swagger-ui"_s, u"Deployment, namespace docs"_s, u"2 of 2 ready"_s, {}},
            {Glyph::PageCluster, u"swift-gateway-6c7f8d9b54-p8k2m"_s, u"Pod, namespace payments"_s, u"Running"_s, {}}});
    });
    window.setEnvironment(sampleEnvironment());
    window.setEnvironmentSwitchable(true);
    window.resize(size);
    window.showPage(u"cluster"_s);
    gallery.save(window, u"pods"_s + suffix);
    window.showPage(u"delivery"_s);
    gallery.save(window, u"delivery"_s + suffix);
    window.show();
    window.palette().open(44);
    for (QLineEdit* field : window.palette().findChildren<QLineEdit*>())
        field->setText(u"sw"_s);
    gallery.save(window, u"palette"_s + suffix);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationVersion(u"0.9.0"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    if (argc < 2) {
        QTextStream(stderr) << "Usage: tealdeck_gallery FOLDER [text size in percent]\n";
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    Theme theme;
    ApplicationLook look(theme);
    if (argc > 2)
        theme.setTextScale(QString::fromLocal8Bit(argv[2]).toInt());
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        theme.setChoice(choice);
        Gallery gallery(theme, folder);
        saveWindow(gallery, theme, {1440, 900}, {});
        saveWindow(gallery, theme, {1280, 800}, u"-1280"_s);
        const std::unique_ptr<QWidget> states(gallery::makeStatesSheet(theme));
        gallery.save(*states, u"states"_s);
        const std::unique_ptr<QWidget> change(gallery::makeChangeSheet(theme));
        gallery.save(*change, u"change"_s);
        const std::unique_ptr<QWidget> controls(gallery::makeControlsSheet(theme));
        gallery.save(*controls, u"controls"_s);
    }
    return 0;
}
