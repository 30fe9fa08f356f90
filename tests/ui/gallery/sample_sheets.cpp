#include "sample_sheets.h"

#include "core/change/change.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/check_row.h"
#include "ui/widgets/class_strip.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/pod_cells.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/stage_bar.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/toast.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace tealdeck::gallery
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QWidget* framed(Theme& theme, const QString& title, QWidget* content)
{
    auto* box = new Surface(theme, Token::Base);
    box->setEdges(Qt::TopEdge | Qt::BottomEdge | Qt::LeftEdge | Qt::RightEdge);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    rows->addWidget(new PageHead(theme, title));
    rows->addWidget(content, 1);
    return box;
}

PageState* state(Theme& theme)
{
    return new PageState(theme, new Surface(theme, Token::Base));
}

} // namespace

QWidget* makeStatesSheet(Theme& theme)
{
    auto* sheet = new Surface(theme, Token::Window);
    auto* grid = new QGridLayout(sheet);
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setSpacing(16);
    PageState* empty = state(theme);
    empty->showEmpty(
        {.glyph = Glyph::PageBackups,
         .sentence = u"There is no backup yet."_s,
         .explanation
         = u"pgBackRest answered at 14:32:05: stanza shop-main exists and holds no backup. Until the first one, nothing can be restored."_s,
         .button = u"Back up now..."_s,
         .link = u"How backups are set up"_s});
    PageState* loading = state(theme);
    loading->showLoading(61204, 98400);
    PageState* stale = state(theme);
    stale->showStale(u"This is the state of 14:28:03."_s, u"The API server has not answered for 4 min 4 s (timeout). Next try in 9 s."_s,
                     u"Try now"_s);
    PageState* forbidden = state(theme);
    forbidden->showForbidden({.glyph = Glyph::Lock,
                              .sentence = u"You may not list secrets in payments."_s,
                              .explanation = u"The API server refused it for oncall-eu. This rule is missing:"_s,
                              .code = u"list secrets, apiGroup \"\", namespace payments"_s,
                              .button = u"Copy the rule"_s,
                              .link = u"What may I do here?"_s});
    PageState* broken = state(theme);
    broken->showBroken(
        {.glyph = Glyph::None,
         .sentence = u"Prometheus cannot be reached."_s,
         .explanation
         = u"Its certificate ended yesterday at 23:59:59. Ask the platform team to renew it; Tealdeck tries again every 30 s."_s,
         .trace = {{Status::Passed, u"Name prometheus.prod-eu-1"_s, {}, {}, u"2 ms"_s},
                   {Status::Passed, u"Connection 10.4.0.31:443"_s, {}, {}, u"4 ms"_s},
                   {Status::Failed, u"Certificate ended 16 Sep 23:59:59"_s, {}, {}, u"11 ms"_s},
                   {Status::NotRun, u"GET /api/v1/query_range"_s, {}, {}, u"–"_s, u"Not tried"_s}},
         .button = u"Try now"_s,
         .link = u"Connection details"_s});
    auto* notes = new Surface(theme, Token::Base);
    auto* rows = new QVBoxLayout(notes);
    rows->setSpacing(0);
    auto* unknown = new Banner(theme);
    unknown->set(BannerTone::Critical, Glyph::Unknown, u"Outcome unknown: scale of worker to 10."_s,
                 u"The connection was lost 1.2 s after the request left. Nothing was sent again."_s, {u"Look now"_s});
    auto* warning = new Banner(theme);
    warning->set(BannerTone::Warning, Glyph::Warn, u"Your sign-in ends in 6 min."_s,
                 u"Renew it now, so that it does not end during a change."_s, {u"Renew"_s});
    auto* note = new Banner(theme);
    note->set(BannerTone::Note, Glyph::Lock, u"web is locked by release-eu since 14:29:40."_s, u"Restart of web, step 2 of 4."_s,
              {u"Show"_s});
    for (Banner* banner : {unknown, warning, note})
        rows->addWidget(banner);
    rows->addSpacing(12);
    rows->addWidget(new Toast(theme,
                              {.glyph = Glyph::Done,
                               .sentence = u"web is kept on green v1.43.0."_s,
                               .detail = u"5 steps in 4 min 31 s, journal entry 1205."_s,
                               .action = u"Journal"_s,
                               .onAction = {}}),
                    0, Qt::AlignHCenter);
    rows->addSpacing(12);
    rows->addWidget(
        new Toast(theme,
                  {.glyph = Glyph::Revert, .sentence = u"web went back to blue by itself."_s, .detail = {}, .action = {}, .onAction = {}}),
        0, Qt::AlignHCenter);
    rows->addStretch(1);
    grid->addWidget(framed(theme, u"Backups"_s, empty), 0, 0);
    grid->addWidget(framed(theme, u"Pods"_s, loading), 0, 1);
    grid->addWidget(framed(theme, u"Pods"_s, stale), 0, 2);
    grid->addWidget(framed(theme, u"Secrets"_s, forbidden), 1, 0);
    grid->addWidget(framed(theme, u"Metrics"_s, broken), 1, 1);
    grid->addWidget(framed(theme, u"Banners and toasts"_s, notes), 1, 2);
    for (int i = 0; i < 3; ++i)
        grid->setColumnStretch(i, 1);
    for (int i = 0; i < 2; ++i)
        grid->setRowStretch(i, 1);
    sheet->resize(1440, 900);
    return sheet;
}

