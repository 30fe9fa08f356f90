#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/message.h"
#include "core/domain/cluster.h"
#include "core/domain/object_verb.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// Names one object of the Kubernetes API and where it is read. The plural is empty for a kind that is not known here: such an object can
// be named, not read.
struct ObjectAddress
{
    std::string group{}; // empty: the core group
    std::string version{};
    std::string plural{};
    std::string kind{};
    std::string namespaceName{}; // empty: it has none
    std::string name{};
    std::string uid{}; // empty where only the name is known

    bool isReadable() const { return !plural.empty() && !name.empty(); }
    bool operator==(const ObjectAddress&) const = default;
};

// How an object is, for its glyph; the word beside it is Kubernetes' own.
enum class ObjectMood
{
    Fine,
    Moving, // starting, ending, rolling out
    Waiting,
    Troubled, // works, but not as desired
    Broken,
    Ended, // done, as it should
    Unknown,
};

// metav1.Condition and its kin.
struct ObjectCondition
{
    std::string type{};
    std::string status{}; // True | False | Unknown
    std::string reason{};
    std::string text{};
    std::optional<WallTime> since{};
    bool operator==(const ObjectCondition&) const = default;
};

// One event about the object; repeats are counted by who reported them.
struct ObjectEvent
{
    std::string type{}; // Normal | Warning
    std::string reason{};
    std::string text{};
    std::string source{}; // "kubelet", "deployment-controller"
    std::string namespaceName{};
    std::string objectKind{};
    std::string objectName{};
    int count = 1;
    bool isSeries = false;
    std::optional<WallTime> first{};
    std::optional<WallTime> last{};
    bool operator==(const ObjectEvent&) const = default;
};

// One controller above the object. `problem` says why it could not be read.
struct ObjectOwner
{
    ObjectAddress object{};
    std::optional<Error> problem{};
    bool operator==(const ObjectOwner&) const = default;
};

// An object that has to do with this one, and how: "selects it", "is mounted".
struct RelatedObject
{
    ObjectAddress object{};
    Message relation{};
    std::string note{}; // its own words: "Running", "Bound"; may be empty
    bool operator==(const RelatedObject&) const = default;
};

// One line of the facts; either a text or a time.
struct ObjectFact
{
    Message name{};
    std::string value{};
    std::optional<WallTime> time{};
    bool operator==(const ObjectFact&) const = default;
};

// Why an object is not as it should be: what is so, and what follows from it; from its status and events only, never guessed.
struct ObjectWhy
{
    Message fact{};
    Message consequence{}; // may be empty
    ObjectMood mood = ObjectMood::Broken;
    bool operator==(const ObjectWhy&) const = default;
};

// A value that was taken out before the object became text. It can be revealed by its pointer (RFC 6901), which is journalled.
struct MaskedValue
{
    std::string pointer{};
    std::string key{}; // "password", for people
    std::size_t bytes = 0;
    bool operator==(const MaskedValue&) const = default;
};

// Everything that is known about one object. No text in it holds a secret: values were masked before.
struct ObjectView
{
    ObjectAddress address{};
    ObjectMeta meta{};
    std::vector<std::string> finalizers{};
    std::string status{}; // "CrashLoopBackOff", "Bound"; empty: the kind has no such word
    ObjectMood mood = ObjectMood::Unknown;
    std::string node{};
    std::vector<ObjectFact> facts{};
    std::optional<ObjectWhy> why{};
    std::vector<ObjectCondition> conditions{};
    std::vector<ObjectEvent> events{}; // newest first
    std::vector<ObjectOwner> owners{}; // the nearest first
    std::vector<RelatedObject> related{};
    std::vector<ObjectOffer> offers{}; // what can be done with it
    std::vector<Error> problems{}; // what could not be read beside the object: the missing rights, named
    std::vector<MaskedValue> masked{};
    std::string yaml{}; // without managedFields
    std::string fullYaml{}; // with them
    std::string json{}; // with them
    WallTime readAt{}; // by the server's clock
    bool areEventsKnown = false; // they were read; none is then the truth
    bool isComplete = false; // owners, related objects and events were read as well

    bool operator==(const ObjectView&) const = default;
};

} // namespace tealdeck
