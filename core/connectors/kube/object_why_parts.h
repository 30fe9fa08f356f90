#pragma once

#include "core/connectors/kube/object_why.h"

#include <string>

// The parts of whyOf(), one for each family of kinds; internal to it.
namespace tealdeck
{

std::optional<ObjectWhy> whyOfPod(const WhyFacts& facts);
std::optional<ObjectWhy> whyOfWorkload(const WhyFacts& facts); // Deployment, ReplicaSet, StatefulSet, DaemonSet
std::optional<ObjectWhy> whyOfJob(const WhyFacts& facts); // Job, CronJob
std::optional<ObjectWhy> whyOfStorage(const WhyFacts& facts); // PersistentVolumeClaim, PersistentVolume
std::optional<ObjectWhy> whyOfNode(const WhyFacts& facts);
std::optional<ObjectWhy> whyOfAutoscaler(const WhyFacts& facts); // HorizontalPodAutoscaler, PodDisruptionBudget

// The condition of this type, or null.
const ObjectJson& conditionOf(const ObjectJson& object, std::string_view type);
bool isCondition(const ObjectJson& condition, std::string_view status);
// The newest event with one of these reasons; nullptr when there is none.
const ObjectEvent* newestEvent(const WhyFacts& facts, std::initializer_list<std::string_view> reasons);
// "12 min", "3 h", "2 d": how long ago, for sentences. "?" when it is not known.
std::string ageText(std::optional<WallTime> since, WallTime now);
// The other side's words for a sentence: without passwords, without line ends, without the full stop at the end, not longer than 300.
std::string wordsOf(const std::string& text);

} // namespace tealdeck