QWidget* makeChangeSheet(Theme& theme)
{
    auto* sheet = new Surface(theme, Token::Base);
    auto* rows = new QVBoxLayout(sheet);
    rows->setSpacing(0);
    rows->addWidget(new ClassStrip(theme, 4));
    auto* title = new QHBoxLayout;
    title->setContentsMargins(24, 16, 24, 12);
    title->setSpacing(12);
    title->addWidget(Badge::forClass(theme, EnvironmentClass::Production));
    title->addWidget(new TextLabel(theme, TextRole::CardTitle, Token::Ink, u"Switch web to green"_s));
    title->addStretch(1);
    rows->addLayout(title);
    auto* stages = new StageBar(theme, {u"Plan"_s, u"Confirm"_s, u"Send"_s, u"Watch"_s});
    stages->setCurrent(1);
    stages->setNote(u"Plan made 14:33:10, holds for "_s, u"1:42"_s);
    rows->addWidget(stages);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(24, 16, 24, 16);
    auto* head = new SectionHead(theme, u"Checks"_s);
    head->setCount(u"11 passed, 1 warning, 0 failed"_s);
    head->setRemark(u"checked 14:33:20"_s);
    body->addWidget(head);
    auto* checks = new CheckList(theme);
    checks->setTintsWarnings(true);
    checks->set({{Status::Passed, u"Green is ready"_s, u"12 of 12 pods ready for 34 min"_s, u"Kubernetes"_s, u"2 s"_s},
                 {Status::Warning, u"Consumer lag of orders"_s, u"48 s and falling, limit 30 s"_s, u"Kafka"_s, u"10 s"_s},
                 {Status::Failed, u"Alerts on web"_s, u"1 open"_s, u"Alertmanager"_s, u"6 s"_s},
                 {Status::Passed, u"Change freeze"_s, u"none before Fri 18 Sep 17:00"_s, u"Policy"_s, u"20 s"_s}});
    body->addWidget(checks);
    body->addSpacing(16);
    auto* dry = new SectionHead(theme, u"Dry run"_s);
    dry->setCount(u"accepted by the API server at 14:33:10"_s);
    body->addWidget(dry);
    auto* diff = new DiffView(theme);
    diff->set({{u"Rollout shop/web, status"_s,
                u"PATCH, revision 88213407"_s,
                {{DiffMark::Same, u"status:"_s},
                 {DiffMark::Removed, u"pauseConditions:"_s},
                 {DiffMark::Removed, u"- reason: BlueGreenPause"_s},
                 {DiffMark::Added, u"pauseConditions: null"_s}}},
               {u"Service shop/web, spec.selector"_s,
                u"follows, by Argo Rollouts"_s,
                {{DiffMark::Removed, u"rollouts-pod-template-hash: 6d8f9c7b54   # blue  v1.42.0"_s},
                 {DiffMark::Added, u"rollouts-pod-template-hash: 7b5c4d9f88   # green v1.43.0"_s}}}});
    body->addWidget(diff);
    body->addStretch(1);
    rows->addLayout(body, 1);
    auto* footer = new Surface(theme, Token::Raised);
    footer->setEdges(Qt::TopEdge);
    auto* acts = new QHBoxLayout(footer);
    acts->setContentsMargins(24, 16, 24, 16);
    acts->setSpacing(10);
    auto* reason = new QLineEdit(u"Release v1.43.0, CHG-2291. Agreed with on-call."_s);
    reason->setMinimumHeight(32);
    acts->addWidget(reason, 1);
    auto* cancel = new QPushButton(u"Cancel"_s);
    setVariant(*cancel, ButtonVariant::Normal, ButtonSize::Dialog);
    auto* send = new QPushButton(u"Switch web to green"_s);
    setVariant(*send, ButtonVariant::Write, ButtonSize::Dialog);
    acts->addWidget(cancel);
    acts->addWidget(send);
    rows->addWidget(footer);
    sheet->resize(700, 560);
    return sheet;
}

