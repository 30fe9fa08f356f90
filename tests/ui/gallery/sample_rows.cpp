#include "sample_pages.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

namespace tealdeck::gallery
{

using namespace Qt::Literals::StringLiterals;

std::vector<SampleRow> sampleRows()
{
    struct Group
    {
        const char* status;
        const char* prefix;
        const char* namespaceName;
        const char* ready;
        int count;
        int restarts;
        int cpu;
        int memory;
        int age;
    };
    const Group groups[]{
        {"CrashLoopBackOff", "recommender-5f6b7c9d84-", "search", "0/1", 5, 14, 0, -1, 4080},
        {"CrashLoopBackOff", "feature-store-sync-29320200-", "ml-batch", "0/2", 3, 6, 0, -1, 2460},
        {"ImagePullBackOff", "thumbnailer-6d4cf56db6-", "media", "0/1", 3, 0, 0, -1, 1320},
        {"OOMKilled", "embedder-batch-7-", "ml-batch", "0/1", 4, 3, 0, -1, 7500},
        {"Unknown", "log-shipper-", "monitoring", "1/2", 3, 0, -2, -2, 1036800},
        {"Pending", "trainer-gpu-", "ml-batch", "0/1", 4, 0, -1, -1, 540},
        {"ContainerCreating", "runner-", "ci-runners", "0/1", 2, 0, -1, -1, 14},
        {"Terminating", "checkout-v1-7c6d5b8f9-", "payments", "1/1", 2, 0, 8, 112, 525600},
        {"Running", "web-7b5c4d9f88-", "shop", "1/1", 40, 0, 312, 412, 187200},
    };
    const char* letters[]{"sk8rx", "k8w2n", "z2v9m", "26hwd", "hjfhf", "qptr4", "7mf6d", "wxl5b"};
    std::vector<SampleRow> rows;
    int number = 0;
    for (const Group& group : groups) {
        for (int i = 0; i < group.count; ++i, ++number)
            rows.push_back({.id = std::to_string(number),
                            .status = group.status,
                            .name = std::string(group.prefix) + letters[number % 8],
                            .namespaceName = group.namespaceName,
                            .ready = group.ready,
                            .restarts = std::max(0, group.restarts - i),
                            .cpu = group.cpu,
                            .memory = group.memory,
                            .ageSeconds = group.age + i * 7});
    }
    return rows;
}

namespace
{

struct Rank
{
    const char* status;
    Glyph glyph;
    Token color;
};

const Rank ranks[]{
    {"CrashLoopBackOff", Glyph::Crit, Token::Crit}, {"ImagePullBackOff", Glyph::Crit, Token::Crit},
    {"OOMKilled", Glyph::Crit, Token::Crit},        {"Unknown", Glyph::Unknown, Token::Unknown},
    {"Pending", Glyph::Wait, Token::Ink2},          {"ContainerCreating", Glyph::Busy, Token::Ink2},
    {"Terminating", Glyph::Busy, Token::Ink2},      {"Running", Glyph::Ok, Token::Ok},
};

int rankOf(const SampleRow& row)
{
    for (int i = 0; i < 8; ++i) {
        if (row.status == ranks[i].status)
            return i;
    }
    return 8;
}

QString figure(int value)
{
    return value == -1 ? QString(enDash) : value == -2 ? u"?"_s : formatCount(value);
}

} // namespace

std::vector<Column<SampleRow>> sampleColumns()
{
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    return {
        {.title = "Status",
         .id = "status",
         .text = [](const SampleRow& row) { return displayText(row.status); },
         .sortKey = [](const SampleRow& row) { return SortKey(rankOf(row), row.name); },
         .mark =
             [](const SampleRow& row) {
                 const Rank& rank = ranks[rankOf(row)];
                 return CellMark{.glyph = rank.glyph, .color = rank.color, .needsAttention = rank.color == Token::Crit};
             },
         .kind = ColumnKind::Status,
         .width = 152},
        {.title = "Name",
         .id = "name",
         .text = [](const SampleRow& row) { return displayText(row.name); },
         .kind = ColumnKind::Name,
         .width = 220,
         .stretches = true},
        {.title = "Namespace", .id = "namespace", .text = [](const SampleRow& row) { return displayText(row.namespaceName); }, .width = 88},
        {.title = "Ready",
         .id = "ready",
         .text = [](const SampleRow& row) { return displayText(row.ready); },
         .kind = ColumnKind::Number,
         .alignment = right,
         .width = 60},
        {.title = "Restarts",
         .id = "restarts",
         .text = [](const SampleRow& row) { return formatCount(row.restarts); },
         .sortKey = [](const SampleRow& row) { return SortKey(row.restarts); },
         .kind = ColumnKind::Number,
         .alignment = right,
         .width = 68,
         .descendingFirst = true},
        {.title = "CPU",
         .id = "cpu",
         .text = [](const SampleRow& row) { return figure(row.cpu); },
         .sortKey = [](const SampleRow& row) { return SortKey(row.cpu); },
         .unit = [](const SampleRow& row) { return row.cpu > 0 ? u"m"_s : QString(); },
         .kind = ColumnKind::Number,
         .alignment = right,
         .width = 62},
        {.title = "Memory",
         .id = "memory",
         .text = [](const SampleRow& row) { return figure(row.memory); },
         .sortKey = [](const SampleRow& row) { return SortKey(row.memory); },
         .unit = [](const SampleRow& row) { return row.memory > 0 ? u"MiB"_s : QString(); },
         .kind = ColumnKind::Number,
         .alignment = right,
         .width = 76},
        {.title = "Age",
         .id = "age",
         .text = [](const SampleRow& row) { return formatRowAge(std::chrono::seconds(row.ageSeconds)); },
         .sortKey = [](const SampleRow& row) { return SortKey(row.ageSeconds); },
         .kind = ColumnKind::Age,
         .alignment = right,
         .width = 80},
    };
}

} // namespace tealdeck::gallery
