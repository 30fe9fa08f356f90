#include "core/connectors/kube/proto/proto_rows.h"

namespace tealdeck::proto
{
namespace
{

void readSelector(protozero::data_view bytes, Workload& workload)
{
    std::vector<protozero::data_view> labels;
    forEachField<LabelSelectorField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case LabelSelectorField::matchLabels: labels.push_back(field.get_view()); break;
        case LabelSelectorField::matchExpressions:
            workload.hasSelectorExpressions = true;
            field.skip();
            break;
        default: field.skip();
        }
    });
    workload.selector = readMap(labels);
}

Labels readLabels(protozero::data_view meta)
{
    std::vector<protozero::data_view> labels;
    forEachField<ObjectMetaField>(meta, [&](auto& field) {
        if (field.tag() == ObjectMetaField::labels)
            labels.push_back(field.get_view());
        else
            field.skip();
    });
    return readMap(labels);
}

std::vector<ContainerImage> readImagesOf(protozero::data_view podSpec)
{
    std::vector<protozero::data_view> containers;
    forEachField<PodSpecField>(podSpec, [&](auto& field) {
        if (field.tag() == PodSpecField::containers)
            containers.push_back(field.get_view());
        else
            field.skip();
    });
    return readImages(containers);
}

void readTemplate(protozero::data_view bytes, Workload& workload)
{
    forEachField<PodTemplateSpecField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case PodTemplateSpecField::metadata: workload.templateLabels = readLabels(field.get_view()); break;
        case PodTemplateSpecField::spec: workload.images = readImagesOf(field.get_view()); break;
        default: field.skip();
        }
    });
}

// Only deployments can be paused.
bool isPausedField(DeploymentSpecField field)
{
    return field == DeploymentSpecField::paused;
}
bool isPausedField(StatefulSetSpecField)
{
    return false;
}

// Deployments and stateful sets have the same names under different numbers.
template <typename SpecField>
void readSpec(protozero::data_view bytes, Workload& workload)
{
    forEachField<SpecField>(bytes, [&](auto& field) {
        if (field.tag() == SpecField::replicas)
            workload.desired = field.get_int32();
        else if (field.tag() == SpecField::selector)
            readSelector(field.get_view(), workload);
        else if (field.tag() == SpecField::template_)
            readTemplate(field.get_view(), workload);
        else if (isPausedField(field.tag()))
            workload.isPaused = field.get_bool();
        else
            field.skip();
    });
}

template <typename StatusField>
void readStatus(protozero::data_view bytes, Workload& workload)
{
    forEachField<StatusField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case StatusField::replicas: workload.replicas = field.get_int32(); break;
        case StatusField::readyReplicas: workload.ready = field.get_int32(); break;
        case StatusField::updatedReplicas: workload.updated = field.get_int32(); break;
        case StatusField::availableReplicas: workload.available = field.get_int32(); break;
        case StatusField::observedGeneration: workload.observedGeneration = field.get_int64(); break;
        default: field.skip();
        }
    });
}

template <typename Field, typename SpecField, typename StatusField>
Workload readWorkload(protozero::data_view bytes, WorkloadKind kind, RowPools& pools)
{
    Workload workload;
    workload.kind = kind;
    workload.desired = 1; // the API's default
    const auto readGeneration = [&workload](FieldValue<ObjectMetaField>& field) {
        if (field.tag() == ObjectMetaField::generation)
            workload.generation = field.get_int64();
        else
            field.skip();
    };
    forEachField<Field>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case Field::metadata: workload.meta = readMeta(field.get_view(), pools, readGeneration); break;
        case Field::spec: readSpec<SpecField>(field.get_view(), workload); break;
        case Field::status: readStatus<StatusField>(field.get_view(), workload); break;
        default: field.skip();
        }
    });
    return workload;
}

} // namespace

Workload readDeployment(protozero::data_view bytes, RowPools& pools)
{
    return readWorkload<DeploymentField, DeploymentSpecField, DeploymentStatusField>(bytes, WorkloadKind::Deployment, pools);
}

Workload readStatefulSet(protozero::data_view bytes, RowPools& pools)
{
    return readWorkload<StatefulSetField, StatefulSetSpecField, StatefulSetStatusField>(bytes, WorkloadKind::StatefulSet, pools);
}

LeaseValue readLease(protozero::data_view bytes, RowPools& pools)
{
    LeaseValue lease;
    const auto readSpecField = [&](auto& field) {
        switch (field.tag()) {
        case LeaseSpecField::holderIdentity: lease.holderIdentity = string(field); break;
        case LeaseSpecField::leaseDurationSeconds: lease.leaseDurationSeconds = field.get_int32(); break;
        case LeaseSpecField::acquireTime: lease.acquireTime = readTime(field.get_view()); break;
        case LeaseSpecField::renewTime: lease.renewTime = readTime(field.get_view()); break;
        case LeaseSpecField::leaseTransitions: lease.leaseTransitions = field.get_int32(); break;
        default: field.skip();
        }
    };
    forEachField<LeaseField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case LeaseField::metadata: lease.meta = readMeta(field.get_view(), pools); break;
        case LeaseField::spec: forEachField<LeaseSpecField>(field.get_view(), readSpecField); break;
        default: field.skip();
        }
    });
    return lease;
}

} // namespace tealdeck::proto
