#include "ui/pages/cluster/object_finder.h"

#include "core/domain/kube_kind.h"
#include "core/session/live_kind.h"
#include "core/session/session.h"
#include "ui/pages/cluster/built_in_kinds.h"
#include "ui/text/display_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>
#include <type_traits>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char& letter : lower)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return lower;
}

std::vector<std::string> wordsOf(const QString& query)
{
    std::vector<std::string> words;
    for (const QString& word : query.split(u' ', Qt::SkipEmptyParts))
        words.push_back(lowered(word.toStdString()));
    return words;
}

// What is read as typed rows is not looked through twice; events are found beside what they are about.
bool isReadTyped(const KubeKind& kind)
{
    constexpr std::string_view typed[]{"pods",
                                       "services",
                                       "nodes",
                                       "events",
                                       "deployments.apps",
                                       "statefulsets.apps",
                                       "ingresses.networking.k8s.io",
                                       "events.events.k8s.io"};
    return std::ranges::find(typed, kind.qualifiedPlural()) != std::end(typed);
}

// One step less than the name is worth where the words are only in namespace or kind.
constexpr int onlyTheRest = 4;

int rankOfName(std::string_view word, std::string_view name)
{
    const std::size_t place = name.find(word);
    if (place == std::string_view::npos)
        return onlyTheRest;
    if (place == 0)
        return name.size() == word.size() ? 0 : 1;
    const char before = name[place - 1];
    return before == '-' || before == '.' || before == '/' ? 2 : 3;
}

QString replicasOf(const Workload& workload)
{
    return QCoreApplication::translate("ObjectFinder", "%1 of %2 ready").arg(workload.ready).arg(workload.desired);
}

} // namespace

std::optional<int> rankOf(const std::vector<std::string>& words, std::string_view name, std::string_view space, std::string_view kind)
{
    if (words.empty())
        return std::nullopt;
    int best = onlyTheRest;
    for (const std::string& word : words) {
        const int rank = rankOfName(word, name);
        if (rank == onlyTheRest && space.find(word) == std::string_view::npos && kind.find(word) == std::string_view::npos)
            return std::nullopt;
        best = std::min(best, rank);
    }
    return best;
}

// The rows of one store. They are looked through bucket by bucket: that goes on where it stopped though rows came and went meanwhile, and
// begins again when the store grew so much that they were dealt out anew.
class ObjectFinder::Part
{
public:
    virtual ~Part() = default;
    // How many rows were looked at, at most about `most`; fewer: there are no more.
    virtual int advance(int most, const std::function<void(FoundObject)>& onFound) = 0;
    virtual std::optional<PaletteObject> show(const FoundObject& found, const OnChosen& onChosen) const = 0;
};

template <typename Row>
class ObjectFinder::StorePart : public Part
{
public:
    StorePart(const Store<Row>& store, KubeKind kind, Glyph glyph, std::function<QString(const Row&)> note,
              const std::vector<std::string>& words, int order, std::shared_ptr<const void> owner)
        : m_store(store)
        , m_kind(std::move(kind))
        , m_kindWord(lowered(m_kind.kind))
        , m_glyph(glyph)
        , m_note(std::move(note))
        , m_words(words)
        , m_order(order)
        , m_owner(std::move(owner))
    {
    }

    int advance(int most, const std::function<void(FoundObject)>& onFound) override
    {
        const auto& rows = m_store.rows();
        if (rows.bucket_count() != m_buckets) {
            m_buckets = rows.bucket_count();
            m_bucket = 0;
        }
        int seen = 0;
        while (m_bucket < m_buckets && seen < most) {
            for (auto row = rows.begin(m_bucket); row != rows.end(m_bucket); ++row, ++seen)
                look(row->second, onFound);
            ++m_bucket;
            ++seen; // an empty bucket costs as well
        }
        return seen;
    }

    std::optional<PaletteObject> show(const FoundObject& found, const OnChosen& onChosen) const override
    {
        const Row* row = m_store.find(found.uid);
        if (!row)
            return std::nullopt; // gone meanwhile
        const QString kind = displayText(m_kind.kind);
        const ObjectAddress address{.group = m_kind.group,
                                    .version = m_kind.version,
                                    .plural = m_kind.plural,
                                    .kind = m_kind.kind,
                                    .namespaceName = row->meta.namespaceName,
                                    .name = row->meta.name,
                                    .uid = row->meta.uid};
        return PaletteObject{
            .icon = m_glyph,
            .title = displayText(row->meta.name),
            .detail = row->meta.namespaceName.empty()
                ? kind
                : QCoreApplication::translate("ObjectFinder", "%1, namespace %2").arg(kind, displayText(row->meta.namespaceName)),
            .note = m_note ? m_note(*row) : QString(),
            .open = [onChosen, address] { onChosen(address); }};
    }

private:
    void look(const Row& row, const std::function<void(FoundObject)>& onFound) const
    {
        if constexpr (std::is_same_v<Row, Workload>) { // one store of two kinds
            const bool isDeployment = row.kind == WorkloadKind::Deployment;
            if (isDeployment != (m_kind.plural == "deployments"))
                return;
        }
        const std::string& name = row.meta.name;
        const auto rank = rankOf(m_words, name, row.meta.namespaceName.str(), m_kindWord);
        if (rank)
            onFound({.rank = *rank, .name = name, .uid = Text(row.key()).str(), .part = m_order});
    }

