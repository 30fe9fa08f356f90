package main

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

const (
	workers    = 32
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

func makePod(ctx context.Context, client kubernetes.Interface, number, nodes int) error {
	pod, err := client.CoreV1().Pods(spaceOf(number)).Create(ctx, podOf(number, nodes), metav1.CreateOptions{})
	if err != nil {
		return err
	}
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
	_, err = client.CoreV1().Pods(pod.Namespace).UpdateStatus(ctx, pod, metav1.UpdateOptions{})
	return err
}

func load(ctx context.Context, kube *rest.Config, nodes, pods int) error {
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
	begin := time.Now()
	var done atomic.Int64
	err = parallel(pods, func(number int) error {
		if count := done.Add(1); count%10000 == 0 {
			fmt.Fprintf(os.Stderr, "peers: %d pods in %.0f s\n", count, time.Since(begin).Seconds())
		}
		return makePod(ctx, client, number, nodes)
	})
	return err
}