QWidget* makeControlsSheet(Theme& theme)
{
    auto* sheet = new Surface(theme, Token::Base);
    auto* grid = new QGridLayout(sheet);
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setSpacing(12);
    for (int i = 0; i <= static_cast<int>(Status::Note); ++i)
        grid->addWidget(new StatusLabel(theme, static_cast<Status>(i)), i / 4, i % 4);
    const std::pair<QString, ButtonVariant> variants[]{{u"Cancel"_s, ButtonVariant::Normal},
                                                       {u"Switch to green..."_s, ButtonVariant::Primary},
                                                       {u"Switch web to green"_s, ButtonVariant::Write},
                                                       {u"Connection details"_s, ButtonVariant::Link}};
    int place = 0;
    for (const auto& [text, variant] : variants) {
        auto* on = new QPushButton(text);
        setVariant(*on, variant);
        auto* off = new QPushButton(text);
        setVariant(*off, variant);
        off->setEnabled(false);
        grid->addWidget(on, 6, place);
        grid->addWidget(off, 7, place++);
    }
    auto* field = new QLineEdit;
    field->setPlaceholderText(u"Reason, kept in the journal"_s);
    auto* checked = new QCheckBox(u"I have seen the warning"_s);
    checked->setChecked(true);
    auto* combo = new QComboBox;
    combo->addItems({u"All namespaces"_s, u"shop"_s});
    auto* radio = new QRadioButton(u"Keep"_s);
    radio->setChecked(true);
    grid->addWidget(field, 8, 0);
    grid->addWidget(checked, 8, 1);
    grid->addWidget(combo, 8, 2);
    grid->addWidget(radio, 8, 3);
    grid->addWidget(Badge::forClass(theme, EnvironmentClass::Production), 9, 0);
    grid->addWidget(Badge::forClass(theme, EnvironmentClass::Staging), 9, 1);
    grid->addWidget(Badge::forClass(theme, EnvironmentClass::Development), 9, 2);
    grid->addWidget(new Badge(theme, u"SANDBOX"_s, BadgeStyle::Quiet), 9, 3);
    auto* cells = new PodCells(theme, SlotPosition::First);
    cells->set(9, 12);
    cells->setMinimumSize(200, 14);
    grid->addWidget(cells, 10, 0);
    auto* many = new PodCells(theme, SlotPosition::Second);
    many->set(30, 400);
    many->setMinimumSize(200, 14);
    grid->addWidget(many, 10, 1);
    grid->addWidget(new TextLabel(theme, TextRole::Countdown, Token::Ink, u"4:12"_s), 11, 0);
    grid->addWidget(new TextLabel(theme, TextRole::Key, Token::Ink, u"1,842 /s"_s), 11, 1);
    grid->addWidget(new TextLabel(theme, TextRole::Mono, Token::Ink, u"sha256:3be01d7 0OI1l != => 4x2"_s), 11, 2);
    grid->addWidget(new TextLabel(theme, TextRole::Body, Token::Ink, u"4x2 -> Ёжик αβγ żółć"_s), 11, 3);
    grid->setRowStretch(12, 1);
    sheet->resize(900, 520);
    return sheet;
}

} // namespace tealdeck::gallery
