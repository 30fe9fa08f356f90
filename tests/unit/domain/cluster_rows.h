#pragma once

#include "core/domain/application.h"

#include <deque>
#include <string>
#include <vector>

namespace tealdeck
{

// A cluster made of a few rows, for tests about applications.
class ClusterRows
{
public:
    // A Deployment whose pods carry app and color.
    Workload& deployment(const std::string& app, const std::string& slot, const std::string& slotLabel = "color",
                         const std::string& space = "shop")
    {
        Workload& workload = m_workloads.emplace_back();
        workload.meta = metaOf(app + "-" + slot, space);
        workload.desired = 2;
        workload.selector = {{"app", app}, {slotLabel, slot}};
        workload.templateLabels = workload.selector;
        workload.images = {{.container = "app", .image = "registry/" + app + ":1", .digest = {}}};
        return workload;
    }

    Service& service(const std::string& name, Labels selector, const std::string& space = "shop")
    {
        Service& service = m_services.emplace_back();
        service.meta = metaOf(name, space);
        service.type = "ClusterIP";
        service.clusterIp = "10.0.0.1";
        service.selector = std::move(selector);
        return service;
    }

    Ingress& ingress(const std::string& name, const std::string& service, const std::string& space = "shop")
    {
        Ingress& ingress = m_ingresses.emplace_back();
        ingress.meta = metaOf(name, space);
        ingress.serviceNames = {service};
        return ingress;
    }

    // A ready pod of the workload.
    Pod& pod(const Workload& workload, const std::string& name)
    {
        Pod& pod = m_pods.emplace_back();
        pod.meta = metaOf(name, workload.meta.namespaceName);
        pod.meta.labels = workload.templateLabels;
        pod.isReady = true;
        pod.images = {{.container = "app", .image = "x", .digest = "sha256:1"}};
        return pod;
    }

    std::vector<Application> applications(const std::vector<std::string>& slotLabels = defaultSlotLabels()) const
    {
        ClusterView view;
        for (const Service& service : m_services)
            view.services.push_back(&service);
        for (const Workload& workload : m_workloads)
            view.workloads.push_back(&workload);
        for (const Pod& pod : m_pods)
            view.pods.push_back(&pod);
        for (const Ingress& ingress : m_ingresses)
            view.ingresses.push_back(&ingress);
        return findApplications(view, slotLabels);
    }

    // The keys of the applications found, one after the other.
    std::string keys() const
    {
        std::string text;
        for (const Application& application : applications())
            text += (text.empty() ? "" : " ") + application.key();
        return text;
    }

private:
    ObjectMeta metaOf(const std::string& name, const std::string& space)
    {
        ObjectMeta meta;
        meta.name = name;
        meta.namespaceName = space;
        meta.uid = "uid-" + std::to_string(++m_count);
        meta.created = WallTime(std::chrono::hours(m_count));
        return meta;
    }

    std::deque<Workload> m_workloads; // a deque, so that references stay good
    std::deque<Service> m_services;
    std::deque<Pod> m_pods;
    std::deque<Ingress> m_ingresses;
    int m_count = 0;
};

} // namespace tealdeck