    const Store<Row>& m_store;
    KubeKind m_kind;
    std::string m_kindWord;
    Glyph m_glyph;
    std::function<QString(const Row&)> m_note;
    const std::vector<std::string>& m_words;
    int m_order;
    std::shared_ptr<const void> m_owner; // keeps the store
    std::size_t m_buckets = 0;
    std::size_t m_bucket = 0;
};

ObjectFinder::ObjectFinder(Session& session, const QString& query, int limit, OnChosen onChosen)
    : m_words(wordsOf(query))
    , m_limit(static_cast<std::size_t>(std::max(0, limit)))
    , m_onChosen(std::move(onChosen))
{
    addTyped(session);
    addKinds(session);
}

ObjectFinder::~ObjectFinder() = default;

template <typename Row>
void ObjectFinder::add(const Store<Row>& store, KubeKind kind, Glyph glyph, std::function<QString(const Row&)> note,
                       std::shared_ptr<const void> owner)
{
    m_parts.push_back(std::make_unique<StorePart<Row>>(store, std::move(kind), glyph, std::move(note), m_words,
                                                       static_cast<int>(m_parts.size()), std::move(owner)));
}

void ObjectFinder::addTyped(Session& session)
{
    add<Workload>(session.workloads(), builtInKind("apps", "deployments", "Deployment", true), Glyph::PageDelivery, &replicasOf);
    add<Workload>(session.workloads(), builtInKind("apps", "statefulsets", "StatefulSet", true), Glyph::PageDelivery, &replicasOf);
    add<Service>(session.services(), builtInKind("", "services", "Service", true), Glyph::PageCluster,
                 [](const Service& service) { return displayText(service.type); });
    add<Ingress>(session.ingresses(), builtInKind("networking.k8s.io", "ingresses", "Ingress", true), Glyph::PageCluster,
                 [](const Ingress& ingress) { return ingress.hosts.empty() ? QString() : displayText(ingress.hosts.front()); });
    add<Node>(session.nodes(), builtInKind("", "nodes", "Node", false), Glyph::PageInfrastructure,
              [](const Node& node) { return displayText(node.status); });
    add<Pod>(session.pods(), builtInKind("", "pods", "Pod", true), Glyph::PageCluster,
             [](const Pod& pod) { return displayText(pod.status); });
}

void ObjectFinder::addKinds(Session& session)
{
    for (const std::shared_ptr<const LiveKind>& live : session.openKinds()) {
        if (!isReadTyped(live->kind()))
            add<TableRow>(live->rows(), live->kind(), Glyph::PageCluster, {}, live);
    }
}

bool ObjectFinder::advance(int objects)
{
    if (m_words.empty())
        return false;
    while (m_part < m_parts.size() && objects > 0) {
        const int seen = m_parts[m_part]->advance(objects, [this](FoundObject found) { m_found.push_back(std::move(found)); });
        if (seen < objects)
            ++m_part;
        objects -= seen;
    }
    keepBest();
    return m_part < m_parts.size();
}

void ObjectFinder::keepBest()
{
    const auto order = [](const FoundObject& a, const FoundObject& b) {
        return std::tie(a.rank, a.part, a.name, a.uid) < std::tie(b.rank, b.part, b.name, b.uid);
    };
    const std::size_t kept = std::min(m_found.size(), m_limit);
    std::ranges::partial_sort(m_found, m_found.begin() + static_cast<std::ptrdiff_t>(kept), order);
    m_found.resize(kept);
    // A part that began again has found some twice.
    const auto isSame = [](const FoundObject& a, const FoundObject& b) { return a.part == b.part && a.uid == b.uid; };
    const auto twice = std::ranges::unique(m_found, isSame);
    m_found.erase(twice.begin(), twice.end());
}

std::vector<PaletteObject> ObjectFinder::best() const
{
    std::vector<PaletteObject> objects;
    for (const FoundObject& found : m_found) {
        if (auto object = m_parts[static_cast<std::size_t>(found.part)]->show(found, m_onChosen))
            objects.push_back(std::move(*object));
    }
    return objects;
}

} // namespace tealdeck
