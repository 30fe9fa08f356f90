#include "ui/change/change_history.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::size_t entriesRead = 2000;

QJsonObject bodyOf(const JournalEntry& entry)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(entry.draft.body)).object();
}

// The intent holds the plan, alone or beside the operator's answers.
PastChange changeOf(const JournalEntry& entry)
{
    const QJsonObject body = bodyOf(entry);
    const QJsonObject plan = body.contains("plan"_L1) ? body.value("plan"_L1).toObject() : body;
    const QString what = plan.value("title"_L1).toString(QString::fromStdString(entry.draft.summary));
    return {.id = entry.draft.change,
            .clusterUid = entry.draft.clusterUid,
            .time = entry.localTime,
            .subject = entry.draft.subject,
            .person = entry.draft.actor,
            .what = what.toStdString(),
            .fromSlot = plan.value("fromSlot"_L1).toString().toStdString(),
            .toSlot = plan.value("toSlot"_L1).toString().toStdString(),
            .wasWayBack = plan.value("purpose"_L1).toString().toStdString() == toString(Purpose::WayBack),
            .fromImages = plan.value("fromImages"_L1).toString().toStdString(),
            .state = PastChange::State::Open};
}

PastChange::State stateOf(const JournalEntry& entry)
{
    const QString word = bodyOf(entry).value("outcome"_L1).toString();
    if (word == "done"_L1)
        return PastChange::State::Done;
    if (word == "refused"_L1)
        return PastChange::State::Refused;
    return PastChange::State::Unknown;
}

} // namespace

bool undoes(const PastChange& change, const Slot& live, const Slot& target)
{
    if (change.wasWayBack || change.toSlot != live.name || change.fromSlot != target.name)
        return false;
    if (change.fromImages.empty() || target.image.empty())
        return true;
    const QStringList images = QString::fromStdString(change.fromImages).split(u", "_s);
    const QString image = QString::fromStdString(target.image);
    return std::any_of(images.begin(), images.end(), [&](const QString& one) { return one.section(u'=', 1) == image; });
}

std::vector<PastChange> foldChanges(const std::vector<JournalEntry>& entries)
{
    std::vector<PastChange> changes;
    std::map<std::string, std::size_t> places;
    for (const JournalEntry& entry : entries) {
        const std::string& id = entry.draft.change.value;
        if (id.empty())
            continue;
        if (entry.draft.kind == JournalKind::Intent && !places.contains(id)) {
            places.emplace(id, changes.size());
            changes.push_back(changeOf(entry));
        } else if (entry.draft.kind == JournalKind::Outcome && places.contains(id)) {
            changes[places.at(id)].state = stateOf(entry);
        }
    }
    std::reverse(changes.begin(), changes.end());
    return changes;
}

ChangeHistory::ChangeHistory(ChangeDesk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    m_appended = m_desk.onJournalAppended([this] { read(); });
    read();
}

std::vector<PastChange> ChangeHistory::of(const std::string& applicationKey) const
{
    std::vector<PastChange> changes;
    std::copy_if(m_changes.begin(), m_changes.end(), std::back_inserter(changes),
                 [&](const PastChange& change) { return change.subject == applicationKey && isOfThisCluster(change); });
    return changes;
}

std::optional<PastChange> ChangeHistory::lastDone(const std::string& applicationKey) const
{
    const auto found = std::find_if(m_changes.begin(), m_changes.end(), [&](const PastChange& change) {
        return change.subject == applicationKey && change.state == PastChange::State::Done && isOfThisCluster(change);
    });
    return found == m_changes.end() ? std::nullopt : std::optional(*found);
}

void ChangeHistory::read()
{
    const DeskEnvironment environment = m_desk.environment();
    JournalFilter filter{.isSandbox = environment.isSandbox, .limit = entriesRead};
    m_reading = m_desk.readJournal(std::move(filter), [this](Result<std::vector<JournalEntry>> entries) {
        m_isKnown = true;
        m_problem = entries ? std::nullopt : std::optional(entries.error());
        if (entries)
            take(*entries);
        Q_EMIT changed();
    });
}

void ChangeHistory::take(const std::vector<JournalEntry>& entries)
{
    const std::string context = m_desk.environment().context;
    std::vector<JournalEntry> ours;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(ours),
                 [&](const JournalEntry& entry) { return entry.draft.context == context; });
    m_changes = foldChanges(ours);
}

bool ChangeHistory::isOfThisCluster(const PastChange& change) const
{
    const ClusterUid here = m_desk.environment().clusterUid;
    return change.clusterUid.empty() || here.empty() || change.clusterUid == here.value;
}

} // namespace tealdeck
