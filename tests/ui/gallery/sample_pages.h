#pragma once

#include "core/domain/store.h"
#include "ui/models/keyed_table.h"
#include "ui/shell/page.h"
#include "ui/theme/theme.h"

#include <memory>
#include <string>

namespace tealdeck::gallery
{

// Made-up rows in the shape of picture 04 of the look; the gallery shows widgets, not facts.
struct SampleRow
{
    std::string id;
    std::string status;
    std::string name;
    std::string namespaceName;
    std::string ready;
    int restarts = 0;
    int cpu = -1; // -1: not applicable, -2: not known
    int memory = -1;
    int ageSeconds = 0;

    const std::string& key() const { return id; }
    bool operator==(const SampleRow&) const = default;
};

std::vector<SampleRow> sampleRows();
std::vector<Column<SampleRow>> sampleColumns();

// A page that is only a sheet with a name in the rail.
std::unique_ptr<Page> makeEmptyPage(Theme& theme, PageInfo info);
std::unique_ptr<Page> makePodsPage(Theme& theme);
std::unique_ptr<Page> makeDeliveryPage(Theme& theme);

} // namespace tealdeck::gallery
