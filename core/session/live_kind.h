#pragma once

#include "core/base/listeners.h"
#include "core/domain/kube_kind.h"
#include "core/domain/label_selector.h"
#include "core/domain/store.h"
#include "core/domain/table_row.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tealdeck
{

// The right that reading a kind lacks, as RBAC writes it.
struct MissingRule
{
    std::string verb; // "list"
    std::string group; // empty: the core group
    std::string resource; // "deployments"
    std::string namespaceName; // empty: the whole cluster
    bool operator==(const MissingRule&) const = default;
};

// The rule as YAML for a Role or ClusterRole, with everything that a live table needs: ready to be copied.
std::string ruleText(const MissingRule& rule);

// One kind as a live table: its rows, its columns and how far they may be believed. Whoever holds it keeps it alive (see KindTables).
class LiveKind
{
public:
    LiveKind(KubeKind kind, std::string namespaceName, LabelSelector labels)
        : m_kind(std::move(kind))
        , m_namespace(std::move(namespaceName))
        , m_labels(std::move(labels))
    {
    }

    const KubeKind& kind() const { return m_kind; }
    const std::string& namespaceName() const { return m_namespace; } // empty: all of them
    const LabelSelector& labels() const { return m_labels; } // empty: all objects
    const Store<TableRow>& rows() const { return m_store; }
    // Empty until the first row was read.
    const TableColumns& columns() const { return *m_columns; }
    // Nothing while reading is permitted.
    std::optional<MissingRule> missingRule() const;

    Handle onColumns(std::function<void()> listener) const { return m_columnListeners.add(std::move(listener)); }

private:
    friend class KindTables;
    KubeKind m_kind;
    std::string m_namespace;
    LabelSelector m_labels;
    Store<TableRow> m_store;
    std::shared_ptr<const TableColumns> m_columns = std::make_shared<TableColumns>();
    mutable Listeners m_columnListeners;
};

} // namespace tealdeck
