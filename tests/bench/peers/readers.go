package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

const streamingList = "/api/v1/pods?watch=true&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"

// Reads frames, decodes nothing but the type of an event: what the wire alone takes.
func stream(ctx context.Context, kube *rest.Config) error {
	client, err := rest.HTTPClientFor(kube)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, kube.Host+streamingList, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Accept", "application/vnd.kubernetes.protobuf;stream=watch")
	begin := time.Now()
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the server answered %s", response.Status)
	}
	reader := bufio.NewReaderSize(response.Body, 1<<20)
	result := report{}
	frame := make([]byte, 1<<20)
	for {
		var length uint32
		if err := binary.Read(reader, binary.BigEndian, &length); err != nil {
			return err
		}
		if int(length) > len(frame) {
			frame = make([]byte, length)
		}
		if _, err := io.ReadFull(reader, frame[:length]); err != nil {
			return err
		}
		result.Bytes += int64(length) + 4
		kind := string(frame[2 : 2+int(frame[1])]) // 1: type, the first field
		if kind == "BOOKMARK" {
			result.Complete = time.Since(begin).Seconds()
			return result.print()
		}
		if result.Rows == 0 {
			result.FirstRow = time.Since(begin).Seconds()
		}
		result.Rows++
	}
}

func informer(ctx context.Context, kube *rest.Config) error {
	client, err := kubernetes.NewForConfig(kube)
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	pods := factory.Core().V1().Pods().Informer()
	first := make(chan time.Time, 1)
	_, err = pods.AddEventHandler(cache.ResourceEventHandlerFuncs{AddFunc: func(object interface{}) {
		if _, isPod := object.(*corev1.Pod); isPod {
			select {
			case first <- time.Now():
			default:
			}
		}
	}})
	if err != nil {
		return err
	}
	begin := time.Now()
	factory.Start(ctx.Done())
	if !cache.WaitForCacheSync(ctx.Done(), pods.HasSynced) {
		return fmt.Errorf("the informer did not sync")
	}
	complete := time.Since(begin).Seconds()
	return report{FirstRow: (<-first).Sub(begin).Seconds(), Complete: complete, Rows: len(pods.GetStore().ListKeys())}.print()
}
