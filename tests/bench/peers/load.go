package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

const (
	workers    = 8
	namespaces = 40
	replicas   = 14 // pods that share a replica set
)

func spaceOf(pod int) string { return fmt.Sprintf("team-%02d", pod%namespaces) }

// Runs one task for each number below count, on several workers; the first error ends it.
func parallel(count int, task func(int) error) error {
	var next, failed atomic.Int64
	var first atomic.Value
	var group sync.WaitGroup
	for range workers {
		group.Add(1)
		go func() {
			defer group.Done()
			for number := next.Add(1) - 1; number < int64(count) && failed.Load() == 0; number = next.Add(1) - 1 {
				if err := task(int(number)); err != nil {
					failed.Store(1)
					first.CompareAndSwap(nil, err)
				}
			}
		}()
	}
	group.Wait()
	if err, isThere := first.Load().(error); isThere {
		return err
	}
	return nil
}

func makeSpaces(ctx context.Context, client kubernetes.Interface) error {
	for number := range namespaces {
		space := spaceOf(number)
		object := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: space}}
		if _, err := client.CoreV1().Namespaces().Create(ctx, object, metav1.CreateOptions{}); err != nil && !apierrors.IsAlreadyExists(err) {
			return err
		}
		account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: "default"}}
		_, err := client.CoreV1().ServiceAccounts(space).Create(ctx, account, metav1.CreateOptions{})
		if err != nil && !apierrors.IsAlreadyExists(err) {
			return err
		}
	}
	return nil
}

func makeNode(ctx context.Context, client kubernetes.Interface, number int) error {
	node := &corev1.Node{ObjectMeta: metav1.ObjectMeta{
		Name: fmt.Sprintf("node-%04d", number),
		Labels: map[string]string{
			"topology.kubernetes.io/zone": fmt.Sprintf("zone-%c", 'a'+number%3), "kubernetes.io/os": "linux",
			"node.kubernetes.io/instance-type": "m6i.4xlarge",
		},
	}}
	_, err := client.CoreV1().Nodes().Create(ctx, node, metav1.CreateOptions{})
	return err
}

// A pod as they are found: probes, environment, volumes, tolerations, conditions.
func podOf(number, nodes int) *corev1.Pod {
	set := number / (namespaces * replicas)
	app := fmt.Sprintf("service-%03d", set%180)
	hash := fmt.Sprintf("%08x", uint32(set)*2654435761)
	isController := true
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{
			Name:      fmt.Sprintf("%s-%s-%05d", app, hash, number),
			Namespace: spaceOf(number),
			Labels: map[string]string{
				"app": app, "app.kubernetes.io/name": app, "app.kubernetes.io/part-of": "bench", "pod-template-hash": hash,
				"tier": []string{"front", "back", "batch"}[set%3],
			},
			Annotations: map[string]string{"prometheus.io/scrape": "true", "prometheus.io/port": "9090"},
			OwnerReferences: []metav1.OwnerReference{{
				APIVersion: "apps/v1", Kind: "ReplicaSet", Name: app + "-" + hash, UID: "11111111-2222-3333-4444-555555555555",
				Controller: &isController,
			}},
		},
		Spec: corev1.PodSpec{NodeName: fmt.Sprintf("node-%04d", number%nodes), Containers: containers(app)},
	}
	for i := range 4 {
		pod.Spec.Volumes = append(pod.Spec.Volumes, corev1.Volume{
			Name:         fmt.Sprintf("config-%d", i),
			VolumeSource: corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{LocalObjectReference: corev1.LocalObjectReference{Name: app}}},
		})
	}
	return pod
}

