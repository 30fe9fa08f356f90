#pragma once

#include "core/domain/application.h"
#include "core/domain/overview.h"
#include "ui/pages/overview/key_figures.h"
#include "ui/pages/overview/overview_row.h"
#include "ui/pages/overview/timeline_painter.h"

#include <vector>

namespace tealdeck
{

// What the overview says, for the wall: the same values, looked over once.
struct WallPicture
{
    Glyph glyph = Glyph::Unknown;
    Token color = Token::Ink2;
    QString verdict;
    QString basis; // what the verdict rests on
    std::vector<OverviewLine> problems; // worst first
    std::vector<KeyFigure> figures;
    std::vector<Application> applications;
    QString nothingLive; // said where there are none
    std::vector<ZoneSummary> zones;
    QString zonesUnknown; // why there are none
    std::vector<TimelineLane> lanes;
    WallTime now{};
};

} // namespace tealdeck
