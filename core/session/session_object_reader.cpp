#include "core/session/session_object_reader.h"

#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/object_read.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace tealdeck
{
namespace
{

std::string subjectOf(const ObjectAddress& object)
{
    return object.namespaceName.empty() ? object.name : object.namespaceName + "/" + object.name;
}

Message sentenceFor(const ObjectAddress& object, const MaskedValue& masked, const std::string& actor)
{
    std::string kind = object.kind;
    if (!kind.empty() && kind.front() >= 'A' && kind.front() <= 'Z')
        kind.front() = static_cast<char>(kind.front() - 'A' + 'a');
    return message("Object", "Revealed %1 of %2 %3 by %4.", {masked.key, kind, subjectOf(object), actor.empty() ? "?" : actor});
}

// One value on its way: the object is read, the act is journalled, and then the value is given.
class Revealing : public std::enable_shared_from_this<Revealing>
{
public:
    Revealing(Journal& journal, JournalDraft draft, ObjectAddress object, std::string pointer, ObjectReader::OnRevealed onRevealed)
        : m_journal(journal)
        , m_draft(std::move(draft))
        , m_object(std::move(object))
        , m_pointer(std::move(pointer))
        , m_onRevealed(std::move(onRevealed))
    {
    }

    void start(HttpClient& http)
    {
        m_request = readRawObject(http, m_object, [weak = weak_from_this()](const Result<ObjectJson>& object) {
            if (const auto self = weak.lock())
                self->takeObject(object);
        });
    }

private:
    void takeObject(const Result<ObjectJson>& object)
    {
        if (!object)
            return m_onRevealed(fail(object.error()));
        if (!m_object.uid.empty() && textAt(*object, {"metadata", "uid"}) != m_object.uid)
            return m_onRevealed(
                fail(ErrorKind::NotFound,
                     message("Object", "%1 is another object of the same name now. Read it again.", {subjectOf(m_object)})));
        Result<std::string> value = unmaskedValue(*object, m_pointer);
        if (!value)
            return m_onRevealed(fail(std::move(value).error()));
        m_value = Secret(*std::move(value));
        m_append = m_journal.append(std::move(m_draft), JournalUrgency::Normal, [weak = weak_from_this()](Result<JournalEntry> entry) {
            if (const auto self = weak.lock())
                self->takeEntry(std::move(entry));
        });
    }

    void takeEntry(Result<JournalEntry> entry)
    {
        if (!entry)
            return m_onRevealed(fail(std::move(entry).error()));
        m_onRevealed(RevealedValue(std::exchange(m_value, Secret()), *std::move(entry)));
    }

    Journal& m_journal;
    JournalDraft m_draft;
    ObjectAddress m_object;
    std::string m_pointer;
    ObjectReader::OnRevealed m_onRevealed;
    Secret m_value;
    Handle m_request;
    Handle m_append;
};

} // namespace

SessionObjectReader::SessionObjectReader(HttpClient& http, Journal& journal, const Clock& clock, std::function<RevealContext()> context)
    : m_http(http)
    , m_journal(journal)
    , m_clock(clock)
    , m_context(std::move(context))
{
}

Handle SessionObjectReader::read(const ObjectAddress& object, OnView onView)
{
    return readObject(m_http, m_clock, object, std::move(onView));
}

Handle SessionObjectReader::readVersion(const ObjectAddress& object, OnVersion onVersion)
{
    return readObjectVersion(m_http, object, std::move(onVersion));
}

Handle SessionObjectReader::reveal(const ObjectAddress& object, const MaskedValue& masked, OnRevealed onRevealed)
{
    const RevealContext context = m_context();
    const nlohmann::json body{{"kind", object.kind}, {"group", object.group}, {"uid", object.uid}, {"pointer", masked.pointer}};
    JournalDraft draft{.change = {},
                       .kind = JournalKind::Notice,
                       .environment = context.environment,
                       .context = context.context,
                       .clusterUid = context.clusterUid,
                       .subject = subjectOf(object),
                       .actor = context.actor,
                       .summary = render(sentenceFor(object, masked, context.actor)),
                       .body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                       .serverTime = std::nullopt,
                       .isSandbox = context.isSandbox};
    auto revealing = std::make_shared<Revealing>(m_journal, std::move(draft), object, masked.pointer, std::move(onRevealed));
    revealing->start(m_http);
    return Handle([revealing = std::move(revealing)]() mutable { revealing.reset(); });
}

Message SessionObjectReader::revealSentence(const ObjectAddress& object, const MaskedValue& masked) const
{
    return sentenceFor(object, masked, m_context().actor);
}

RevealContext revealContextOf(const SessionSettings& settings, const SessionIdentity& identity)
{
    return {.environment = environmentTitle(settings),
            .context = settings.context,
            .clusterUid = identity.clusterUid.value,
            .actor = identity.user,
            .isSandbox = settings.isSandbox};
}

} // namespace tealdeck
