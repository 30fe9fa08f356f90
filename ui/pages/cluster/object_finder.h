#pragma once

#include "core/domain/kube_kind.h"
#include "core/domain/object_view.h"
#include "core/domain/store.h"
#include "ui/shell/palette_object.h"

#include <optional>
#include <string>
#include <string_view>

namespace tealdeck
{

class Session;

// One row that was looked at, in the words by which it is found.
struct FoundObject
{
    int rank = 0; // 0: the name itself; then it begins so, a part of it does, it holds it, only the rest fits
    std::string name;
    std::string uid; // the row's key in its store
    int part = 0; // of the finder, in the order of kinds: workloads before their pods
};

// How well a name, its namespace and its kind fit all words of a query; nothing when one is missing. Words are in lower case.
std::optional<int> rankOf(const std::vector<std::string>& words, std::string_view name, std::string_view space, std::string_view kind);

// Looks through every object that was read: the typed stores and the tables of kinds. A step ends after so many rows, wherever it is.
class ObjectFinder : public ObjectScan
{
public:
    using OnChosen = std::function<void(const ObjectAddress&)>;

    // The session outlives it.
    ObjectFinder(Session& session, const QString& query, int limit, OnChosen onChosen);
    ~ObjectFinder() override;

    bool advance(int objects) override;
    std::vector<PaletteObject> best() const override;

private:
    class Part;
    template <typename Row>
    class StorePart;

    void addTyped(Session& session);
    void addKinds(Session& session);
    template <typename Row>
    void add(const Store<Row>& store, KubeKind kind, Glyph glyph, std::function<QString(const Row&)> note,
             std::shared_ptr<const void> owner = {});
    void keepBest();

    std::vector<std::string> m_words;
    std::size_t m_limit;
    OnChosen m_onChosen;
    std::vector<std::unique_ptr<Part>> m_parts;
    std::size_t m_part = 0; // the one that is being looked through
    std::vector<FoundObject> m_found;
};

} // namespace tealdeck