func containers(app string) []corev1.Container {
	var all []corev1.Container
	for _, name := range []string{"main", "proxy"} {
		container := corev1.Container{
			Name: name, Image: "registry.example/bench/" + app + "/" + name + ":1.42.0",
			Resources: corev1.ResourceRequirements{Requests: corev1.ResourceList{
				corev1.ResourceCPU: resource.MustParse("250m"), corev1.ResourceMemory: resource.MustParse("512Mi")}},
		}
		for i := range 10 {
			container.Env = append(container.Env, corev1.EnvVar{Name: fmt.Sprintf("SETTING_%02d", i), Value: "a value of a usual length"})
		}
		for i := range 4 {
			container.VolumeMounts = append(container.VolumeMounts,
				corev1.VolumeMount{Name: fmt.Sprintf("config-%d", i), MountPath: fmt.Sprintf("/etc/%s/%d", app, i)})
		}
		all = append(all, container)
	}
	return all
}

// One pod as the API server keeps it: with defaults, what admission adds, managedFields and a status.
func makeTemplate(ctx context.Context, client kubernetes.Interface) (*corev1.Pod, error) {
	pod, err := client.CoreV1().Pods(spaceOf(0)).Create(ctx, podOf(0, 1), metav1.CreateOptions{})
	if err != nil {
		return nil, err
	}
	setStatus(pod, 0)
	pod, err = client.CoreV1().Pods(pod.Namespace).UpdateStatus(ctx, pod, metav1.UpdateOptions{})
	if err != nil {
		return nil, err
	}
	now := int64(0)
	return pod, client.CoreV1().Pods(pod.Namespace).Delete(ctx, pod.Name, metav1.DeleteOptions{GracePeriodSeconds: &now})
}

func setStatus(pod *corev1.Pod, number int) {
	now := metav1.Now()
	pod.Status = corev1.PodStatus{Phase: corev1.PodRunning, PodIP: fmt.Sprintf("10.%d.%d.%d", number>>16&255, number>>8&255, number&255), StartTime: &now}
	for _, condition := range []corev1.PodConditionType{corev1.PodScheduled, corev1.PodInitialized, corev1.ContainersReady, corev1.PodReady} {
		pod.Status.Conditions = append(pod.Status.Conditions,
			corev1.PodCondition{Type: condition, Status: corev1.ConditionTrue, LastTransitionTime: now})
	}
	isStarted := true
	for _, container := range pod.Spec.Containers {
		pod.Status.ContainerStatuses = append(pod.Status.ContainerStatuses, corev1.ContainerStatus{
			Name: container.Name, Image: container.Image, Ready: true, Started: &isStarted,
			ImageID: "registry.example/bench@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
			State:   corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: now}},
		})
	}
}

// The pod of this number, made after the template.
func storedPod(template *corev1.Pod, number, nodes int) *corev1.Pod {
	pod := podOf(number, nodes)
	wanted := pod.Spec
	pod.Spec = *template.Spec.DeepCopy()
	pod.Spec.NodeName = wanted.NodeName
	for i := range pod.Spec.Containers {
		pod.Spec.Containers[i].Image = wanted.Containers[i].Image
	}
	for i := range wanted.Volumes {
		pod.Spec.Volumes[i] = wanted.Volumes[i]
	}
	pod.UID = types.UID(fmt.Sprintf("%08x-0000-4000-8000-%012x", number, number))
	pod.CreationTimestamp = metav1.Now()
	pod.Generation = 1
	pod.ManagedFields = template.ManagedFields
	setStatus(pod, number)
	return pod
}

func load(ctx context.Context, kube *rest.Config, etcd string, nodes, pods int) error {
	client, err := kubernetes.NewForConfig(kube)
	if err != nil {
		return err
	}
	if err := makeSpaces(ctx, client); err != nil {
		return err
	}
	if err := parallel(nodes, func(number int) error { return makeNode(ctx, client, number) }); err != nil {
		return err
	}
	template, err := makeTemplate(ctx, client)
	if err != nil {
		return err
	}
	return parallel((pods+perTransaction-1)/perTransaction, func(part int) error {
		var some []*corev1.Pod
		for number := part * perTransaction; number < min(pods, (part+1)*perTransaction); number++ {
			some = append(some, storedPod(template, number, nodes))
		}
		return store(ctx, etcd, some)
	})
}
