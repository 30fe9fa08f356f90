package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync/atomic"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

const lastPod = "storm-end" // in the first namespace; comes after everything else

// What a storm did, and the rows that the server has after it.
type stormReport struct {
	Updates int64   `json:"updates"`
	Deletes int64   `json:"deletes"`
	Creates int64   `json:"creates"`
	Seconds float64 `json:"seconds"`
}

// Seven changes of one pod, then it is deleted and another is made.
func stormOver(ctx context.Context, client kubernetes.Interface, pod *corev1.Pod, number int, result *stormReport) error {
	api := client.CoreV1().Pods(pod.Namespace)
	for step := range 7 {
		patch := fmt.Sprintf(`{"metadata":{"labels":{"storm":"%d"}}}`, step)
		if _, err := api.Patch(ctx, pod.Name, types.MergePatchType, []byte(patch), metav1.PatchOptions{}); err != nil {
			return err
		}
		atomic.AddInt64(&result.Updates, 1)
	}
	now := int64(0)
	if err := api.Delete(ctx, pod.Name, metav1.DeleteOptions{GracePeriodSeconds: &now}); err != nil {
		return err
	}
	atomic.AddInt64(&result.Deletes, 1)
	fresh := podOf(number, 1)
	fresh.Namespace, fresh.Name = pod.Namespace, fmt.Sprintf("storm-%07d", number)
	_, err := api.Create(ctx, fresh, metav1.CreateOptions{})
	atomic.AddInt64(&result.Creates, 1)
	return err
}

// Changes so many pods of one namespace as fast as the server takes it, then makes the last pod and writes what the server has.
func storm(ctx context.Context, kube *rest.Config, count int, file string) error {
	client, err := kubernetes.NewForConfig(kube)
	if err != nil {
		return err
	}
	list, err := client.CoreV1().Pods(spaceOf(0)).List(ctx, metav1.ListOptions{ResourceVersion: "0"})
	if err != nil {
		return err
	}
	pods := list.Items
	begin := time.Now()
	result := stormReport{}
	err = parallel(min(count, len(pods)), func(number int) error { return stormOver(ctx, client, &pods[number], number, &result) })
	if err != nil {
		return err
	}
	result.Seconds = time.Since(begin).Seconds()
	end := podOf(0, 1)
	end.Namespace, end.Name = spaceOf(0), lastPod
	if _, err := client.CoreV1().Pods(end.Namespace).Create(ctx, end, metav1.CreateOptions{}); err != nil {
		return err
	}
	if err := writeRows(ctx, client, file); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(result)
}

// The server's list: "namespace/name version" a line, sorted.
func writeRows(ctx context.Context, client kubernetes.Interface, file string) error {
	list, err := client.CoreV1().Pods("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return err
	}
	var rows []string
	for i := range list.Items {
		pod := &list.Items[i]
		rows = append(rows, pod.Namespace+"/"+pod.Name+" "+pod.ResourceVersion)
	}
	sort.Strings(rows)
	return os.WriteFile(file, []byte(strings.Join(rows, "\n")+"\n"), 0o600)
}
