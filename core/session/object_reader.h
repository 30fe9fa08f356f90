#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/domain/object_view.h"
#include "core/journal/journal_entry.h"

#include <functional>
#include <string>
#include <utility>

namespace tealdeck
{

// A value that was masked, for whoever asked for it by a deliberate act. It can only be made with the journal's entry about that act.
class RevealedValue
{
public:
    RevealedValue(Secret value, JournalEntry entry)
        : m_value(std::move(value))
        , m_entry(std::move(entry))
    {
    }

    const Secret& value() const { return m_value; }
    const JournalEntry& entry() const { return m_entry; }

private:
    Secret m_value;
    JournalEntry m_entry;
};

// The seam through which a page reads single objects. Completions run on the home thread, never inside the call and never after their
// Handle ended.
class ObjectReader
{
public:
    virtual ~ObjectReader() = default;

    using OnView = std::function<void(Result<ObjectView>)>;
    // Tells the object as soon as it is here and again with all that belongs to it (ObjectView::isComplete); or, once, why it cannot be
    // read (NotFound: it is gone; Forbidden).
    virtual Handle read(const ObjectAddress& object, OnView onView) = 0;

    using OnVersion = std::function<void(Result<std::string>)>;
    // The object's resourceVersion alone, by its metadata: a small look at whether it changed. Errors as read().
    virtual Handle readVersion(const ObjectAddress& object, OnVersion onVersion) = 0;

    using OnRevealed = std::function<void(Result<RevealedValue>)>;
    // Reads one masked value. "Revealed KEY of KIND NS/NAME by WHO" is in the journal, flushed, before the value is given; where it cannot
    // be written, nothing is given. Errors: JournalUnavailable, NotFound (the value or the object is not there any more), as read().
    virtual Handle reveal(const ObjectAddress& object, const MaskedValue& masked, OnRevealed onRevealed) = 0;

    // The sentence that reveal() would write, for whoever is asked whether to do it.
    virtual Message revealSentence(const ObjectAddress& object, const MaskedValue& masked) const = 0;
};

} // namespace tealdeck
