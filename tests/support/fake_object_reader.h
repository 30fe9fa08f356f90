#pragma once

#include "core/session/object_reader.h"

#include <memory>
#include <vector>

namespace tealdeck
{

// An ObjectReader whose answers the test gives; ended readings are not told.
class FakeObjectReader : public ObjectReader
{
public:
    struct Reading
    {
        ObjectAddress object;
        OnView onView;
    };
    struct Revealing
    {
        ObjectAddress object;
        MaskedValue masked;
        OnRevealed onRevealed;
    };

    Handle read(const ObjectAddress& object, OnView onView) override
    {
        ++reads;
        reading = std::make_shared<Reading>(Reading{object, std::move(onView)});
        return Handle([this, mine = std::weak_ptr(reading)] {
            if (reading && reading == mine.lock())
                reading.reset();
        });
    }
    Handle readVersion(const ObjectAddress&, OnVersion onVersion) override
    {
        ++versionReads;
        versionAsked = std::move(onVersion);
        return Handle([this] { versionAsked = nullptr; });
    }
    Handle reveal(const ObjectAddress& object, const MaskedValue& masked, OnRevealed onRevealed) override
    {
        revealing = std::make_shared<Revealing>(Revealing{object, masked, std::move(onRevealed)});
        return Handle([this, mine = std::weak_ptr(revealing)] {
            if (revealing && revealing == mine.lock())
                revealing.reset();
        });
    }
    Message revealSentence(const ObjectAddress& object, const MaskedValue& masked) const override
    {
        return message("Object", "Revealed %1 of %2 %3 by %4.", {masked.key, "secret", object.namespaceName + "/" + object.name, "jane"});
    }

    void tell(Result<ObjectView> view) const
    {
        if (const auto held = reading)
            held->onView(std::move(view));
    }
    void give(Result<RevealedValue> value) const
    {
        if (const auto held = revealing)
            held->onRevealed(std::move(value));
    }

    int reads = 0;
    int versionReads = 0;
    OnVersion versionAsked; // empty: ended
    std::shared_ptr<Reading> reading; // nothing: ended
    std::shared_ptr<Revealing> revealing;
};

} // namespace tealdeck
